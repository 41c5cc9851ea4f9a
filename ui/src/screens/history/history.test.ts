import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { useHost } from '../../lib/backend';
import { createFake } from '../../lib/backend/fake';
import type { HistoryPage, HistoryQuery, HistoryRow } from '../../lib/contract';
import { NO_FILTER, PAGE, readFilter, toQuery, writeFilter, type HistoryFilter } from './filter';
import { app } from '../../lib/state/app.svelte';
import { rowMark } from '../../lib/controls/marks';
import HistoryScreen from './HistoryScreen.svelte';
import { purposeWords } from '../../lib/text/en/history';
import { HistoryRows } from './rows.svelte';
import { drawnRows, rowAfter } from '../../lib/records/window';

const row = (number: number): HistoryRow => ({
  id: `r${String(number).padStart(5, '0')}`,
  face: { service: 'instantly', kind: 'live', label: 'L', letters: 'L', colour: 'sky' },
  title: `Give leads ${number}`,
  filter_words: '',
  purpose: 'assign',
  undone_fully: null,
  state: 'succeeded',
  result: '',
  created_at: number,
});

/** A history that pages by key, newest first, and can grow between pages. */
class Keyset {
  asked: HistoryQuery[] = [];
  constructor(public all: HistoryRow[]) {}
  load = (query: HistoryQuery): Promise<HistoryPage> => {
    this.asked.push(query);
    const sorted = [...this.all].sort((a, b) => b.created_at - a.created_at);
    const matching = sorted.filter((one) => one.title.includes(query.text));
    const rest = matching.filter((one) => !query.after || one.created_at < query.after.created_at);
    const rows = rest.slice(0, query.limit);
    const last = rows.at(-1);
    const next =
      rest.length > rows.length && last ? { created_at: last.created_at, id: last.id } : null;
    return Promise.resolve({ rows, next, matching: matching.length, total: this.all.length });
  };
  one = (id: string): Promise<HistoryRow> =>
    Promise.resolve(this.all.find((one) => one.id === id)!);
  rows(): HistoryRows {
    return new HistoryRows(this.load, this.one, () => new Date(2026, 10, 22, 12));
  }
}
const many = (count: number) => Array.from({ length: count }, (_, at) => row(at + 1));
const ids = (rows: HistoryRows) => rows.rows.map((one) => one.id);

describe('the rows of the history', () => {
  it('are paged to the end without repetition or gap, also while new ones are added', async () => {
    const store = new Keyset(many(350));
    const rows = store.rows();
    await rows.show(NO_FILTER);
    await rows.more();
    store.all.push(row(351), row(352));
    await rows.changed(row(352).id);
    await rows.more();
    await rows.more();
    await rows.more();
    const expected = many(352)
      .map((one) => one.id)
      .reverse();
    expect(ids(rows)).toEqual(expected);
    expect(new Set(ids(rows)).size, 'no row stands twice').toBe(352);
  });

  it('ask for one page at a time', async () => {
    const store = new Keyset(many(300));
    const rows = store.rows();
    await rows.show(NO_FILTER);
    await Promise.all([rows.more(), rows.more(), rows.more()]);
    expect(rows.rows).toHaveLength(2 * PAGE);
  });

  it('of an older filter never replace those of a newer one', async () => {
    const answers: ((page: HistoryPage) => void)[] = [];
    const rows = new HistoryRows(
      () => new Promise((answer) => answers.push(answer)),
      () => Promise.reject(new Error('not asked')),
      () => new Date(),
    );
    const first = rows.show({ ...NO_FILTER, text: 'old' });
    const second = rows.show({ ...NO_FILTER, text: 'new' });
    answers[1]?.({ rows: [row(2)], next: null, matching: 1, total: 2 });
    answers[0]?.({ rows: [row(1)], next: null, matching: 1, total: 2 });
    await Promise.all([first, second]);
    expect(ids(rows)).toEqual([row(2).id]);
  });

  it('stay, greyed, until those of a new filter are in', async () => {
    const store = new Keyset(many(3));
    const rows = store.rows();
    await rows.show(NO_FILTER);
    const shown = rows.show({ ...NO_FILTER, text: 'nothing like it' });
    expect(rows.rows).toHaveLength(3);
    expect(rows.stale).toBe(true);
    await shown;
    expect(rows.rows).toHaveLength(0);
    expect(rows.stale).toBe(false);
  });

  it('change in place when a submission changes, and leave a filter that they no longer fit', async () => {
    const store = new Keyset([{ ...row(1), state: 'sending' }, row(2)]);
    const rows = store.rows();
    await rows.show({ ...NO_FILTER, states: ['sending', 'succeeded'] });
    store.all[0] = { ...row(1), state: 'succeeded' };
    await rows.changed(row(1).id);
    expect(rows.rows[1]?.state).toBe('succeeded');
    store.all[0] = { ...row(1), state: 'unknown' };
    await rows.changed(row(1).id);
    expect(ids(rows)).toEqual([row(2).id]);
  });
});

describe('the filter of the history', () => {
  it('comes back from the address as it was written', () => {
    const filter: HistoryFilter = {
      text: 'kettle & rope',
      service: 'leadsquared',
      connection: 'c1',
      states: ['failed', 'unknown'],
      when: 'range',
      from: '2026-11-01',
      to: '2026-11-05',
    };
    const address = writeFilter(filter).toString();
    expect(readFilter(new URLSearchParams(address))).toEqual(filter);
    expect(writeFilter(NO_FILTER).toString(), 'nothing stands for nothing').toBe('');
    expect(readFilter(new URLSearchParams('service=x&when=y&state=z&from=1'))).toEqual(NO_FILTER);
  });

  it('counts whole days: the last day of a range and today are in it', () => {
    const now = new Date(2026, 10, 22, 15, 30);
    const range = toQuery(
      { ...NO_FILTER, when: 'range', from: '2026-11-20', to: '2026-11-21' },
      now,
      null,
    );
    expect(new Date(range.from!)).toEqual(new Date(2026, 10, 20));
    expect(new Date(range.to!), 'before the 22nd').toEqual(new Date(2026, 10, 22));
    const week = toQuery({ ...NO_FILTER, when: '7' }, now, null);
    expect(new Date(week.from!)).toEqual(new Date(2026, 10, 16));
    expect(week.to).toBeNull();
  });
});

describe('the drawn rows', () => {
  const view = { count: 2000, rowHeight: 52, scrollTop: 52 * 1000, height: 520 };

  it('are those in sight and a few around them', () => {
    const drawn = drawnRows({ ...view, focused: null });
    expect(drawn.length).toBeLessThan(40);
    expect(drawn).toContain(1000);
    expect(drawn).toContain(1010);
  });

  it('always hold the focused row', () => {
    expect(drawnRows({ ...view, focused: 3 })[0]).toBe(3);
    expect(drawnRows({ ...view, focused: 1999 }).at(-1)).toBe(1999);
    expect(drawnRows({ ...view, focused: 5000 })).not.toContain(5000);
  });

  it('are walked with the arrow keys, Home and End, and not past the ends', () => {
    expect(rowAfter('ArrowDown', 1999, 2000, 10)).toBe(1999);
    expect(rowAfter('ArrowUp', 0, 2000, 10)).toBe(0);
    expect(rowAfter('End', 4, 2000, 10)).toBe(1999);
    expect(rowAfter('Home', 4, 2000, 10)).toBe(0);
    expect(rowAfter('x', 4, 2000, 10)).toBeNull();
  });
});

describe('the history', () => {
  it('says what an earlier run left open, and leads there', async () => {
    useHost(createFake({ scene: 'interrupted' }));
    await app.load();
    render(HistoryScreen);
    expect(
      await screen.findByText(/^Roster closed while it was moving .* users to Counselling › North/),
    ).toBeInTheDocument();
    const link = screen.getByRole('link', { name: /^Look at it/ });
    expect(link).toHaveAttribute('href', '#/a/interrupted');
  });

  it('marks what was undone, and says what a row is for', () => {
    expect(rowMark('succeeded', true).word).toBe('Undone');
    expect(rowMark('succeeded', false).word).toBe('Partly undone');
    expect(rowMark('partly_done', null)).toMatchObject({ word: 'Partly done', shape: 'partly' });
    expect(purposeWords('undo')).toBe('Undo. ');
    expect(purposeWords('assign'), 'that is plain from its title').toBe('');
  });

  it('finds by one word all states in which something runs or waits', async () => {
    const user = userEvent.setup();
    useHost(createFake({ scene: 'paused' }));
    await app.load();
    location.hash = '#/history';
    render(HistoryScreen);
    await user.click(await screen.findByRole('button', { name: 'Status' }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Waiting for you' }));
    await waitFor(() =>
      expect(decodeURIComponent(location.hash)).toContain('state=asking,paused,interrupted'),
    );
  });
});
