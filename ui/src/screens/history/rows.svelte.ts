import type {
  HistoryCursor,
  HistoryPage,
  HistoryQuery,
  HistoryRow,
  SubmissionDetail,
} from '../../lib/contract';
import { PAGE, toQuery, type HistoryFilter } from './filter';

type Load = (query: HistoryQuery) => Promise<HistoryPage>;
type LoadRow = (id: string) => Promise<HistoryRow>;

/** The rows of the history as far as they have been read, newest first. */
export class HistoryRows {
  rows = $state.raw<HistoryRow[]>([]);
  matching = $state(0);
  total = $state(0);
  /** Nothing has been read yet. */
  fresh = $state(true);
  /** The rows belong to an older filter while those of the new one are being read. */
  stale = $state(false);
  error = $state.raw<unknown>(null);

  #filter: HistoryFilter | null = null;
  #next: HistoryCursor | null = null;
  #round = 0;
  #more = false;

  constructor(
    private readonly load: Load,
    private readonly loadRow: LoadRow,
    private readonly now: () => Date,
  ) {}

  /**
   * Reads the rows for a filter, at least `wanted` of them if there are so many. The old rows stay
   * until the new ones are in.
   */
  async show(filter: HistoryFilter, wanted: number = PAGE): Promise<void> {
    this.#filter = filter;
    this.stale = !this.fresh;
    await this.#read(wanted);
  }

  /** Reads what is shown once more. */
  async again(): Promise<void> {
    await this.#read(Math.max(PAGE, this.rows.length));
  }

  /** A submission is new or has changed: only the newest page is read for it, or its row alone. */
  async changed(id: string): Promise<void> {
    const round = this.#round;
    try {
      if (this.rows.some((row) => row.id === id)) {
        const row = await this.loadRow(id);
        if (round === this.#round) this.#replace(row);
      } else if (this.#filter) {
        const page = await this.load(toQuery(this.#filter, this.now(), null));
        if (round === this.#round) this.#prepend(page);
      }
    } catch {
      // The rows stay as they are; whatever is wrong shows when something is read for the person.
    }
  }

  /** Reads the next page, if there is one and none is under way. */
  async more(): Promise<void> {
    if (!this.#filter || !this.#next || this.#more) return;
    const round = this.#round;
    this.#more = true;
    try {
      const page = await this.load(toQuery(this.#filter, this.now(), this.#next));
      if (round === this.#round) this.#append(page);
    } catch (error) {
      if (round === this.#round) this.error = error;
    } finally {
      this.#more = false;
    }
  }

  /** Reads again from the top until at least `wanted` rows or the end. */
  async #read(wanted: number): Promise<void> {
    const filter = this.#filter;
    if (!filter) return;
    const round = ++this.#round;
    const rows: HistoryRow[] = [];
    try {
      let page: HistoryPage;
      let after: HistoryCursor | null = null;
      do {
        page = await this.load(toQuery(filter, this.now(), after));
        if (round !== this.#round) return;
        addNew(rows, page.rows);
        after = page.next;
      } while (after && rows.length < wanted);
      this.#take(rows, page);
    } catch (error) {
      if (round === this.#round) this.#fail(error);
    }
  }

  #take(rows: HistoryRow[], page: HistoryPage): void {
    this.rows = rows;
    this.#next = page.next;
    this.#counts(page);
  }

  #append(page: HistoryPage): void {
    const rows = [...this.rows];
    addNew(rows, page.rows);
    this.rows = rows;
    this.#next = page.next;
    this.#counts(page);
  }

  #replace(row: HistoryRow): void {
    const states = this.#filter?.states ?? [];
    const stays = states.length === 0 || states.includes(row.state);
    this.rows = this.rows.flatMap((old) => (old.id === row.id ? (stays ? [row] : []) : [old]));
    if (!stays) this.matching -= 1;
  }

  #prepend(page: HistoryPage): void {
    const known = new Set(this.rows.map((row) => row.id));
    const added = page.rows.filter((row) => !known.has(row.id));
    if (this.rows.length === 0) this.#next = page.next;
    this.rows = [...added, ...this.rows].sort(newestFirst);
    this.#counts(page);
  }

  #counts(page: HistoryPage): void {
    this.matching = page.matching;
    this.total = page.total;
    this.fresh = false;
    this.stale = false;
    this.error = null;
  }

  #fail(error: unknown): void {
    this.error = error;
    this.fresh = false;
    this.stale = false;
  }
}

/** Adds rows that are not there yet: a row never stands twice, whatever changed between pages. */
function addNew(rows: HistoryRow[], added: readonly HistoryRow[]): void {
  const known = new Set(rows.map((row) => row.id));
  for (const row of added) if (!known.has(row.id)) rows.push(row);
}

function newestFirst(a: HistoryRow, b: HistoryRow): number {
  return b.created_at - a.created_at || b.id.localeCompare(a.id);
}

/** A submission as a row of the list. */
export function rowOf(detail: SubmissionDetail): HistoryRow {
  const { id, face, title, filter_words, purpose, state, result, created_at } = detail;
  const undone_fully = detail.undone?.fully ?? null;
  return { id, face, title, filter_words, purpose, undone_fully, state, result, created_at };
}
