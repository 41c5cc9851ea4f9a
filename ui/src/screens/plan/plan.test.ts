import { configure, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../../App.svelte';
import { AppError, call } from '../../lib/backend';
import { makeRecords } from '../../lib/backend/fake/world';
import { drafts } from '../../lib/form/drafts';
import { go, to } from '../../lib/router.svelte';
import { app } from '../../lib/state/app.svelte';
import { withTheWindowsKeys } from '../../test/keys';
import { stage } from '../../test/stage';
import PlanScreen from './PlanScreen.svelte';
import { aboutTime, planStats, rate, reasonsOf, timeLeft, timeLeftWords } from './text';

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

beforeEach(() => {
  location.hash = '#/plan/plan';
  app.start = null;
});
withTheWindowsKeys();

const action = () => screen.findByRole('button', { name: /^Assign [\d,]+ leads in Lanternworks/ });
const willChange = () => screen.getByTestId('will-change');
const rows = () => screen.getAllByRole('row').filter((row) => row.hasAttribute('data-row'));
/** The first row, once it is read. */
const firstRow = () =>
  waitFor(() => {
    const row = rows()[0];
    if (!row || within(row).queryByText('Reading')) throw new Error('no row yet');
    return row;
  });
/** Until a key press may confirm it. */
const looked = async () =>
  waitFor(async () => expect(await action()).not.toHaveAttribute('data-just-come'));
/** A key with Ctrl, as it comes while it is held down. */
const held = (key: string) =>
  window.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, repeat: true }));
const tickOf = (row: HTMLElement) => within(row).getByRole<HTMLInputElement>('checkbox');

describe('a plan', () => {
  it('is read before the eyes, can be stopped, and says that nothing was sent', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({
      scene: 'reading',
      pace: { records: 10, stepMs: 20, size: 1, drifts: false },
    });
    render(PlanScreen, { id: 'reading' });
    expect(
      await screen.findByText(/^Reading… \d.* leads so far$/, { selector: 'b' }),
    ).toBeInTheDocument();
    await waitFor(() => expect(rows().length).toBeGreaterThan(3));
    await user.click(screen.getByRole('button', { name: 'Stop reading' }));
    expect(await screen.findByText('You stopped the reading')).toBeInTheDocument();
    expect(screen.getByText('Nothing was sent.')).toBeInTheDocument();
    expect(inputs('cancel_plan')).toEqual([{ id: 'reading' }]);
    expect(screen.getByRole('button', { name: 'Read again' })).toBeEnabled();
  });

  it('says what comes first in its account', async () => {
    await stage({ scene: 'next' });
    render(PlanScreen, { id: 'next' });
    expect(
      await screen.findByText(/^This will begin when “Move 4\d\d users.*” has ended\.$/),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Show it' })).toHaveAttribute('href', '#/a/paused');
  });

  it('says why it could not be made', async () => {
    await stage({ scene: 'failed' });
    render(PlanScreen, { id: 'failed' });
    expect(await screen.findByRole('alert')).toHaveTextContent(/no longer accepts this key/);
    expect(screen.getByText('Nothing was sent.')).toBeInTheDocument();
  });

  it('says so when it could not be made anew either', async () => {
    const user = userEvent.setup();
    await stage({ scene: 'failed' }, (name) => {
      if (name === 'begin_derived_plan') throw new Error('the window is gone');
    });
    render(PlanScreen, { id: 'failed' });
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/because of a fault of its own/)).toBeInTheDocument();
    expect(screen.getByText('Nothing was sent.'), 'a plan never is').toBeInTheDocument();
    expect(screen.queryByText(/not certain/)).toBeNull();
  });

  it('has every number change when a row is un-ticked with Space', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    const before = (await action()).textContent;
    const count = willChange().textContent;
    const row = await firstRow();
    expect(tickOf(row)).toBeChecked();
    row.focus();
    await user.keyboard(' ');
    await waitFor(() => expect(tickOf(rows()[0]!)).not.toBeChecked());
    await waitFor(async () => expect((await action()).textContent).not.toBe(before));
    expect(willChange().textContent).not.toBe(count);
    expect(inputs('tick')).toMatchObject([{ plan_id: 'plan', seqs: [1], ticked: false }]);
    await waitFor(() => expect(rows()[0]).toHaveFocus());
    await user.keyboard(' ');
    await waitFor(async () => expect((await action()).textContent).toBe(before));
  });

  it('un-ticks a range with Shift and Space, and walks by arrow keys', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    await action();
    const row = await firstRow();
    row.focus();
    await user.keyboard(' {ArrowDown}{ArrowDown}{ArrowDown}{Shift>} {/Shift}');
    await waitFor(() => expect(inputs('tick')).toHaveLength(2));
    expect(inputs('tick')[1], 'the others stay as they are anyway').toMatchObject({
      seqs: [1, 3],
      ticked: false,
    });
    expect(rows()[3]).toHaveFocus();
  });

  it('un-ticks all rows of the filter with Ctrl A', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    await action();
    (await firstRow()).focus();
    await user.keyboard('{Control>}a{/Control}');
    await waitFor(() => expect(willChange()).toHaveTextContent('0'));
    expect(inputs('tick')).toMatchObject([{ seqs: [], show: 'all', text: '', ticked: false }]);
    const confirm = screen.getByRole('button', { name: /^Assign 0 leads/ });
    expect(confirm, 'nothing is left to be sent').toHaveAttribute('aria-disabled', 'true');
  });

  it('draws some of its rows, says how many there are, and keeps the focused one', async () => {
    await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    await action();
    const grid = screen.getByRole('grid', { name: 'Planned changes' });
    await waitFor(() => expect(grid).toHaveAttribute('aria-rowcount', '1249'));
    const row = await firstRow();
    expect(rows().length).toBeLessThan(60);
    row.focus();
    const view = grid.parentElement!;
    view.scrollTop = 36 * 800;
    view.dispatchEvent(new Event('scroll'));
    await waitFor(() =>
      expect(rows().some((one) => one.getAttribute('aria-rowindex') === '802')).toBe(true),
    );
    expect(row).toHaveFocus();
    await waitFor(() => {
      const there = rows().find((one) => one.getAttribute('aria-rowindex') === '802')!;
      expect(within(there).queryByText('Reading'), 'its page has been read').toBeNull();
    });
  });

  it('filters and searches its records', async () => {
    const user = userEvent.setup();
    await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    await action();
    await user.click(await screen.findByRole('radio', { name: /^Stays/ }));
    await waitFor(() => expect(tickOf(rows()[0]!)).toBeDisabled());
    expect(within(rows()[0]!).getByText(/^stays with/)).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: /^All/ }));
    await user.keyboard('{Control>}f{/Control}');
    expect(screen.getByLabelText('Find a lead')).toHaveFocus();
    await user.keyboard('nobody is called this');
    expect(await screen.findByText(/Nothing matches/)).toBeInTheDocument();
  });

  it('is applied exactly as shown, and leads to its run', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    await user.click(await action());
    await waitFor(() => expect(inputs('apply')).toHaveLength(1));
    const [sent] = inputs('apply');
    const { digest } = await call('plan', { id: 'plan' });
    expect(sent).toMatchObject({ plan_id: 'plan', digest, typed_count: null });
    await waitFor(() => expect(location.hash).toBe(`#/a/${sent?.id}`));
  });

  it('keeps the submission’s id where the answer is lost, so that nothing is sent twice', async () => {
    const user = userEvent.setup();
    let first = true;
    const { inputs } = await stage({ scene: 'plan' }, (name) => {
      if (name !== 'apply' || !first) return;
      first = false;
      throw 'the connection to the window was lost';
    });
    render(PlanScreen, { id: 'plan' });
    await user.click(await action());
    expect(await screen.findByText(/not certain whether it was handed over/)).toBeInTheDocument();
    expect(screen.queryByText('Nothing was sent.'), 'nobody knows that').toBeNull();
    await user.click(await action());
    await waitFor(() => expect(inputs('apply')).toHaveLength(2));
    expect(inputs('apply')[1]?.id).toBe(inputs('apply')[0]?.id);
  });

  it('can no longer be confirmed when its time is over: it is checked again', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'expired' });
    render(PlanScreen, { id: 'expired' });
    const again = await screen.findByRole('button', { name: 'Check the plan again' });
    expect(screen.queryByRole('button', { name: /^Assign/ })).toBeNull();
    expect(screen.getByRole('timer')).toHaveTextContent(/No longer valid/);
    await user.click(again);
    await waitFor(() =>
      expect(inputs('begin_derived_plan')).toMatchObject([
        { source: { from: 'again', plan_id: 'expired' } },
      ]),
    );
    await waitFor(() => expect(location.hash).not.toBe('#/plan/plan'));
  });

  it('is checked again by Ctrl R and tried on ten first', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    await user.click(await screen.findByRole('button', { name: 'Try on 10 first…' }));
    await user.keyboard('{Control>}r{/Control}');
    await waitFor(() => expect(inputs('begin_derived_plan')).toHaveLength(2));
    expect(inputs('begin_derived_plan').map((one) => one.source)).toEqual([
      { from: 'try', plan_id: 'plan', first: 10 },
      { from: 'again', plan_id: 'plan' },
    ]);
  });

  it('is confirmed by a key only once it can have been seen, and not by one held down', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'plan' });
    go(to.plan('plan'), { replace: true });
    render(App);
    await action();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(inputs('apply'), 'the second tap of the press that led here').toEqual([]);
    await looked();
    held('Enter');
    held('r');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(location.hash).toMatch(/^#\/a\//));
    expect(inputs('apply')).toHaveLength(1);
    expect(inputs('begin_derived_plan')).toEqual([]);
  });

  it('goes back to the form with everything as it was', async () => {
    const user = userEvent.setup();
    await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    const plan = await call('plan', { id: 'plan' });
    const connection = plan.connection_id!;
    drafts.forget(connection);
    await user.click(await screen.findByRole('button', { name: 'Change the choice' }));
    expect(location.hash).toBe(`#/new/${connection}`);
    expect(drafts.of(connection)?.form).toEqual(plan.form);
  });

  it('is written to a file by Ctrl E, in the format that is chosen', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'plan' });
    render(PlanScreen, { id: 'plan' });
    await action();
    await user.keyboard('{Control>}e{/Control}');
    await user.click(await screen.findByRole('menuitem', { name: /^CSV/ }));
    await waitFor(() => expect(inputs('export')).toEqual([{ plan_id: 'plan', format: 'csv' }]));
    const path = await screen.findByTestId('exported');
    expect(path).toHaveTextContent('/home/ada/Roster plan.csv');
    const close = screen.getByRole('button', { name: 'Close' });
    close.focus();
    await user.keyboard('{Enter}');
    expect(path, 'it stays until it is closed').not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Export plan…' })).toHaveFocus();
  });

  it('is written again where it could not be, and that is said until then', async () => {
    const user = userEvent.setup();
    let asked = 0;
    let answer = (): void => undefined;
    const { inputs } = await stage({ scene: 'plan' }, (name) => {
      if (name !== 'export') return;
      asked += 1;
      if (asked === 1) {
        const code = 'history' as const;
        throw new AppError({ code, message: 'The disk is full.', field: null, detail: null });
      }
      return new Promise((go) => (answer = go));
    });
    render(PlanScreen, { id: 'plan' });
    await action();
    const menu = await screen.findByRole('button', { name: 'Export plan…' });
    await user.keyboard('{Control>}e{/Control}');
    await user.click(await screen.findByRole('menuitem', { name: /^JSON/ }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('No file was written. The disk is full.');
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(menu).toHaveAttribute('aria-busy', 'true'));
    expect(alert).not.toBeInTheDocument();
    await user.keyboard('{Control>}e{/Control}');
    expect(screen.queryByRole('menuitem'), 'not while it is being written').toBeNull();
    answer();
    expect(await screen.findByTestId('exported')).toHaveTextContent('/home/ada/Roster plan.json');
    expect(inputs('export').map((one) => one.format)).toEqual(['json', 'json']);
  });
});

describe('a plan without a filter', () => {
  it('asks for its count: Enter works only when it matches, and Ctrl Enter never skips it', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'everything' });
    go(to.plan('everything'), { replace: true });
    render(App);
    const confirm = await action();
    expect(confirm).toHaveTextContent(/…$/);
    await looked();
    await user.keyboard('{Control>}{Enter}{/Control}');
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog, 'the account is named').toHaveTextContent(/Lanternworks Instantly Live/);
    const field = within(dialog).getByRole('textbox', { name: 'Type 10670 to confirm' });
    expect(field).toHaveFocus();
    const send = within(dialog).getByRole('button', { name: /^Assign/ });
    expect(send).toHaveAttribute('aria-disabled', 'true');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.type(field, '1067{Enter}');
    expect(inputs('apply'), 'not with another number').toHaveLength(0);
    await user.type(field, '0{Enter}');
    await waitFor(() => expect(inputs('apply')).toMatchObject([{ typed_count: 10670 }]));
  });

  it('is left alone by Escape', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'everything' });
    render(PlanScreen, { id: 'everything' });
    await user.click(await action());
    const dialog = await screen.findByRole('alertdialog');
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(inputs('apply')).toHaveLength(0);
  });
});

describe('the plan of an undo', () => {
  it('says what goes back and what is skipped, with the reason', async () => {
    const user = userEvent.setup();
    await stage({ scene: 'undo' });
    render(PlanScreen, { id: 'undo' });
    expect(
      await screen.findByRole('heading', { name: /^Put back [\d,]+ leads in Lanternworks$/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('columnheader', { name: 'Old owner' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^Put back/ })).toBeEnabled();
    await user.click(screen.getByRole('radio', { name: /^Skipped/ }));
    await waitFor(() =>
      expect(
        within(rows()[0]!).getByText('Skipped: Changed since: now with Farah Quillon'),
      ).toBeInTheDocument(),
    );
    const stat = (label: string) => screen.getByText(label, { selector: 'dt' }).parentElement;
    expect(stat('Changed since')).toHaveTextContent(/3\d$/);
    expect(stat('Deleted since')).toHaveTextContent(/[23]$/);
    expect(screen.queryByText('Skipped', { selector: 'dt' }), 'which says less').toBeNull();
    expect(screen.getByRole('link', { name: 'Back to the result' })).toHaveAttribute(
      'href',
      '#/a/result',
    );
  });
});

describe('the words of a plan', () => {
  it('tell of an undo what is back already, and why the others are skipped', async () => {
    await stage({ scene: 'undo' });
    const plan = await call('plan', { id: 'undo' });
    const counts = { ...plan.counts, already_right: 7, skipped: 600 };
    const labels = planStats({ ...plan, counts }).map((stat) => `${stat.label} ${stat.value}`);
    expect(labels).toContain('Already back 7');
    expect(labels, 'too many to be looked at one by one').toContain('Skipped 600');
    const [one] = makeRecords('leadsquared', 1);
    const why = (words: string) => ({ ...one!, why: words });
    expect(
      reasonsOf([why('Changed since: now with Ada'), why('Changed since: now with nobody')]),
    ).toEqual([['Changed since', 2]]);
  });

  it('tell times and rates as people do', () => {
    expect(aboutTime(0.4)).toBe('about a second');
    expect(aboutTime(45)).toBe('about 45 s');
    expect(aboutTime(118)).toBe('about 2 min');
    expect(aboutTime(20_000)).toBe('about 6 h');
    expect(rate(50, 1000)).toBe('50 calls a second');
    expect(rate(10, 5000)).toBe('10 calls in 5 s');
    expect(timeLeft(680_000)).toBe('11:20');
    expect(timeLeft(-5)).toBe('0:00');
    expect(timeLeftWords(680_000)).toBe('11 minutes 20 seconds');
    expect(timeLeftWords(60_000)).toBe('1 minute');
  });
});
