import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Paced } from './paced';
import { progressPercent, progressWords } from './progress';

describe('what is paced', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('runs at once, then at most once in its time, and never loses the last request', async () => {
    let runs = 0;
    const paced = new Paced(() => Promise.resolve(void (runs += 1)), 250);
    for (let asked = 0; asked < 50; asked += 1) {
      paced.ask();
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(runs, '50 requests in a second').toBeLessThanOrEqual(5);
    await vi.advanceTimersByTimeAsync(250);
    const settled = runs;
    paced.ask();
    await vi.advanceTimersByTimeAsync(250);
    expect(runs).toBe(settled + 1);
  });

  it('never runs twice at the same time', async () => {
    let open = 0;
    let most = 0;
    let runs = 0;
    const slow = async (): Promise<void> => {
      open += 1;
      runs += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      open -= 1;
    };
    const paced = new Paced(slow, 100);
    paced.ask();
    await vi.advanceTimersByTimeAsync(500);
    paced.ask();
    paced.ask();
    await vi.advanceTimersByTimeAsync(5000);
    expect(most).toBe(1);
    expect(runs, 'the second request was not lost').toBe(2);
  });

  it('does nothing after its end', async () => {
    let runs = 0;
    const paced = new Paced(() => Promise.resolve(void (runs += 1)), 100);
    paced.ask();
    paced.ask();
    paced.stop();
    paced.ask();
    await vi.advanceTimersByTimeAsync(1000);
    expect(runs).toBe(1);
  });
});

describe('how far something is', () => {
  const progress = {
    records_done: 301,
    records: 486,
    calls_done: 301,
    calls: 486,
    seconds_left: 120,
    deadline_at: null,
  };

  it('is told in records and time left', () => {
    expect(progressWords('sending', progress)).toBe('301 of 486, 2 min left');
    expect(progressWords('paused', progress)).toBe('301 of 486, paused');
    expect(progressWords('sending', { ...progress, seconds_left: null })).toBe('301 of 486');
    expect(progressPercent(progress)).toBe(61);
  });

  it('goes by its calls while no record is done, and is never more than all', () => {
    expect(progressPercent({ ...progress, records_done: 0, calls_done: 1, calls: 4 })).toBe(25);
    expect(progressPercent({ ...progress, records_done: 900 })).toBe(100);
    expect(
      progressPercent({ ...progress, records_done: 0, records: 0, calls: 0, calls_done: 0 }),
    ).toBe(0);
  });
});
