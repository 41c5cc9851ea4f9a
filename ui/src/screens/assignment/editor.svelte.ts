import { call } from '../../lib/backend';
import { toAppError, type AppError } from '../../lib/backend/error';
import type {
  Check,
  Connection,
  Form,
  InstantlyChoices,
  LeadSquaredChoices,
} from '../../lib/contract';
import { carryInstantly, carryLeadSquared, droppedSentence } from '../../lib/form/carry';
import { FormCheck } from '../../lib/form/check.svelte';
import { Choices, noInstantlyLists, noLeadSquaredLists } from '../../lib/form/choices.svelte';
import { drafts } from '../../lib/form/drafts';
import { emptyForm } from '../../lib/form/empty';
import { Fields } from '../../lib/form/fields.svelte';
import { withUsedNames } from '../../lib/form/names';

const message = (error: unknown): string => toAppError(error).message;
const instantlyKnown = new Map<string, InstantlyChoices>();
const leadSquaredKnown = new Map<string, LeadSquaredChoices>();

/** A form that is being filled in for one connection. */
export class Editor {
  form = $state() as Form;
  /** What became of the form on its way here, for people. */
  notice = $state<string | null>(null);
  /** Why the earlier assignment could not be used. */
  trouble = $state.raw<AppError | null>(null);
  /** The check that is being confirmed, and the form that it is about. */
  confirming = $state.raw<{ check: Check; form: Form } | null>(null);

  readonly fields = new Fields();
  readonly check: FormCheck;
  readonly instantly = new Choices(
    (id) => call('instantly_choices', { id }),
    noInstantlyLists,
    message,
    instantlyKnown,
  );
  readonly leadSquared = new Choices(
    (id) => call('leadsquared_choices', { id }),
    noLeadSquaredLists,
    message,
    leadSquaredKnown,
  );

  #from: string | null = null;
  #carried = false;
  #sent = false;

  constructor(private readonly connection: Connection) {
    this.form = emptyForm(connection.face.service);
    this.check = new FormCheck((form) => call('check', { connection_id: connection.id, form }));
  }

  /** Fills the form in: from an earlier submission, from where it was left, or empty. */
  async start(from: string | null): Promise<void> {
    const draft = drafts.of(this.connection.id);
    if (draft && (from === null || draft.from === from)) {
      this.form = structuredClone(draft.form);
      this.#from = draft.from;
      this.#carried = draft.carried;
    } else if (from !== null) {
      await this.#useAgain(from);
    }
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
    this.#carried = false;
  }

  /** The form has changed: it is kept and checked. */
  changed(form: Form): void {
    if (this.#sent) return;
    drafts.keep(this.connection.id, { form, from: this.#from, carried: this.#carried });
    this.check.changed(withUsedNames(form));
  }

  /** Takes the form along to another account of the same service. */
  carryTo(other: Connection): void {
    if (other.face.service !== this.form.service) return;
    const form = this.snapshot(this.form);
    drafts.carry({ form, from: this.#from, carried: true }, other.id);
  }

  /** Checks once more and, if the form can be sent, asks for the confirmation. */
  async review(): Promise<boolean> {
    this.fields.tried = true;
    const form = withUsedNames(this.snapshot(this.form));
    const check = await this.check.now(form);
    if (!check?.request) return false;
    this.confirming = { check, form };
    return true;
  }

  /** Sends what was confirmed. The id is minted here, so that no event of it is missed. */
  async submit(body: string, typed: string | null): Promise<string> {
    const form = this.confirming?.form ?? this.snapshot(this.form);
    const { id: connection_id } = this.connection;
    const id = crypto.randomUUID();
    await call('submit', { id, connection_id, form, confirmed_body: body, typed });
    this.#sent = true;
    drafts.forget(connection_id);
    return id;
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

  async #useAgain(from: string): Promise<void> {
    try {
      const earlier = await call('submission', { id: from });
      if (earlier.form.service !== this.connection.face.service) return;
      this.form = structuredClone(earlier.form);
      this.#from = from;
      this.#carried = earlier.connection_id !== this.connection.id;
    } catch (error) {
      this.trouble = toAppError(error);
    }
  }

  #take(carried: { form: Form; dropped: string[] }): void {
    if (carried.dropped.length === 0) return;
    this.form = carried.form;
    this.notice = droppedSentence(carried.dropped, this.connection.face.label);
  }
}
