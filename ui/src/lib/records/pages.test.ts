import { describe, expect, it } from 'vitest';
import type { RecordLine, RecordsPage, RecordsQuery } from '../contract';
import { makeRecords } from '../backend/fake/world';
import { listed, shortened, shortName } from './names';
import { PAGE, RecordPages } from './pages.svelte';

/** A plan of so many records that counts what is asked of it. */
class Store {
  asked: RecordsQuery[] = [];
  readonly rows: RecordLine[];
  constructor(count: number) {
    this.rows = makeRecords('instantly', count);
  }
  load = (query: RecordsQuery): Promise<RecordsPage> => {
    this.asked.push(query);
    const { text } = query;
    const matching = text === '' ? this.rows : this.rows.filter((row) => row.name.includes(text));
    const rows = matching.slice(query.offset, query.offset + query.limit);
    return Promise.resolve({ rows: structuredClone(rows), matching: matching.length });
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the records of a long plan', () => {
  it('are read page by page as they come into sight, each page once', async () => {
    const store = new Store(100_000);
    const pages = new RecordPages('p', store.load);
    await pages.filter('all', '');
    expect(pages.matching).toBe(100_000);
    pages.need(70_000, 70_020);
    pages.need(70_000, 70_020);
    await settled();
    expect(pages.at(70_010)?.seq).toBe(70_011);
    expect(store.asked.map((query) => query.offset)).toEqual([0, 70_000]);
  });

  it('are forgotten again, so that the memory stays flat, but for the focused one', async () => {
    const store = new Store(100_000);
    const pages = new RecordPages('p', store.load);
    await pages.filter('all', '');
    pages.pin(3);
    for (let at = 0; at < 100_000; at += 2 * PAGE) {
      pages.need(at, at + 20);
      await settled();
    }
    expect(pages.at(40_000), 'far above the view').toBeUndefined();
    expect(pages.at(99_801)?.seq).toBe(99_802);
    expect(pages.at(3)?.seq).toBe(4);
    pages.pretend([4], { standing: 'left_out' });
    expect(pages.at(3)?.standing, 'also what is out of sight').toBe('left_out');
    store.asked = [];
    await pages.again();
    expect(store.asked, 'what is in sight, and the focused one').toHaveLength(2);
    expect(pages.at(3)?.standing).toBe('change');
  });

  it('of an older filter never replace those of a newer one', async () => {
    const answers: ((page: RecordsPage) => void)[] = [];
    const pages = new RecordPages('p', () => new Promise((answer) => answers.push(answer)));
    const first = pages.filter('all', 'old');
    const second = pages.filter('all', 'new');
    const [old, now] = makeRecords('instantly', 2);
    answers[1]?.({ rows: [now!], matching: 1 });
    answers[0]?.({ rows: [old!], matching: 7 });
    await Promise.all([first, second]);
    expect(pages.at(0)?.seq).toBe(2);
    expect(pages.matching).toBe(1);
  });

  it('that could not be read say so, and are read again on demand', async () => {
    const store = new Store(10);
    let broken = true;
    const pages = new RecordPages('p', (query) =>
      broken ? Promise.reject(new Error('the disk is gone')) : store.load(query),
    );
    await pages.filter('all', '');
    expect(pages.error).toBeInstanceOf(Error);
    broken = false;
    await pages.again();
    expect(pages.error).toBeNull();
    expect(pages.at(0)?.seq).toBe(1);
  });

  it.each([
    [10, 1260],
    [1259, 11],
  ])('give a range that is longer than a page, from row %i to record %i', async (row, to) => {
    const store = new Store(3000);
    const pages = new RecordPages('p', store.load);
    await pages.filter('all', '');
    const range = await pages.between(row, store.rows[row]!, to);
    expect(range).toHaveLength(1250);
    expect(range[0]?.seq).toBe(11);
    expect(range.at(-1)?.seq).toBe(1260);
    expect(store.asked, 'and read no more than that').toHaveLength(4);
  });

  it('give a range also to a record that is not in the view any more', async () => {
    const store = new Store(3000);
    const gone = store.rows.splice(4, 1)[0]!;
    const pages = new RecordPages('p', store.load);
    await pages.filter('all', '');
    const range = await pages.between(6, store.rows[6]!, gone.seq);
    expect(range.map((one) => one.seq)).toEqual([6, 7, 8]);
  });
});

describe('names', () => {
  it('are cut in the middle of a team’s path, and to the first name in a remark', () => {
    expect(shortened('Copperleaf › Admissions › West › Pune')).toBe('Copperleaf › … › Pune');
    expect(shortened('Admissions › Pune')).toBe('Admissions › Pune');
    expect(shortName('Ada Finchley')).toBe('Ada');
    expect(shortName('Admissions › Pune')).toBe('Pune');
    expect(shortName('Nobody')).toBe('nobody');
    expect(listed(['Ada', 'Bruno', 'Chidi'])).toBe('Ada, Bruno and Chidi');
    expect(listed(Array.from({ length: 11 }, (_, at) => `P${at}`))).toBe('P0, P1 and 9 more');
  });
});
