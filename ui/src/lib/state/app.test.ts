import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useHost } from '../backend';
import { createFake } from '../backend/fake';
import type { Event, State, SubmissionDetail } from '../contract';
import { app } from './app.svelte';

/** What Rust would tell; the application listens once and for all. */
let tell: (event: Event) => void = () => undefined;
/** The state in which the history has the submission. */
let kept: State = 'sending';
/** How many of its records were sent. */
const sent = 7;

const id = 'running';
const fake = createFake({
  scene: 'running',
  pace: { records: 40, stepMs: 1e6, size: 1, drifts: false },
});
useHost({
  ...fake,
  call: async (name, input) => {
    const answer = await fake.call(name, input);
    if (name === 'submission')
      Object.assign(answer as SubmissionDetail, {
        state: kept,
        progress: { ...(answer as SubmissionDetail).progress, records_done: sent },
      });
    return answer;
  },
  onEvent: (callback) => {
    tell = callback;
    return Promise.resolve(() => undefined);
  },
});

function enters(state: State): void {
  kept = state;
  tell({ event: 'submission_changed', id, state });
}
const fails = (): void => tell({ event: 'history_failed', id, message: 'The disk is full.' });
const runs = (): boolean => app.running.some((one) => one.id === id);
const waits = (): boolean => app.interrupted.some((one) => one.id === id);

beforeEach(async () => {
  kept = 'sending';
  app.unwritten = {};
  app.historyTrouble = null;
  await app.load();
  await vi.waitFor(() => expect(runs()).toBe(true));
});

describe('what runs', () => {
  it('is over when it cannot be written down, and runs again when it is gone on with', async () => {
    fails();
    expect(runs()).toBe(false);
    expect(app.unwritten[id]).toBe('The disk is full.');
    expect(app.historyTrouble?.message).toBe('The disk is full.');
    enters('checking');
    await vi.waitFor(() => expect(runs()).toBe(true));
    expect(app.unwritten[id], 'that is over').toBeUndefined();
    expect(app.historyTrouble).toBeNull();
  });

  it('leaves the trouble of another one in sight', () => {
    tell({ event: 'history_failed', id: 'another', message: 'The disk is full.' });
    enters('reading_back');
    expect(app.historyTrouble?.id).toBe('another');
    expect(app.unwritten['another']).toBe('The disk is full.');
  });

  it('runs again when what is unknown is read once more after its end', async () => {
    enters('partly_done');
    expect(runs()).toBe(false);
    enters('reading_back');
    await vi.waitFor(() => expect(runs()).toBe(true));
    enters('succeeded');
    expect(runs()).toBe(false);
  });

  it('counts what was sent while it asks, not how far the check before it came', async () => {
    const checked = { records_done: 40, records: 40, calls_done: 0, calls: 1 };
    tell({
      event: 'submission_progressed',
      id,
      progress: { ...checked, seconds_left: null, deadline_at: null },
    });
    expect(app.running[0]?.progress.records_done).toBe(40);
    enters('asking');
    await vi.waitFor(() => expect(app.running[0]?.progress.records_done).toBe(sent));
    expect(app.running[0]?.state).toBe('asking');
  });

  it('waits for the person when it is interrupted, also where it could not be written down', async () => {
    enters('interrupted');
    fails();
    expect(runs()).toBe(false);
    await vi.waitFor(() => expect(waits()).toBe(true));
    expect(app.unwritten[id]).toBe('The disk is full.');
    enters('sending');
    await vi.waitFor(() => expect(runs()).toBe(true));
    expect(waits()).toBe(false);
  });
});
