import { SvelteSet } from 'svelte/reactivity';
import { call } from '../../lib/backend';
import { toAppError, type AppError } from '../../lib/backend/error';
import type { Check, Connection, Form } from '../../lib/contract';
import { carryInstantly, carryLeadSquared, droppedSentence } from '../../lib/form/carry';
import { FormCheck } from '../../lib/form/check.svelte';
import { Choices, noInstantlyLists, noLeadSquaredLists } from '../../lib/form/choices.svelte';
import { drafts } from '../../lib/form/drafts';
import { emptyForm } from '../../lib/form/empty';
import { Fields } from '../../lib/form/fields.svelte';
import { known } from '../../lib/form/known';
import { withUsedNames } from '../../lib/form/names';
import { serviceWords } from '../../lib/words';

const message = (error: unknown): string => toAppError(error).message;

/** The connections with which an assignment is being handed over, whatever page is shown. */
const handingOver = new SvelteSet<string>();

/** What is being confirmed: a check, the form that it is about, and its id once it is sent. */
export type Confirming = { id: string; check: Check; form: Form };

/** A form that is being filled in for one connection. */
export class Editor {
  form = $state() as Form;
  /** What became of the form on its way here, for people. */
  notice = $state<string | null>(null);
  /** Why the earlier assignment could not be used. */
  trouble = $state.raw<AppError | null>(null);
  confirming = $state.raw<Confirming | null>(null);

  /** Whether the form is what is to be filled in: not while an earlier assignment is being read. */
  ready = $state(false);

  readonly fields = new Fields();
  readonly check: FormCheck;
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
  #submitting: Promise<string> | null = null;
  #sent = false;

  constructor(private readonly connection: Connection) {
    this.form = emptyForm(connection.face.service);
    this.check = new FormCheck((form) => call('check', { connection_id: connection.id, form }));
  }

  /** Why the form cannot be reviewed just now, apart from what is missing in it. */
  get waiting(): string | null {
    const { label } = this.connection.face;
    if (!this.ready) return 'The earlier assignment is being read.';
    if (this.submitting) return 'An assignment with this account is being handed over.';
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
    if (!this.ready || this.#sent) return;
    drafts.keep(this.connection.id, { form, from: this.#from, carried: this.#carried });
    this.check.changed(withUsedNames(form));
  }

  /** Takes the form along to another account of the same service. */
  carryTo(other: Connection): void {
    if (other.face.service !== this.form.service) return;
    const form = this.snapshot(this.form);
    drafts.carry({ form, from: this.#from, carried: true }, other.id);
  }

  /** An assignment with this account is being handed over. */
  get submitting(): boolean {
    return handingOver.has(this.connection.id);
  }

  get #cannotReview(): boolean {
    return this.#sent || this.waiting !== null;
  }

  /** Checks once more and, if the form can be sent, asks for the confirmation. */
  async review(): Promise<boolean> {
    if (this.#cannotReview) return false;
    this.fields.tried = true;
    const form = withUsedNames(this.snapshot(this.form));
    const check = await this.check.now(form);
    if (!check?.request || this.#cannotReview) return false;
    this.confirming = { id: this.#idFor(check.request.body), check, form };
    return true;
  }

  /**
   * Sends what was confirmed, once: asked again while that is under way, it waits for the same end.
   * Gives the submission's id.
   */
  submit(body: string, typed: string | null): Promise<string> {
    this.#submitting ??= this.#handOver(body, typed).finally(() => (this.#submitting = null));
    return this.#submitting;
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

  /**
   * The id is minted before it is sent, so that no event of it is missed. The same body keeps its
   * id: where it is not certain whether the first try arrived, a second one cannot send it twice.
   */
  #idFor(body: string): string {
    const before = this.confirming;
    return before?.check.request?.body === body ? before.id : crypto.randomUUID();
  }

  async #handOver(body: string, typed: string | null): Promise<string> {
    if (!this.confirming || this.#sent) throw new Error('There is nothing to be sent.');
    const { id, form } = this.confirming;
    const { id: connection_id } = this.connection;
    handingOver.add(connection_id);
    try {
      await call('submit', { id, connection_id, form, confirmed_body: body, typed });
    } finally {
      handingOver.delete(connection_id);
    }
    this.#sent = true;
    drafts.forget(connection_id);
    return id;
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
    this.notice = droppedSentence(carried.dropped, this.connection.face.label) ?? this.notice;
  }
}
