import { call, onEvent } from '../../lib/backend';
import { toAppError, type AppError } from '../../lib/backend/error';
import type { PlanDetail, PlanSource, SubmissionDetail } from '../../lib/contract';
import { Paced } from '../../lib/paced';
import { RecordPages } from '../../lib/records/pages.svelte';
import { isBusy, isOpen } from '../../lib/words';

/** How often a running submission is asked for at most. */
const EVERY_MS = 250;
/** How often it is read again all the same, in case an event was missed. */
const AGAIN_MS = 2000;

/** What a person can have done to a submission. */
export type Act =
  'pause' | 'go_on' | 'stop' | 'check_again' | 'keep_plan' | 'again' | 'retry' | 'undo' | 'rest';

/** One submission, kept up to date by events and by reading it again. */
export class Submission {
  detail = $state.raw<SubmissionDetail | null>(null);
  /** Its plan, for what was planned; none for what was sent before plans existed. */
  plan = $state.raw<PlanDetail | null>(null);
  error = $state.raw<AppError | null>(null);
  /** What was asked for and is not done yet. */
  asked = $state<Act | null>(null);
  /** What went wrong with it. */
  trouble = $state.raw<AppError | null>(null);
  /** Its records; none for what was sent before plans existed. */
  pages = $state.raw<RecordPages | null>(null);

  readonly #paced = new Paced(() => this.read(), EVERY_MS);
  #round = 0;

  constructor(private readonly id: string) {}

  /** Reads it and follows its changes; the answer stops that. */
  follow(): () => void {
    let stopped = false;
    let stopEvents: (() => void) | null = null;
    void this.read();
    void onEvent((event) => {
      if (!('id' in event) || event.event === 'plan_changed') return;
      if (event.id === this.id) this.#paced.ask();
    }).then(
      (stop) => {
        if (stopped) stop();
        else stopEvents = stop;
        // What happened before the events were heard.
        this.#paced.ask();
      },
      () => undefined,
    );
    const timer = setInterval(() => {
      if (this.detail && isOpen(this.detail.state)) this.#paced.ask();
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
      const detail = await call('submission', { id: this.id });
      if (round !== this.#round) return;
      const before = this.detail;
      this.detail = detail;
      this.error = null;
      if (detail.plan_id) await this.#follow(detail.plan_id, before, detail);
    } catch (error) {
      if (round === this.#round) this.error = toAppError(error);
    }
  }

  /** Asks for something; the state then says what became of it. */
  async act(name: 'pause' | 'go_on' | 'stop' | 'check_again' | 'keep_plan'): Promise<void> {
    await this.#ask(name, async () => {
      await call(name, { id: this.id });
      await this.read();
    });
  }

  /** Begins another plan that comes of this submission, and gives its id. */
  async derive(source: PlanSource, why: Act): Promise<string | null> {
    const id = crypto.randomUUID();
    return this.#ask(why, async () => (await call('begin_derived_plan', { id, source })).id);
  }

  async #follow(
    planId: string,
    before: SubmissionDetail | null,
    now: SubmissionDetail,
  ): Promise<void> {
    this.pages ??= new RecordPages(planId, (query) => call('records', query));
    const changed = JSON.stringify(before?.outcomes) !== JSON.stringify(now.outcomes);
    if (before && !isBusy(now.state) && (changed || before.state !== now.state)) {
      await this.pages.again();
    }
    // Without it the page only lacks who was to have how many.
    if (!this.plan) this.plan = await call('plan', { id: planId }).catch(() => null);
  }

  async #ask<T>(name: Act, act: () => Promise<T>): Promise<T | null> {
    if (this.asked) return null;
    this.asked = name;
    this.trouble = null;
    try {
      return await act();
    } catch (error) {
      this.trouble = toAppError(error);
      return null;
    } finally {
      this.asked = null;
    }
  }
}
