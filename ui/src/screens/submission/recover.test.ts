import { configure, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import Interrupted from '../../lib/frame/Interrupted.svelte';
import { runningHeadline, underWay } from '../../lib/progress';
import { app } from '../../lib/state/app.svelte';
import { stage } from '../../test/stage';
import SubmissionScreen from './SubmissionScreen.svelte';

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

const SLOW = { records: 40, stepMs: 60, size: 4, drifts: false };
const show = (id: string) => render(SubmissionScreen, { id });
const button = (name: string | RegExp) => screen.findByRole('button', { name });

beforeEach(() => {
  location.hash = '#/a/x';
  app.start = null;
  app.unwritten = {};
});

describe('an interrupted submission', () => {
  it('waits for the person, who has it go on', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'interrupted', pace: SLOW });
    show('interrupted');
    expect(
      await screen.findByText(/^Roster closed while it was moving .* North$/),
    ).toBeInTheDocument();
    expect(screen.getByText(/does not send them again blindly/)).toBeInTheDocument();
    await user.click(await button('Check and continue'));
    await waitFor(() => expect(inputs('go_on')).toEqual([{ id: 'interrupted' }]));
  });

  it('or ends it there', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'interrupted' });
    show('interrupted');
    await user.click(await button('Stop here and show the result'));
    await waitFor(() => expect(inputs('stop')).toEqual([{ id: 'interrupted' }]));
    expect(await screen.findByText('Adds up to the plan')).toBeInTheDocument();
  });

  it('has nothing unknown where everything that was sent has been read meanwhile', async () => {
    await stage({ scene: 'interrupted' }, undefined, ({ calls, outcomes }) => ({
      waiting: 0,
      outcomes: { ...outcomes, unknown: 0 },
      calls: { ...calls, unknown: 2 },
    }));
    show('interrupted');
    expect(await screen.findByText(/^Every step was saved as it happened/)).toBeInTheDocument();
    expect(screen.queryByText(/is not known yet/)).toBeNull();
  });

  it('says why, where it was not that Roster closed', async () => {
    const meaning = 'Nothing more was sent. LeadSquared could not be reached.';
    await stage({ scene: 'interrupted' }, undefined, () => ({ meaning }));
    app.unwritten = { interrupted: meaning };
    show('interrupted');
    expect(await screen.findByText(/^Interrupted while moving .* North$/)).toBeInTheDocument();
    expect(screen.getByText(/LeadSquared could not be reached/), 'once').toHaveTextContent(
      /^Nothing more was sent/,
    );
    expect(screen.queryByText(/Roster closed|Every step was saved/)).toBeNull();
    await waitFor(() => expect(app.interrupted).toMatchObject([{ meaning }]));
    render(Interrupted);
    expect(screen.getByText(/^Interrupted while moving .* North\.$/)).toBeInTheDocument();
  });
});

describe('the title of a submission', () => {
  it.each([
    ['Give leads to Ada', 'Giving leads to Ada', 'giving leads to Ada'],
    ['Move users to North', 'Moving users to North', 'moving users to North'],
    ['Put back 4 leads in A', 'Putting back 4 leads in A', 'putting back 4 leads in A'],
    ['Try it: give 10 leads', 'Try it: giving 10 leads', 'giving 10 leads as a try'],
    ['The rest: move 9 users', 'The rest: moving 9 users', 'moving the remaining 9 users'],
    ['Once more: give 4 leads', 'Once more: giving 4 leads', 'once more giving 4 leads'],
    ['Undo: Give leads to Ada', 'Undoing: Give leads to Ada', 'undoing “Give leads to Ada”'],
    ['Assignment 5', 'Assignment 5', 'working on “Assignment 5”'],
  ])('reads as English while it runs, and after "while it was": %s', (title, headline, doing) => {
    expect(runningHeadline(title)).toBe(headline);
    expect(underWay(title)).toBe(doing);
  });
});
