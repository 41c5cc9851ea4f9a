import type { AppError } from '../backend/error';
import type { Count, Event, Form } from '../contract';
import { form as text } from '../text';
import { isUntouched } from './empty';

/** How long a form has to be left alone before its records are counted. */
export const COUNT_QUIET_MS = 600;

/** How records are counted: by the application, told by events. */
export interface Counter {
  begin(id: string, form: Form): Promise<void>;
  all(id: string): Promise<void>;
  cancel(id: string): Promise<void>;
}

/** The count of what a form means; it follows the form and never holds it up. */
export class LiveCount {
  /** The latest count. While the form has changed since, it is `stale`. */
  count = $state.raw<Count | null>(null);
  stale = $state(false);
  counting = $state(false);
  /** The person stopped it. */
  stopped = $state(false);
  /** Why there is no count, in a quiet line; empty where nothing is wrong. */
  quiet = $state('');
  /** Whether to ask again may help, while there is none. */
  retry = $state(true);
  #id: string | null = null;
  #of = '';
  #form: Form | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly counter: Counter,
    private readonly errorOf: (error: unknown) => Pick<AppError, 'code' | 'message'>,
    private readonly newId: () => string,
    private readonly quietMs: number = COUNT_QUIET_MS,
  ) {}

  /** The form has changed. Counted again is only what means other records than before. */
  changed(form: Form): void {
    const of = meaning(form);
    this.#form = form;
    if (of === this.#of) return;
    this.#of = of;
    this.#halt();
    this.stale = this.count !== null;
    this.stopped = false;
    this.quiet = '';
    if (isUntouched(withoutTarget(form))) {
      this.count = null;
      return;
    }
    this.#timer = setTimeout(() => void this.now(), this.quietMs);
  }

  /** A template asks for something that is still empty: without it, more would be counted than is meant. */
  withhold(): void {
    this.#halt();
    this.#of = '';
    this.#form = null;
    this.count = null;
    this.stale = false;
    this.quiet = text.incomplete;
  }

  /** Counts at once. */
  async now(): Promise<void> {
    if (!this.#form) return;
    this.#halt();
    const id = this.newId();
    this.#id = id;
    this.counting = true;
    this.stopped = false;
    this.quiet = '';
    this.stale = this.count !== null;
    try {
      await this.counter.begin(id, this.#form);
    } catch (thrown) {
      if (id !== this.#id) return;
      const error = this.errorOf(thrown);
      this.counting = false;
      this.#id = null;
      this.retry = error.code !== 'invalid';
      this.quiet = this.retry ? error.message : text.incomplete;
    }
  }

  /** Something happened in the application. */
  heard(event: Event): void {
    if (event.event !== 'count_changed' || event.id !== this.#id) return;
    const { count } = event;
    this.counting = count.state === 'counting';
    this.retry = true;
    this.quiet = count.state === 'failed' ? (count.trouble ?? '') : '';
    // What was counted before stays, greyed, until the new count says more than "so far".
    if (count.state === 'failed' && count.records === 0) return;
    this.count = count;
    this.stale = false;
  }

  /** Goes on to the end. */
  async all(): Promise<void> {
    if (this.#id === null) return;
    this.counting = true;
    await this.counter.all(this.#id).catch(() => undefined);
  }

  /** The person does not want to wait for it. */
  stop(): void {
    this.#halt();
    this.stopped = true;
  }

  /** Nobody looks at it any more. */
  end(): void {
    this.#halt();
    this.#form = null;
  }

  #halt(): void {
    clearTimeout(this.#timer);
    const id = this.#id;
    this.#id = null;
    this.counting = false;
    if (id !== null) void this.counter.cancel(id).catch(() => undefined);
  }
}

/** What decides which records are meant, as text. */
function meaning(form: Form): string {
  return JSON.stringify({ ...withoutTarget(form), names: null });
}

function withoutTarget<F extends Form>(form: F): F {
  if (form.service === 'instantly') {
    const counts = {
      split: 'even',
      weights: {},
      owners: {},
      keep_together: 'person',
      keep_owner: true,
    };
    // As filtered the limit is Instantly's; exactly it is part of the choice.
    return { ...form, ...counts, organization_user_ids: [], mode: modeOf(form) };
  }
  return { ...form, value: '', teams: {}, mode: 'as_filtered', exact_way: 'by_email' };
}

function modeOf(form: Extract<Form, { service: 'instantly' }>): 'exact' | 'as_filtered' {
  return form.limit.trim() === '' && form.owner_now === '' ? 'exact' : form.mode;
}
