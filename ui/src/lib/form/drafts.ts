import { call } from '../backend';
import { toAppError, type AppError } from '../backend/error';
import type { Form, KeptDraft } from '../contract';
import { isUntouched } from './empty';
import { withUsedNames } from './names';

/** A form that has not been sent yet. */
export type Draft = {
  form: Form;
  /** The submission that it was filled in from. */
  from: string | null;
  /** The template that it was filled in from. */
  template: string | null;
  /** The paths of the fields that the template asks for. */
  ask: readonly string[];
  /** It comes from another account, and that account's names are still to be looked for. */
  carried: boolean;
};

/** A draft of a form that comes from nowhere else. */
export function draftOf(form: Form, changes: Partial<Draft> = {}): Draft {
  return { form, from: null, template: null, ask: [], carried: false, ...changes };
}

/** How long a form has to be left alone before it is kept for the next start. */
const QUIET_MS = 600;

/**
 * The unsent forms of every connection. Each is written to the history after a pause, so that it
 * survives the end of the app.
 */
export class Drafts {
  readonly #drafts = new Map<string, Draft>();
  /** The connections whose latest draft is not written yet. */
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** The connections of which the history has a draft, as far as is known here. */
  readonly #written = new Set<string>();
  /** The connections of which an earlier run's draft was looked for. */
  readonly #looked = new Set<string>();
  /** Submissions and templates that are to be used as they are: an earlier run's edits do not count. */
  readonly #fresh = new Set<string>();
  /** Writes one after the other, so that an older draft never comes later than a newer one. */
  #last: Promise<void> = Promise.resolve();

  /** Is told what came of each writing; an error where it could not be written. */
  onwritten: ((connection: string, error: AppError | null) => void) | null = null;

  of(connection: string): Draft | undefined {
    return this.#drafts.get(connection);
  }

  /** Whether everything of a connection is written. */
  isWritten(connection: string): boolean {
    return !this.#waiting.has(connection);
  }

  /** What an earlier run of the app left for a connection; none where this one has a draft already. */
  async left(connection: string): Promise<{ draft: Draft; savedAt: number } | null> {
    if (this.#looked.has(connection) || this.#drafts.has(connection)) return null;
    this.#looked.add(connection);
    await this.#last;
    const kept = await call('draft', { id: connection });
    if (kept === null || this.#drafts.has(connection)) return null;
    this.#written.add(connection);
    const draft = fromKept(kept);
    if (this.#fresh.has(draft.from ?? '') || this.#fresh.has(draft.template ?? '')) return null;
    return { draft, savedAt: kept.saved_at };
  }

  keep(connection: string, draft: Draft): void {
    this.#drafts.set(connection, draft);
    clearTimeout(this.#waiting.get(connection));
    this.#waiting.set(
      connection,
      setTimeout(() => void this.write(connection), QUIET_MS),
    );
  }

  forget(connection: string): void {
    this.#drafts.delete(connection);
    // Whatever an earlier run has left there, too.
    this.#written.add(connection);
    void this.write(connection);
    this.#looked.delete(connection);
  }

  /** A plan of this form was applied: the draft that it was made of has done its duty. */
  async applied(connection: string, form: Form): Promise<void> {
    const left = await this.left(connection).catch(() => null);
    const draft = this.#drafts.get(connection) ?? left?.draft;
    // Another one that has been begun meanwhile stays, and is offered as before.
    if (draft && isSame(withUsedNames(draft.form), form)) this.forget(connection);
    else if (left) this.#looked.delete(connection);
  }

  /** Writes at once what a connection's draft is now: none where nothing was filled in. */
  async write(connection: string): Promise<void> {
    const draft = this.#drafts.get(connection);
    clearTimeout(this.#waiting.get(connection));
    this.#waiting.delete(connection);
    this.#looked.add(connection);
    const nothing = !draft || (isUntouched(draft.form) && draft.ask.length === 0);
    if (nothing && !this.#written.has(connection)) return;
    if (nothing) this.#written.delete(connection);
    else this.#written.add(connection);
    this.#last = this.#last.then(() => this.#send(connection, nothing ? null : draft));
    await this.#last;
  }

  /** Writes whatever is not written yet: the page goes away. */
  writeAll(): void {
    for (const connection of [...this.#waiting.keys()]) void this.write(connection);
  }

  /** What it is filled in from is to be used as it is: edits of an earlier use no longer count. */
  forgetUseOf(source: string): void {
    this.#fresh.add(source);
    for (const [connection, draft] of this.#drafts) {
      if (draft.from === source || draft.template === source) this.#drafts.delete(connection);
    }
  }

  /**
   * Takes the form of one account over to another of the same service. An untouched form takes
   * nothing over, so that a form which waits there is not lost to an empty one.
   */
  carry(from: Draft, to: string): void {
    const waiting = this.#drafts.get(to);
    if (waiting && isUntouched(from.form)) return;
    this.keep(to, { ...from, form: structuredClone(from.form), carried: true });
  }

  async #send(connection: string, draft: Draft | null): Promise<void> {
    let error: AppError | null = null;
    try {
      if (draft) await call('save_draft', toKept(connection, draft));
      else await call('discard_draft', { id: connection });
    } catch (thrown) {
      error = toAppError(thrown);
    }
    this.onwritten?.(connection, error);
  }
}

function fromKept({ draft }: KeptDraft): Draft {
  const { form, ask, submission_id: from, template_id: template, carried } = draft;
  return { form, ask, from, template, carried };
}

function toKept(connection: string, draft: Draft): KeptDraft['draft'] {
  return {
    connection_id: connection,
    form: draft.form,
    ask: [...draft.ask],
    submission_id: draft.from,
    template_id: draft.template,
    carried: draft.carried,
  };
}

/** Whether two forms say the same, in whatever order their fields stand. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  const [before, after] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    before.length === after.size &&
    before.every(([key, value]) => after.has(key) && isSame(value, after.get(key)))
  );
}

export const drafts = new Drafts();
