import type { Form } from '../contract';
import { isUntouched } from './empty';

/** A form that has not been sent yet. */
export type Draft = {
  form: Form;
  /** The submission that it was filled in from. */
  from: string | null;
  /** It comes from another account, and that account's names are still to be looked for. */
  carried: boolean;
};

/** The unsent forms of every connection, kept while the app runs. */
export class Drafts {
  readonly #drafts = new Map<string, Draft>();

  of(connection: string): Draft | undefined {
    return this.#drafts.get(connection);
  }

  keep(connection: string, draft: Draft): void {
    this.#drafts.set(connection, draft);
  }

  forget(connection: string): void {
    this.#drafts.delete(connection);
  }

  /** The submission is to be used again as it was sent: edits of an earlier use no longer count. */
  forgetUseOf(submission: string): void {
    for (const [connection, draft] of this.#drafts) {
      if (draft.from === submission) this.#drafts.delete(connection);
    }
  }

  /**
   * Takes the form of one account over to another of the same service. An untouched form takes
   * nothing over, so that a form which waits there is not lost to an empty one.
   */
  carry(from: Draft, to: string): void {
    const waiting = this.#drafts.get(to);
    if (waiting && isUntouched(from.form)) return;
    const form = structuredClone(from.form);
    this.#drafts.set(to, { form, from: from.from, carried: true });
  }
}

export const drafts = new Drafts();
