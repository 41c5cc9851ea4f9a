import { configure, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { useHost } from '../../lib/backend';
import { createFake } from '../../lib/backend/fake';
import type { Host } from '../../lib/backend/host';
import type { Event, State, SubmissionDetail } from '../../lib/contract';
import { emptyForm } from '../../lib/form/empty';
import { app } from '../../lib/state/app.svelte';
import SubmissionScreen from './SubmissionScreen.svelte';
import { asText, headline } from './text';

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

const detail = (state: State): SubmissionDetail => ({
  id: 's1',
  face: {
    service: 'leadsquared',
    kind: 'live',
    label: 'Copperleaf Academy',
    letters: 'CA',
    colour: 'clay',
  },
  connection_id: null,
  title: 'Move users to Pune',
  filter_words: 'City is exactly Pune',
  sentence: [{ text: 'Users move to Pune.', strong: false }],
  state,
  result: '',
  service_said: null,
  affected_rows: state === 'succeeded' ? 72 : null,
  meaning: `This means ${state}.`,
  created_at: Date.now() - 1000,
  finished_at: state === 'sending' ? null : Date.now(),
  form: emptyForm('leadsquared'),
  calls: [
    {
      id: 'c1',
      purpose: 'Move users',
      method: 'POST',
      address: 'https://api.example/v2/UserManagement.svc/User/Bulk/Update',
      request_body: '{"Attribute":"TeamId"}',
      state: state === 'sending' ? 'sent' : 'answered',
      prepared_at: Date.now() - 1000,
      sent_at: Date.now() - 900,
      answered_at: null,
      took_ms: null,
      status: state === 'sending' ? null : 200,
      answer_body: null,
      detail: null,
    },
  ],
});

/** A stand-in whose one submission the test changes. */
async function start(first: State) {
  const fake = createFake();
  let current = detail(first);
  const listeners: ((event: Event) => void)[] = [];
  const cancelled: string[] = [];
  const host: Host = {
    ...fake,
    onEvent: (callback) => {
      listeners.push(callback);
      return Promise.resolve(() => undefined);
    },
    call: async (name, input) => {
      if (name === 'submission') return structuredClone(current) as never;
      if (name === 'cancel') {
        cancelled.push((input as { id: string }).id);
        current = detail('unknown');
        return null as never;
      }
      return fake.call(name, input);
    },
  };
  useHost(host);
  await app.load();
  const become = (state: State) => {
    current = detail(state);
    for (const tell of listeners) tell({ event: 'submission_changed', id: 's1', state });
  };
  return { become, cancelled };
}

describe('a submission', () => {
  it('turns from sending into its result when the answer is in', async () => {
    const { become } = await start('sending');
    render(SubmissionScreen, { id: 's1' });
    expect(await screen.findByText('Waiting for LeadSquared’s answer')).toBeInTheDocument();
    expect(screen.queryByText('Use as a new assignment'), 'not while it runs').toBeNull();
    become('succeeded');
    expect(await screen.findByText('LeadSquared says it changed 72 users')).toBeInTheDocument();
    expect(screen.getByText('This means succeeded.')).toBeInTheDocument();
  });

  it('says before a cancel that what was sent may still land, and shows the honest end', async () => {
    const user = userEvent.setup();
    const { cancelled } = await start('sending');
    render(SubmissionScreen, { id: 's1' });
    expect(await screen.findByText(/What was sent may still land/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(cancelled).toEqual(['s1']));
    expect(await screen.findByText('It is not known what came of it')).toBeInTheDocument();
  });

  it('whose account was removed asks for another one before it is used again', async () => {
    await start('succeeded');
    render(SubmissionScreen, { id: 's1' });
    const again = await screen.findByRole('link', { name: 'Use as a new assignment' });
    expect(again).toHaveAttribute('href', '#/new?from=s1');
  });

  it('never claims more than is known', () => {
    expect(headline(detail('unknown'))).toBe('It is not known what came of it');
    expect(headline(detail('not_sent'))).toBe('Nothing was sent');
    expect(headline(detail('refused'))).toBe('LeadSquared refused the assignment');
    expect(asText(detail('succeeded'))).toContain('{"Attribute":"TeamId"}');
  });
});
