import type { RecordLine, RecordsPage, RecordsQuery, Show } from '../contract';

type Load = (query: RecordsQuery) => Promise<RecordsPage>;

/** How many records are read at once. */
export const PAGE = 100;
/** The most records that can be asked for at once. */
export const LARGEST = 500;
/** How many pages are kept: the memory stays flat however long the plan is. */
const KEPT = 12;

/** The records of a plan, read page by page as they come into sight. */
export class RecordPages {
  /** How many there are for the filter. */
  matching = $state(0);
  /** Nothing has been read yet, or nothing was there and that is being asked again. */
  fresh = $state(true);
  /** The rows belong to an older filter while those of the new one are being read. */
  stale = $state(false);
  error = $state.raw<unknown>(null);
  show = $state<Show>('all');
  text = $state('');

  #pages = $state.raw(new Map<number, RecordLine[]>());
  /** The focused row: it stays known however far away the view is. */
  #pinned = $state.raw<{ row: number; record: RecordLine } | null>(null);
  #round = 0;
  #wanted: [first: number, last: number] = [0, PAGE - 1];
  readonly #reading = new Map<number, number>();

  constructor(
    private readonly planId: string,
    private readonly load: Load,
  ) {}

  /** The record in a row of the table; none while it is being read. */
  at(row: number): RecordLine | undefined {
    const read = this.#pages.get(Math.floor(row / PAGE))?.[row % PAGE];
    return read ?? (this.#pinned?.row === row ? this.#pinned.record : undefined);
  }

  /** All that have been read and are kept. */
  get known(): RecordLine[] {
    return [...this.#pages.values()].flat();
  }

  /** A row has the focus and stays; none, and nothing is kept. */
  pin(row: number | null): void {
    const record = row === null ? undefined : this.at(row);
    this.#pinned = row === null || !record ? null : { row, record };
  }

  /** Filters the records; the old ones stay until the new ones are in. */
  async filter(show: Show, text: string): Promise<void> {
    if (show === this.show && text === this.text && !this.fresh) return;
    this.show = show;
    this.text = text;
    await this.#startOver();
  }

  /** The rows from `first` to `last` come into sight. */
  need(first: number, last: number): void {
    this.#wanted = [first, last];
    if (this.stale) return;
    const end = Math.min(
      Math.floor(last / PAGE),
      Math.floor(Math.max(0, this.matching - 1) / PAGE),
    );
    for (let page = Math.floor(Math.max(0, first) / PAGE); page <= end; page += 1) {
      if (!this.#pages.has(page)) void this.#read(page, this.#round);
    }
  }

  /** Reads what is in sight once more, as after a change; what is out of sight is forgotten. */
  async again(): Promise<void> {
    const round = ++this.#round;
    // Where nothing was there, nothing is known until the answer.
    if (this.matching === 0) this.fresh = true;
    const [first, last] = this.#wanted.map((row) => Math.floor(Math.max(0, row) / PAGE)) as [
      number,
      number,
    ];
    const end = Math.max(first, last);
    const pages = Array.from({ length: end - first + 1 }, (_, at) => first + at);
    const far = this.#pinned ? Math.floor(this.#pinned.row / PAGE) : first;
    if (far < first || far > end) pages.push(far);
    try {
      const found = await Promise.all(pages.map((page) => this.#ask(page)));
      if (round !== this.#round) return;
      this.#reading.clear();
      this.#pages = new Map(found.map((one, at) => [pages[at] ?? 0, one.rows]));
      this.#take(found[0]);
      this.pin(this.#pinned?.row ?? null);
    } catch (error) {
      if (round === this.#round) this.#fail(error);
    }
  }

  /**
   * The records from the one in a row to the one with the number `to`, both of them too, read if
   * they must be. By number, because rows move: what is un-ticked leaves the view of what changes.
   */
  async between(row: number, from: RecordLine, to: number): Promise<RecordLine[]> {
    const down = from.seq < to;
    const [low, high] = down ? [from.seq, to] : [to, from.seq];
    const found = new Map([[from.seq, from]]);
    let first = down ? row : Math.max(0, row + 1 - LARGEST);
    let limit = down ? LARGEST : row + 1 - first;
    for (;;) {
      const { rows } = await this.load({ ...this.#query(first), limit });
      for (const one of rows) if (one.seq >= low && one.seq <= high) found.set(one.seq, one);
      const end = down ? rows.at(-1) : rows[0];
      const there = !end || (down ? end.seq >= high : end.seq <= low);
      if (there || (down ? rows.length < limit : first === 0)) break;
      const next = down ? first + limit : Math.max(0, first - LARGEST);
      limit = down ? LARGEST : first - next;
      first = next;
    }
    return [...found.values()].sort((a, b) => a.seq - b.seq);
  }

  /** Shows a change at once, before the application has confirmed it. */
  pretend(seqs: readonly number[], change: Partial<RecordLine>): void {
    const changed = new Set(seqs);
    if (this.#pinned && changed.has(this.#pinned.record.seq)) {
      const { row, record } = this.#pinned;
      this.#pinned = { row, record: { ...record, ...change } };
    }
    this.#pages = new Map(
      [...this.#pages].map(([page, rows]) => [
        page,
        rows.map((row) => (changed.has(row.seq) ? { ...row, ...change } : row)),
      ]),
    );
  }

  async #startOver(): Promise<void> {
    const round = ++this.#round;
    this.stale = !this.fresh;
    this.#pinned = null;
    this.#reading.clear();
    try {
      const page = await this.#ask(0);
      if (round !== this.#round) return;
      this.#pages = new Map([[0, page.rows]]);
      this.#take(page);
    } catch (error) {
      if (round === this.#round) this.#fail(error);
    }
  }

  async #read(page: number, round: number): Promise<void> {
    if (this.#reading.get(page) === round) return;
    this.#reading.set(page, round);
    try {
      const found = await this.#ask(page);
      if (round !== this.#round) return;
      this.#keep(page, found.rows);
      this.#take(found);
    } catch (error) {
      if (round === this.#round) this.#fail(error);
    } finally {
      if (this.#reading.get(page) === round) this.#reading.delete(page);
    }
  }

  /** Keeps a page; of the others those that are furthest away go. */
  #keep(page: number, rows: RecordLine[]): void {
    const pages = [...this.#pages.entries(), [page, rows] as [number, RecordLine[]]];
    pages.sort(([a], [b]) => Math.abs(a - page) - Math.abs(b - page));
    this.#pages = new Map(pages.slice(0, KEPT));
  }

  #take(page: RecordsPage | undefined): void {
    if (page) this.matching = page.matching;
    this.fresh = false;
    this.stale = false;
    this.error = null;
  }

  #fail(error: unknown): void {
    this.error = error;
    this.fresh = false;
    this.stale = false;
  }

  #ask(page: number): Promise<RecordsPage> {
    return this.load(this.#query(page * PAGE));
  }

  #query(offset: number): RecordsQuery {
    return { plan_id: this.planId, show: this.show, text: this.text, offset, limit: PAGE };
  }
}
