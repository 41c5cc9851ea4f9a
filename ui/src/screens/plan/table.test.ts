import { configure, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeRecords } from '../../lib/backend/fake/world';
import type { Show } from '../../lib/contract';
import { app } from '../../lib/state/app.svelte';
import { stage } from '../../test/stage';
import PlanScreen from './PlanScreen.svelte';
import { ticksOf } from './ticks';

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

beforeEach(() => {
  location.hash = '#/plan/plan';
  app.start = null;
});

const rows = () => screen.getAllByRole('row').filter((row) => row.hasAttribute('data-row'));
const rowAt = (at: number) =>
  waitFor(() => {
    const row = rows()[at];
    if (!row || within(row).queryByText('Reading')) throw new Error('no row yet');
    return row;
  });
const tickOf = (row: HTMLElement) => within(row).getByRole<HTMLInputElement>('checkbox');
const headTick = () =>
  screen.getByRole<HTMLInputElement>('checkbox', { name: 'Include all leads of this view' });
const show = (name: RegExp) => screen.findByRole('radio', { name });
const matching = (count: number) =>
  waitFor(() => expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', `${count + 1}`));

describe('the tick of a whole view', () => {
  it('takes all ticks away where there are some, and gives all where there are none', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    await user.click(tickOf(await rowAt(0)));
    await waitFor(() => expect(headTick().indeterminate).toBe(true));
    await user.click(headTick());
    await waitFor(() => expect(inputs('tick')).toHaveLength(2));
    expect(inputs('tick')[1]).toMatchObject({ seqs: [], show: 'all', ticked: false });
    await waitFor(() => expect(screen.getByTestId('will-change')).toHaveTextContent(/^0$/));
    expect(headTick().indeterminate || headTick().checked).toBe(false);
    await user.click(headTick());
    await waitFor(() => expect(headTick().checked).toBe(true));
    expect(inputs('tick')[2]).toMatchObject({ seqs: [], show: 'all', ticked: true });
  });

  it('looks at what the search finds, and not at the rest of the plan', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    const first = await rowAt(0);
    const [name = ''] = first.querySelector('.name')?.textContent?.split(' ') ?? [];
    await user.click(tickOf(first));
    await user.type(screen.getByLabelText('Find a lead'), name);
    await matching(50);
    const some = rows().filter((row) => !tickOf(row).disabled && !tickOf(row).checked);
    expect(some, 'the one that was un-ticked').toHaveLength(1);
    (await rowAt(0)).focus();
    await user.keyboard('{Control>}a{/Control}');
    await waitFor(() => expect(inputs('tick')).toHaveLength(2));
    expect(inputs('tick')[1]).toMatchObject({ text: name, ticked: false });
    await waitFor(() => expect(rows().some((row) => tickOf(row).checked)).toBe(false));
    await waitFor(() => expect(headTick().indeterminate, 'nor is the box half').toBe(false));
    await user.keyboard('{Control>}a{/Control}');
    await waitFor(() => expect(inputs('tick')[2]).toMatchObject({ text: name, ticked: true }));
  });

  it('only takes away where all is ticked, and only gives where nothing is', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    await user.click(tickOf(await rowAt(0)));
    await user.click(await show(/^Stays/));
    await waitFor(() => expect(tickOf(rows()[0]!)).not.toBeChecked());
    expect(headTick().checked || headTick().indeterminate).toBe(false);
    await user.click(headTick());
    await waitFor(() => expect(inputs('tick')).toHaveLength(2));
    expect(inputs('tick')[1]).toMatchObject({ show: 'stays', ticked: true });
    await user.click(await show(/^Will change/));
    await matching(1073);
    await user.click(tickOf(await rowAt(0)));
    await matching(1072);
    expect(headTick().checked, 'what is in sight is ticked').toBe(true);
    await user.click(headTick());
    await waitFor(() => expect(inputs('tick')).toHaveLength(4));
    expect(inputs('tick')[3]).toMatchObject({ show: 'change', ticked: false });
  });

  it('is half where nobody can know better', () => {
    const known = makeRecords('instantly', 3);
    const left = known.map((record) => ({ ...record, standing: 'left_out' as const }));
    const counts = { matched: 500, already_right: 0, skipped: 0, can_be_undone: 0 };
    const mixed = { ...counts, will_change: 400, excluded: 100 };
    const view = (text: string, of: typeof known, matching = of.length, kind: Show = 'all') =>
      ticksOf({ show: kind, text, matching, known: of }, mixed);
    expect(view('a', known)).toBe('all');
    expect(view('a', left)).toBe('none');
    expect(view('a', [...known, ...left])).toBe('some');
    expect(view('a', known, 200), 'not all of them have been read').toBe('some');
    expect(view('', known, 500)).toBe('some');
    expect(view('', known, 3, 'skipped')).toBe('none');
  });
});

describe('a range', () => {
  /** Un-ticks the first row of what changes, which takes it away, and then down to the third one. */
  const untickThree = async (user: ReturnType<typeof userEvent.setup>) => {
    await user.click(await show(/^Will change/));
    await matching(1073);
    await user.click(tickOf(await rowAt(0)));
    await matching(1072);
    (await rowAt(1)).focus();
    await user.keyboard('{Shift>} {/Shift}');
  };

  it('goes from the record that was ticked, wherever that is now', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    await untickThree(user);
    await matching(1070);
    const seqs = inputs('tick').flatMap((one) => one.seqs);
    expect(new Set(seqs).size, 'the first one and the two after it').toBe(3);
    expect(inputs('tick').every((one) => !one.ticked)).toBe(true);
  });

  it('does not begin in the view of another filter', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    await user.click(tickOf(await rowAt(0)));
    await user.click(await show(/^Will change/));
    await matching(1072);
    (await rowAt(4)).focus();
    await user.keyboard('{Shift>} {/Shift}');
    await waitFor(() => expect(inputs('tick')).toHaveLength(2));
    expect(inputs('tick')[1]?.seqs, 'only itself').toHaveLength(1);
  });

  it('that cannot be read says so, and ticks nothing', async () => {
    const user = userEvent.setup();
    let broken = false;
    const { inputs } = await stage({ scene: 'plan' }, (name, input) => {
      const { limit = 0 } = input as { limit?: number };
      if (broken && name === 'records' && limit < 100) throw new Error('the disk is gone');
    });
    render(PlanScreen, { id: 'plan' });
    await rowAt(0);
    broken = true;
    await untickThree(user);
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(inputs('tick')).toHaveLength(1);
  });
});

describe('a tick that fails', () => {
  it('leaves the counts and the rows as they truly are', async () => {
    const user = userEvent.setup();
    let answers = true;
    const { host, inputs } = await stage({ scene: 'plan' }, (name) => {
      if (name === 'tick' && !answers) throw new Error('the answer was lost');
    });
    render(PlanScreen, { id: 'plan' });
    await rowAt(0);
    const before = screen.getByTestId('will-change').textContent;
    // It was done, and only its answer is lost.
    await host.call('tick', { plan_id: 'plan', seqs: [3], show: 'all', text: '', ticked: false });
    answers = false;
    await user.click(tickOf(await rowAt(0)));
    await waitFor(() => expect(screen.getByTestId('will-change').textContent).not.toBe(before));
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    await waitFor(() => expect(tickOf(rows()[0]!), 'this was not done').toBeChecked());
    expect(inputs('tick')).toHaveLength(2);
  });
});

describe('the table under the focus', () => {
  const scrollTo = (row: number): void => {
    const view = screen.getByRole('grid').parentElement!;
    view.scrollTop = 36 * row;
    view.dispatchEvent(new Event('scroll'));
  };

  it('stays a stop for Tab however far it was scrolled', async () => {
    await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    await rowAt(0);
    scrollTo(800);
    await waitFor(() =>
      expect(rows().some((row) => row.getAttribute('aria-rowindex') === '802')).toBe(true),
    );
    expect(rows().filter((row) => row.tabIndex === 0)).toHaveLength(1);
  });

  it('gives the focus to its new last row when the row with the focus goes', async () => {
    const user = userEvent.setup();
    await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    await user.click(await show(/^Will change/));
    await matching(1073);
    (await rowAt(0)).focus();
    await user.keyboard('{End}');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('aria-rowindex', '1074'));
    scrollTo(1070);
    await waitFor(() =>
      expect(within(document.activeElement as HTMLElement).queryByText('Reading')).toBeNull(),
    );
    await user.keyboard(' ');
    await matching(1072);
    await waitFor(() => expect(document.activeElement).toHaveAttribute('aria-rowindex', '1073'));
  });

  it('gives it to its heading when no row is left', async () => {
    const user = userEvent.setup();
    await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    await user.click(await show(/^Will change/));
    await matching(1073);
    (await rowAt(0)).focus();
    await user.keyboard('{Control>}a{/Control}');
    expect(await screen.findByText('There are none.')).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.getByRole('heading', { name: 'Before and after' })).toHaveFocus(),
    );
  });
});
