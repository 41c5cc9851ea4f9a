import { call, onEvent } from '../../lib/backend';
import { toAppError, type AppError } from '../../lib/backend/error';
import type { PlanDetail, PlanSource, RecordLine, Show } from '../../lib/contract';
import { drafts } from '../../lib/form/drafts';
import { Paced } from '../../lib/paced';
import { LARGEST, RecordPages } from '../../lib/records/pages.svelte';
import { reasonsOf, type Reasons } from './text';

/** How often a plan that is being read is asked for at most. */
const EVERY_MS = 250;
/** How often it is read again all the same, in case an event was missed or a read failed. */
const AGAIN_MS = 2000;

/** The record that was last ticked or un-ticked: a range begins there. */
export interface Anchor {
  seq: number;
  ticked: boolean;
}

/** Whether the person decides about a record: it is ticked or un-ticked. */
export function isTickable(record: RecordLine): boolean {
  return record.standing === 'change' || record.standing === 'left_out';
}

/** One plan, kept up to date while it is read, with what the person does to it. */
export class Plan {
  detail = $state.raw<PlanDetail | null>(null);
  error = $state.raw<AppError | null>(null);
  /** What went wrong with the last thing that was asked for. */
  trouble = $state.raw<AppError | null>(null);
  /** Whether that was to apply the plan: only then something may have been sent. */
  applying = $state(false);
  /** Something is under way that leads to another page. */
  leaving = $state<'again' | 'try' | 'apply' | null>(null);
  /** Why an undo skips records; none while that is not known, or where there are too many. */
  reasons = $state.raw<Reasons | null>(null);
  readonly pages: RecordPages;

  readonly #paced = new Paced(() => this.read(), EVERY_MS);
  #round = 0;
  #ticks = 0;
  /** The submission's id, minted once: where an answer is lost, a second try sends nothing twice. */
  #submission: { digest: string; id: string } | null = null;

  constructor(private readonly id: string) {
    this.pages = new RecordPages(id, (query) => call('records', query));
  }

  /** Reads it and follows its changes; the answer stops that. */
  follow(): () => void {
    let stopped = false;
    let stopEvents: (() => void) | null = null;
    void this.read();
    void onEvent((event) => {
      if (event.event === 'plan_changed' && event.id === this.id) this.#paced.ask();
    }).then(
      (stop) => {
        if (stopped) stop();
        else stopEvents = stop;
        this.#paced.ask();
      },
      () => undefined,
    );
    const timer = setInterval(() => {
      if (this.detail?.state === 'reading') this.#paced.ask();
    }, AGAIN_MS);
    return () => {
      stopped = true;
      stopEvents?.();
      clearInterval(timer);
      this.#paced.stop();
      this.#round += 1;
    };
  }

  /** Reads it once more. An older answer never replaces a newer one. */
  async read(): Promise<void> {
    const round = ++this.#round;
    try {
      const detail = await call('plan', { id: this.id });
      if (round !== this.#round) return;
      const changed = detail.digest !== this.detail?.digest || detail.state === 'reading';
      this.detail = detail;
      this.error = null;
      if (changed) await this.pages.again();
      await this.#readReasons(detail);
    } catch (error) {
      if (round === this.#round) this.error = toAppError(error);
    }
  }

  /** Stops the reading. Nothing has been sent. */
  async stopReading(): Promise<void> {
    await this.#attempt(async () => {
      await call('cancel_plan', { id: this.id });
      await this.read();
    });
  }

  /** Ticks or un-ticks records. It shows at once, and every number follows. */
  async tick(rows: readonly RecordLine[], ticked: boolean): Promise<void> {
    const from = ticked ? 'left_out' : 'change';
    const seqs = rows.filter((row) => row.standing === from).map((row) => row.seq);
    if (seqs.length > 0) await this.#tickNumbers(seqs, ticked);
  }

  /** Does to all from the one in a row to the anchor what was done to the anchor. */
  async tickRange(row: number, record: RecordLine, anchor: Anchor): Promise<void> {
    const range = await this.#attempt(() => this.pages.between(row, record, anchor.seq));
    const seqs = range?.filter(isTickable).map((one) => one.seq) ?? [];
    if (seqs.length > 0) await this.#tickNumbers(seqs, anchor.ticked);
  }

  /** Un-ticks all records of the view, or ticks them where none of them is ticked. */
  async tickView(): Promise<void> {
    const { show, text } = this.pages;
    const ticked = await this.#attempt(async () => !(await this.#hasTicked(show, text)));
    if (ticked !== null) await this.#tick([], ticked, { show, text });
  }

  /** Makes another plan of this one and gives its id; none where that cannot be done. */
  async derive(source: PlanSource, why: 'again' | 'try'): Promise<string | null> {
    const id = crypto.randomUUID();
    return this.#leave(why, async () => (await call('begin_derived_plan', { id, source })).id);
  }

  /** Applies it as it was shown. Gives the submission's id. */
  async apply(typed: number | null): Promise<string | null> {
    const { detail } = this;
    if (!detail) return null;
    const { digest } = detail;
    if (this.#submission?.digest !== digest) {
      this.#submission = { digest, id: crypto.randomUUID() };
    }
    const { id } = this.#submission;
    return this.#leave('apply', async () => {
      const applied = await call('apply', { id, plan_id: this.id, digest, typed_count: typed });
      if (detail.connection_id && detail.purpose === 'assign') {
        void drafts.applied(detail.connection_id, detail.form);
      }
      return applied.id;
    });
  }

  /** Counts the reasons of what an undo skips. Without them the page only lacks the reasons. */
  async #readReasons({ purpose, state, counts }: PlanDetail): Promise<void> {
    const { skipped } = counts;
    if (purpose !== 'undo' || state !== 'ready' || skipped === 0 || skipped > LARGEST) return;
    if (this.reasons) return;
    const asked = {
      plan_id: this.id,
      show: 'skipped',
      text: '',
      offset: 0,
      limit: LARGEST,
    } as const;
    const page = await call('records', asked).catch(() => null);
    if (page) this.reasons = reasonsOf(page.rows);
  }

  async #tickNumbers(seqs: number[], ticked: boolean): Promise<void> {
    this.pages.pretend(seqs, { standing: ticked ? 'change' : 'left_out' });
    await this.#tick(seqs, ticked, this.pages);
  }

  async #hasTicked(show: Show, text: string): Promise<boolean> {
    // In a view of what stays nothing is ticked; in one of what changes everything is.
    if (show !== 'all') return show === 'change';
    const asked = { plan_id: this.id, show: 'change', text, offset: 0, limit: 1 } as const;
    return (await call('records', asked)).matching > 0;
  }

  async #tick(
    seqs: number[],
    ticked: boolean,
    { show, text }: { show: Show; text: string },
  ): Promise<void> {
    const order = ++this.#ticks;
    const detail = await this.#attempt(() =>
      call('tick', { plan_id: this.id, seqs, show, text, ticked }),
    );
    // Only the last of several quick ones reads the rows again: the others are shown already.
    if (order !== this.#ticks) return;
    if (detail) {
      this.#round += 1;
      this.detail = detail;
    } else {
      // What was shown at once has not come to be, and whatever has is to be seen.
      await this.read();
    }
    await this.pages.again();
  }

  async #leave(why: 'again' | 'try' | 'apply', act: () => Promise<string>): Promise<string | null> {
    if (this.leaving) return null;
    this.leaving = why;
    const id = await this.#attempt(act);
    this.leaving = null;
    return id;
  }

  async #attempt<T>(act: () => Promise<T>): Promise<T | null> {
    this.trouble = null;
    this.applying = this.leaving === 'apply';
    try {
      return await act();
    } catch (error) {
      this.trouble = toAppError(error);
      return null;
    }
  }
}
