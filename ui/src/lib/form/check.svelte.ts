import type { Check, Form } from '../contract';
import { Latest } from './latest';

/** How long a form has to be left alone before it is checked. */
export const QUIET_MS = 150;

/** What the latest check of a form found. An older answer never replaces a newer one. */
export class FormCheck {
  found = $state.raw<Check | null>(null);
  /** The form has changed since, and the answer is not in yet. */
  behind = $state(true);
  error = $state.raw<unknown>(null);

  readonly #latest: Latest<Form, Check>;

  constructor(ask: (form: Form) => Promise<Check>, quietMs: number = QUIET_MS) {
    this.#latest = new Latest(
      ask,
      (outcome) => {
        this.behind = false;
        if (outcome.ok) this.found = outcome.answer;
        this.error = outcome.ok ? null : outcome.error;
      },
      quietMs,
    );
  }

  /** The form has changed. */
  changed(form: Form): void {
    this.behind = true;
    this.#latest.put(form);
  }

  /** Checks at once, for the person wants to go on. None where the check itself failed. */
  async now(form: Form): Promise<Check | null> {
    this.behind = true;
    const outcome = await this.#latest.now(form);
    return outcome.ok ? outcome.answer : null;
  }

  /** The form belongs to another account from now on. */
  reset(): void {
    this.#latest.stop();
    this.found = null;
    this.error = null;
    this.behind = true;
  }
}
