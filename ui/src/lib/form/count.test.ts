import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Count, Form } from '../contract';
import { COUNT_QUIET_MS, LiveCount } from './count.svelte';
import { emptyForm } from './empty';

const form = (search: string): Form => ({ ...emptyForm('instantly'), search });

function counted(state: Count['state'], records: number): Count {
  return {
    state,
    records,
    total: state === 'counted' ? records : null,
    calls: 1,
    holders: [],
    first: [],
    at: 0,
    trouble: state === 'failed' ? 'No connection.' : null,
    trouble_detail: null,
  };
}

function start() {
  const begun: { id: string; form: Form }[] = [];
  const cancelled: string[] = [];
  let refuse: { code: string; message: string } | null = null;
  let minted = 0;
  const live = new LiveCount(
    {
      begin: async (id, asked) => {
        begun.push({ id, form: asked });
        if (refuse) throw refuse;
      },
      all: async () => undefined,
      cancel: async (id) => void cancelled.push(id),
    },
    (error) => error as { code: 'invalid'; message: string },
    () => `count-${(minted += 1)}`,
  );
  const tell = (id: string, count: Count) => live.heard({ event: 'count_changed', id, count });
  return { live, begun, cancelled, tell, refuse: (with_: typeof refuse) => (refuse = with_) };
}

describe('the live count', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('waits until the form is left alone, and asks once', async () => {
    const { live, begun } = start();
    live.changed(form('l'));
    await vi.advanceTimersByTimeAsync(COUNT_QUIET_MS - 1);
    live.changed(form('la'));
    await vi.advanceTimersByTimeAsync(COUNT_QUIET_MS - 1);
    expect(begun).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun.map((one) => one.form)).toEqual([form('la')]);
    expect(live.counting).toBe(true);
  });

  it('is not asked again by who gets the leads, only by which leads', async () => {
    const { live, begun } = start();
    live.changed(form('la'));
    await vi.advanceTimersByTimeAsync(COUNT_QUIET_MS);
    live.changed({ ...form('la'), organization_user_ids: ['u1'], split: 'weighted' } as Form);
    await vi.advanceTimersByTimeAsync(COUNT_QUIET_MS);
    expect(begun).toHaveLength(1);
  });

  it('cancels the older count, keeps its number greyed, and hears no more of it', async () => {
    const { live, cancelled, tell } = start();
    live.changed(form('la'));
    await vi.advanceTimersByTimeAsync(COUNT_QUIET_MS);
    tell('count-1', counted('counted', 72));
    expect(live).toMatchObject({ counting: false, stale: false });
    live.changed(form('lan'));
    expect(cancelled).toEqual(['count-1']);
    expect(live.count?.records).toBe(72);
    expect(live.stale).toBe(true);
    await vi.advanceTimersByTimeAsync(COUNT_QUIET_MS);
    tell('count-1', counted('counted', 1));
    expect(live.count?.records, 'the older one says nothing any more').toBe(72);
    tell('count-2', counted('counting', 30));
    expect(live).toMatchObject({ counting: true, stale: false });
    expect(live.count?.records).toBe(30);
  });

  it('never counts an empty form by itself', async () => {
    const { live, begun } = start();
    live.changed(emptyForm('instantly'));
    await vi.advanceTimersByTimeAsync(10 * COUNT_QUIET_MS);
    expect(begun).toHaveLength(0);
    await live.now();
    expect(begun, 'but when asked').toHaveLength(1);
  });

  it('says in a quiet line why there is none', async () => {
    const { live, tell, refuse } = start();
    refuse({ code: 'invalid', message: 'Type a value.' });
    live.changed(form('la'));
    await vi.advanceTimersByTimeAsync(COUNT_QUIET_MS);
    expect(live).toMatchObject({ counting: false, count: null });
    expect(live.quiet).toBe('Counted once every filter is complete.');
    refuse(null);
    await live.now();
    tell('count-2', counted('failed', 0));
    expect(live).toMatchObject({ counting: false, count: null, quiet: 'No connection.' });
  });

  it('stops when asked, and when nobody looks any more', async () => {
    const { live, cancelled } = start();
    live.changed(form('la'));
    await vi.advanceTimersByTimeAsync(COUNT_QUIET_MS);
    live.stop();
    expect(live).toMatchObject({ counting: false, stopped: true });
    live.changed(form('lan'));
    live.end();
    await vi.advanceTimersByTimeAsync(COUNT_QUIET_MS);
    expect(cancelled).toEqual(['count-1']);
  });
});
