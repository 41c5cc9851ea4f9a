import { describe, expect, it, vi } from 'vitest';
import type { Listing, LeadSquaredChoices } from '../contract';
import { age } from '../format';
import { anyReading, Choices, freshness, noLeadSquaredLists } from './choices.svelte';
import { Found } from './found.svelte';
import { isDay, isNumeric, valueChoices } from './values';

function ready<T>(readAt: number | null, items: T[] = [], message?: string): Listing<T> {
  const trouble = message === undefined ? null : { message, detail: null, retry: true };
  return { state: 'ready', items, read_at: readAt, trouble };
}

const lists = (change: Partial<LeadSquaredChoices> = {}): LeadSquaredChoices => ({
  teams: ready(50),
  attributes: ready(70),
  values: ready(60),
  ...change,
});

function source(answers: (LeadSquaredChoices | Error)[]) {
  const load = vi.fn(() => {
    const next = answers.length > 1 ? answers.shift()! : answers[0]!;
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  });
  const refresh = vi.fn(() => Promise.resolve(null));
  const messageOf = (error: unknown) => (error instanceof Error ? error.message : '');
  return { load, refresh, without: noLeadSquaredLists, messageOf };
}

describe('lists of an account', () => {
  it('are as old as the oldest of them, and each trouble is said once', () => {
    const found = freshness(
      lists({ teams: ready(50, [], 'No network.'), values: ready(60, [], 'No network.') }),
    );
    expect(found.readAt).toBe(50);
    expect(found.troubles.map((trouble) => trouble.message)).toEqual(['No network.']);
    expect(freshness(noLeadSquaredLists('x')).readAt).toBeNull();
  });

  it('are all there once none is being read for the first time', () => {
    expect(anyReading(lists())).toBe(false);
    expect(anyReading(lists({ values: { state: 'reading' } }))).toBe(true);
    expect(anyReading(noLeadSquaredLists('x')), 'they will not come').toBe(false);
  });

  it('are fetched again when one came in, but only of this connection', async () => {
    const asked = source([lists({ values: { state: 'reading' } }), lists()]);
    const choices = new Choices(asked);
    await choices.show('one');
    choices.changed('two');
    expect(asked.load).toHaveBeenCalledTimes(1);
    choices.changed('one');
    await vi.waitFor(() => expect(choices.lists?.values.state).toBe('ready'));
    choices.stop();
  });

  it('are refreshed at the service before they are fetched', async () => {
    const asked = source([lists()]);
    const choices = new Choices(asked);
    await choices.show('one');
    await choices.refresh();
    expect(asked.refresh).toHaveBeenCalledWith('one');
    expect(asked.load).toHaveBeenCalledTimes(2);
    expect(choices.refreshing).toBe(false);
  });

  it('say why there are none when they cannot be fetched', async () => {
    const choices = new Choices(source([new Error('The history is locked.')]));
    const shown = await choices.show('one');
    expect(shown.teams).toMatchObject({ trouble: { message: 'The history is locked.' } });
  });
});

describe('the age of a list', () => {
  it('is a time and how long ago that was', () => {
    const at = new Date(2026, 10, 28, 14, 6).getTime();
    expect(age(at, at + 20_000)).toMatch(/06.*, just now$/);
    expect(age(at, at + 5 * 60_000)).toMatch(/06.*, 5 min ago$/);
    expect(age(at, at + 2 * 3_600_000)).toMatch(/06.*, 2 h ago$/);
    expect(age(at, at + 49 * 3_600_000)).toMatch(/, 2 days ago$/);
  });
});

describe('a search at the service', () => {
  it('waits until typing rests, and only the last text counts', async () => {
    vi.useFakeTimers();
    const ask = vi.fn((text: string) => Promise.resolve([text]));
    const take = vi.fn();
    const found = new Found(ask, take);
    for (const text of ['k', 'ke', 'ket']) found.typed(text);
    expect(found.asking).toBe(true);
    await vi.advanceTimersByTimeAsync(300);
    expect(ask.mock.calls).toEqual([['ket']]);
    expect(take).toHaveBeenCalledWith(['ket']);
    expect(found.asking).toBe(false);
    vi.useRealTimers();
  });

  it('is not made for a single letter, and no late answer is taken', async () => {
    vi.useFakeTimers();
    const ask = vi.fn((text: string) => Promise.resolve([text]));
    const take = vi.fn();
    const found = new Found(ask, take);
    found.typed('k');
    await vi.advanceTimersByTimeAsync(300);
    expect(ask).not.toHaveBeenCalled();
    found.typed('kettle');
    found.stop();
    await vi.advanceTimersByTimeAsync(300);
    expect(take).not.toHaveBeenCalled();
    vi.useRealTimers();
  });
});

describe('the values of an attribute', () => {
  const attribute = (name: string, kind: 'text' | 'choice' | 'team' | 'user') => ({
    name,
    label: name,
    custom: false,
    kind,
    options: kind === 'choice' ? [{ value: '0', label: 'Active' }] : [],
  });
  const account = lists({
    teams: ready(1, [
      {
        id: 't1',
        name: 'Academy',
        user_count: 1,
        children: [{ id: 't2', name: 'Pune', user_count: 1, children: [] }],
      },
    ]),
    values: ready(1, [
      { name: 'City', options: [{ value: 'Pune', label: 'Pune' }], numbers: false, more: false },
      { name: 'UserId', options: [{ value: 'u1', label: 'Ada' }], numbers: false, more: false },
    ]),
  });
  const labels = (name: string, kind: 'text' | 'choice' | 'team' | 'user') =>
    valueChoices(attribute(name, kind), account).options.map((option) => option.label);

  it('are its fixed list, the teams, the users, or what users have', () => {
    expect(labels('StatusCode', 'choice')).toEqual(['Active']);
    expect(labels('TeamId', 'team')).toEqual(['Academy', 'Pune']);
    expect(labels('CreatedBy', 'user')).toEqual(['Ada']);
    expect(labels('City', 'text')).toEqual(['Pune']);
    expect(labels('Desk', 'text')).toEqual([]);
  });

  it('are days where a calendar has them, without a time', () => {
    const days = ['2026-11-28', '2024-02-29', '0001-01-01'];
    expect(days.filter((text) => !isDay(text))).toEqual([]);
    const others = ['', '2026-02-30', '2026-13-01', '0000-01-01', '2026-11', '28-11-2026'];
    const longer = ['2026-11-28 10:00:00', ' 2026-11-28', '20266-11-28', 'opt-last-30-days'];
    expect([...others, ...longer].filter(isDay)).toEqual([]);
  });

  it('are numbers, or a part of one that is still being typed', () => {
    expect(['', '7', '-0.5', '+91', '3.', '-'].filter((text) => !isNumeric(text))).toEqual([]);
    expect(['seven', '1,5', '2026-11-28', '1.2.3'].filter(isNumeric)).toEqual([]);
  });
});
