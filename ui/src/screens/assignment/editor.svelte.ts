import { call } from '../../lib/backend';
import { toAppError, type AppError } from '../../lib/backend/error';
import type { Connection, Form, RequestRead } from '../../lib/contract';
import { carryInstantly, carryLeadSquared, droppedSentence } from '../../lib/form/carry';
import { FormCheck } from '../../lib/form/check.svelte';
import { Choices, noInstantlyLists, noLeadSquaredLists } from '../../lib/form/choices.svelte';
import { LiveCount } from '../../lib/form/count.svelte';
import { drafts } from '../../lib/form/drafts';
import { emptyForm } from '../../lib/form/empty';
import { Fields } from '../../lib/form/fields.svelte';
import { known } from '../../lib/form/known';
import { withUsedNames } from '../../lib/form/names';
import { namesIn, withRequest } from '../../lib/form/paste';
import { FormSteps } from '../../lib/form/steps.svelte';
import { serviceWords } from '../../lib/words';

const message = (error: unknown): string => toAppError(error).message;

/** A form that is being filled in for one connection. */
export class Editor {
  form = $state() as Form;
  /** What became of the form on its way here, for people. */
  notice = $state<string | null>(null);
  /** Why the earlier assignment could not be used. */
  trouble = $state.raw<AppError | null>(null);
  /** A plan is being begun. */
  planning = $state(false);
  /** Why no plan could be begun. */
  refused = $state.raw<AppError | null>(null);

  /** Whether the form is what is to be filled in: not while an earlier assignment is being read. */
  ready = $state(false);

  readonly fields = new Fields();
  readonly check: FormCheck;
  readonly steps = new FormSteps();
  readonly count: LiveCount;
  readonly instantly = new Choices(
    (id) => call('instantly_choices', { id }),
    noInstantlyLists,
    message,
    known.instantly,
  );
  readonly leadSquared = new Choices(
    (id) => call('leadsquared_choices', { id }),
    noLeadSquaredLists,
    message,
    known.leadSquared,
  );

  #from: string | null = null;
  /** Names of another account stand in the form until they were looked for in this one. */
  #carried = $state(false);

  constructor(private readonly connection: Connection) {
    this.form = emptyForm(connection.face.service);
    this.check = new FormCheck((form) => call('check', { connection_id: connection.id, form }));
    this.count = new LiveCount(
      {
        begin: async (id, form) =>
          void (await call('count', { id, connection_id: connection.id, form })),
        all: async (id) => void (await call('count_all', { id })),
        cancel: async (id) => void (await call('cancel_count', { id })),
      },
      toAppError,
      () => crypto.randomUUID(),
    );
  }

  /** Why the form cannot be reviewed just now, apart from what is missing in it. */
  get waiting(): string | null {
    const { label } = this.connection.face;
    if (!this.ready) return 'The earlier assignment is being read.';
    return this.#carried ? `The names are being looked for in ${label}.` : null;
  }

  /** Fills the form in: from an earlier submission, from where it was left, or empty. */
  async start(from: string | null): Promise<void> {
    const draft = drafts.of(this.connection.id);
    const other = from !== null && draft?.from !== from;
    if (!(other && (await this.#useAgain(from))) && draft) {
      this.form = structuredClone(draft.form);
      this.#from = draft.from;
      this.#carried = draft.carried;
    }
    this.steps.start(this.snapshot(this.form));
    this.ready = true;
    await this.readLists();
  }

  /** Reads the account's lists, and looks there for the names that come from another account. */
  async readLists(): Promise<void> {
    const { id, face } = this.connection;
    if (face.service === 'instantly') {
      const lists = await this.instantly.show(id);
      if (this.#carried && this.form.service === 'instantly') {
        this.#take(carryInstantly(this.snapshot(this.form), lists));
      }
    } else {
      const lists = await this.leadSquared.show(id);
      if (this.#carried && this.form.service === 'leadsquared') {
        this.#take(carryLeadSquared(this.snapshot(this.form), lists));
      }
    }
    if (!this.#carried) return;
    this.#carried = false;
    this.changed(this.snapshot(this.form));
  }

  /** The form has changed: it is kept and checked. What waits here is kept until the form is ready. */
  changed(form: Form): void {
    if (!this.ready) return;
    drafts.keep(this.connection.id, { form, from: this.#from, carried: this.#carried });
    this.check.changed(withUsedNames(form));
    this.steps.record(form);
    // Names of another account mean nothing in this one.
    if (!this.#carried) this.count.changed(form);
  }

  /** Goes a step back or forth; says whether there was one. */
  step(which: 'undo' | 'redo'): boolean {
    const form = which === 'undo' ? this.steps.undo() : this.steps.redo();
    if (form) this.form = structuredClone(form);
    return form !== null;
  }

  /** Fills in what was read from a pasted request, with the names that the account has for it. */
  fillIn(read: RequestRead): void {
    const form = withRequest(this.snapshot(this.form), read);
    const names = namesIn(form, this.instantly.lists, this.leadSquared.lists);
    this.form = { ...form, names: { ...form.names, ...names } };
    this.fields.startOver();
  }

  /** Takes the form along to another account of the same service. */
  carryTo(other: Connection): void {
    if (other.face.service !== this.form.service) return;
    const form = this.snapshot(this.form);
    drafts.carry({ form, from: this.#from, carried: true }, other.id);
  }

  /**
   * Checks once more and, if the form is complete, begins a plan of it: what matches is read, and
   * nothing is sent. Gives the plan's id; none where there is something to be done first.
   */
  async review(): Promise<string | null> {
    if (this.planning || this.waiting !== null) return null;
    this.planning = true;
    this.refused = null;
    this.fields.tried = true;
    const form = withUsedNames(this.snapshot(this.form));
    try {
      const check = await this.check.now(form);
      if (!check || check.fields.length > 0 || this.waiting !== null) return null;
      // Minted here, so that no event of it is missed.
      const request = { id: crypto.randomUUID(), connection_id: this.connection.id, form };
      return (await call('begin_plan', request)).id;
    } catch (error) {
      this.refused = toAppError(error);
      return null;
    } finally {
      this.planning = false;
    }
  }

  /** Starts again with an empty form. */
  clear(): void {
    this.form = emptyForm(this.connection.face.service);
    this.#from = null;
    this.notice = null;
    this.fields.startOver();
  }

  snapshot<F extends Form>(form: F): F {
    return $state.snapshot(form) as F;
  }

  /** Says whether the earlier assignment could be taken over. */
  async #useAgain(from: string): Promise<boolean> {
    const { service, label } = this.connection.face;
    try {
      const earlier = await call('submission', { id: from });
      if (earlier.form.service !== service) {
        this.notice = `The earlier assignment is for ${serviceWords[earlier.form.service]}, and ${label} is a ${serviceWords[service]} account. It was not filled in here.`;
        return false;
      }
      this.form = structuredClone(earlier.form);
      this.#from = from;
      this.#carried = earlier.connection_id !== this.connection.id;
      return true;
    } catch (error) {
      this.trouble = toAppError(error);
      return false;
    }
  }

  #take(carried: { form: Form; dropped: string[] }): void {
    this.form = carried.form;
    this.steps.start(this.snapshot(this.form));
    this.notice = droppedSentence(carried.dropped, this.connection.face.label) ?? this.notice;
  }
}
