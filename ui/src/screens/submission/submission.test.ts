import { configure, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { useHost } from '../../lib/backend';
import { createFake } from '../../lib/backend/fake';
import type { Host } from '../../lib/backend/host';
import type { Event, State, SubmissionDetail } from '../../lib/contract';
import { emptyForm } from '../../lib/form/empty';
import { app } from '../../lib/state/app.svelte';
import Result from './Result.svelte';
import SubmissionScreen from './SubmissionScreen.svelte';
import { asText, callMark, callTimes, headline, wasLeftOver } from './text';

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

/** All that listen: the application does so once, whatever stands in for the other half. */
const listeners: ((event: Event) => void)[] = [];

/** A stand-in whose one submission the test changes. */
async function start(first: State) {
  const fake = createFake();
  let current = detail(first);
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
  const tell = (event: Event) => listeners.forEach((listener) => listener(event));
  return { become, cancelled, tell };
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

  it('waits no longer where its end could not be written down', async () => {
    const { tell } = await start('sending');
    app.running = [{ id: 's1', title: 'Move users to Pune', face: detail('sending').face }];
    render(SubmissionScreen, { id: 's1' });
    await screen.findByText('Waiting for LeadSquared’s answer');
    tell({ event: 'history_failed', id: 's1', message: 'It was sent. The disk is full.' });
    expect(await screen.findByText(/The disk is full/)).toBeInTheDocument();
    expect(screen.queryByText('Waiting for LeadSquared’s answer')).toBeNull();
    expect(
      screen.queryByRole('button', { name: 'Cancel' }),
      'nothing is left to cancel',
    ).toBeNull();
    expect(app.running, 'nor is it running in the sidebar').toEqual([]);
    app.unwritten = {};
  });

  it('has a tick at its call only when it was carried out', () => {
    const answered = (state: State) => callMark(detail(state).calls[0]!, state);
    expect(answered('succeeded')).toMatchObject({ shape: 'ok', word: '200 OK' });
    expect(answered('refused'), 'Status: Error inside a 200').toMatchObject({
      shape: 'failed',
      word: '200 OK',
    });
    expect(answered('unknown'), 'a 200 with something else in it').toMatchObject({
      shape: 'unknown',
    });
  });

  it('has times only for what happened', () => {
    const [call] = detail('succeeded').calls;
    const times = (change: Partial<typeof call>, leftOver = false) =>
      callTimes({ ...call!, prepared_at: 1, sent_at: 2, answered_at: 3, ...change }, leftOver);
    const words = (...of: Parameters<typeof times>) => times(...of).map(([word]) => word);
    expect(words({})).toEqual(['Written down', 'Sent', 'Answered']);
    expect(words({ state: 'unknown' })).toEqual(['Written down', 'Sent', 'Ended']);
    expect(words({ state: 'not_sent' })).toEqual(['Written down', 'Ended']);
    expect(words({ state: 'unknown' }, true)).toContain('Found at the next start');
    const meaning = 'Roster ended while it waited for the answer. It may or may not have worked.';
    expect(wasLeftOver({ ...detail('unknown'), meaning })).toBe(true);
    expect(wasLeftOver(detail('unknown'))).toBe(false);
  });

  it('that an earlier run left open did not take until the next start', async () => {
    const meaning = 'Roster ended while it waited for the answer.';
    render(Result, { detail: { ...detail('unknown'), meaning } });
    expect(screen.getByText(/^Roster found it/)).toBeInTheDocument();
    expect(screen.queryByText(/, after/)).toBeNull();
  });

  it('never claims more than is known', () => {
    expect(headline(detail('unknown'))).toBe('It is not known what came of it');
    expect(headline(detail('not_sent'))).toBe('Nothing was sent');
    expect(headline(detail('refused'))).toBe('LeadSquared refused the assignment');
    expect(asText(detail('succeeded'))).toContain('{"Attribute":"TeamId"}');
  });
});
