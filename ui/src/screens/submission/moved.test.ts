import { configure, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeRecords } from '../../lib/backend/fake/world';
import { app } from '../../lib/state/app.svelte';
import { stage } from '../../test/stage';
import SubmissionScreen from './SubmissionScreen.svelte';
import { movedWords } from './text';

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

describe('records that moved', () => {
  it('stop it before anything is sent, and are shown', async () => {
    await stage({ scene: 'moved' });
    show('moved');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Stopped before sending: 4 leads moved since the plan');
    expect(alert).toHaveTextContent('Nothing was sent.');
    expect(alert, 'in the engine’s own words').toHaveTextContent(
      /differ from the plan: 2 with another owner than in the plan, 1 no longer matched/,
    );
    const table = await screen.findByRole('grid', { name: 'What moved' });
    await waitFor(() => expect(table).toHaveAttribute('aria-rowcount', '4'));
    expect(within(table).getByText('Marked Not interested')).toBeInTheDocument();
  });

  it('say why they differ, also those that have what they had', () => {
    const record = makeRecords('instantly', 1)[0]!;
    const farah = { id: 'farah', name: 'Farah Quillon' };
    expect(movedWords({ ...record, after: farah }, 'instantly')).toBe('Owner changed');
    expect(movedWords({ ...record, after: record.before }, 'instantly')).toBe('No longer matches');
    expect(movedWords({ ...record, gone: true }, 'instantly')).toBe('No longer there');
  });

  it('can be planned anew', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'moved' });
    show('moved');
    expect(await screen.findByRole('radio', { name: 'Use the new match' })).toBeChecked();
    await user.click(await button('Make the new plan'));
    await waitFor(() =>
      expect(inputs('begin_derived_plan')).toMatchObject([
        { source: { from: 'again', plan_id: 'plan of moved' } },
      ]),
    );
    await waitFor(() =>
      expect(location.hash).toBe(`#/plan/${inputs('begin_derived_plan')[0]?.id}`),
    );
  });

  it('can be left out of the plan', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'moved', pace: SLOW });
    show('moved');
    await user.click(await screen.findByRole('radio', { name: /^Keep my plan, leave out the 3/ }));
    await user.click(await button('Send the 1,245 as planned'));
    await waitFor(() => expect(inputs('keep_plan')).toEqual([{ id: 'moved' }]));
    expect(await button('Pause')).toBeInTheDocument();
  });

  it('can end it', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'moved' });
    show('moved');
    await user.click(await button('Discard plan'));
    await waitFor(() => expect(inputs('stop')).toEqual([{ id: 'moved' }]));
    expect(await screen.findByText('Nothing was sent')).toBeInTheDocument();
  });

  it('in a run that went on are said of the rest: some had been sent before', async () => {
    await stage({ scene: 'moved' }, undefined, ({ calls, meaning }) => ({
      calls: { ...calls, answered: 2, unknown: 1 },
      meaning: meaning.replace('Nothing was sent.', 'Nothing more was sent.'),
    }));
    show('moved');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Stopped before sending the rest: 4 leads moved');
    expect(alert).toHaveTextContent('Nothing more was sent.');
    expect(screen.queryByText(/Nothing was sent/), 'that would not be true').toBeNull();
    expect(await button('Stop here')).toBeEnabled();
  });
});
