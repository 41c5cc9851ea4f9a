import { call } from '../../lib/backend';
import { toAppError, type AppError } from '../../lib/backend/error';
import type {
  Connection,
  Event,
  FindIn,
  Form,
  InstantlyChoices,
  LeadSquaredChoices,
  RequestRead,
  Template,
} from '../../lib/contract';
import type { Option } from '../../lib/controls/options';
import { carryInstantly, carryLeadSquared, droppedSentence } from '../../lib/form/carry';
import { FormCheck } from '../../lib/form/check.svelte';
import {
  anyReading,
  Choices,
  noInstantlyLists,
  noLeadSquaredLists,
} from '../../lib/form/choices.svelte';
import { LiveCount } from '../../lib/form/count.svelte';
import { drafts, type Draft } from '../../lib/form/drafts';
import { emptyForm, isUntouched } from '../../lib/form/empty';
import { Fields } from '../../lib/form/fields.svelte';
import { known } from '../../lib/form/known';
import { withUsedNames } from '../../lib/form/names';
import { namesIn, withRequest } from '../../lib/form/paste';
import { FormSteps } from '../../lib/form/steps.svelte';
import { assignment as text } from '../../lib/text';
import { unfilled } from './asked';

const refresh = (id: string) => call('refresh_choices', { id });
const message = (error: unknown): string => toAppError(error).message;

/** What a form is filled in from. */
export type Source = { from: string | null; template: string | null };

/** A form that is being filled in for one connection. */
export class Editor {
  form = $state() as Form;
  /** What became of the form on its way here, for people. */
  notice = $state<string | null>(null);
  /** What another form was filled in over; none once it has been brought back. */
  aside = $state.raw<Draft | null>(null);
  /** Why the earlier assignment or the template could not be used. */
  trouble = $state.raw<AppError | null>(null);
  /** Why the form is not kept for the next start. */
  unkept = $state.raw<AppError | null>(null);
  /** Whether the form as it is now is kept for the next start. */
  kept = $state(false);
  /** The template that the form was filled in from. */
  template = $state.raw<Template | null>(null);
  /** The names of the fields that a template asks for, by path as it was opened. */
  labels = $state.raw<Readonly<Record<string, string>>>({});
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
  readonly instantly = new Choices<InstantlyChoices>(
    {
      load: (id) => call('instantly_choices', { id }),
      refresh,
      without: noInstantlyLists,
      messageOf: message,
    },
    known.instantly,
  );
  readonly leadSquared = new Choices<LeadSquaredChoices>(
    {
      load: (id) => call('leadsquared_choices', { id }),
      refresh,
      without: noLeadSquaredLists,
      messageOf: message,
    },
    known.leadSquared,
  );

  #from: string | null = null;
  #template: string | null = null;
  /** What a template asked for before the form was emptied or replaced. */
  #askedBefore: readonly string[] = [];
  /** Names of another account stand in the form until they were looked for in this one. */
  #carried = $state(false);

  constructor(private readonly connection: Connection) {
    this.form = emptyForm(connection.face.service);
    this.check = new FormCheck((form) =>
      call('check', { connection_id: connection.id, form, ask: [...this.fields.asked] }),
    );
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
    this.instantly.onlists = () => this.#lookUp();
    this.leadSquared.onlists = () => this.#lookUp();
  }

  /** The lists of the connection's service. */
  get lists(): Choices<InstantlyChoices> | Choices<LeadSquaredChoices> {
    return this.connection.face.service === 'instantly' ? this.instantly : this.leadSquared;
  }

  /** Why the form cannot be reviewed just now, apart from what is missing in it. */
  get waiting(): string | null {
    const { label } = this.connection.face;
    if (!this.ready) return text.formAwaited;
    return this.#carried ? text.namesAwaited(label) : null;
  }

  /** Fills the form in: from an earlier submission or a template, from where it was left, or empty. */
  async start({ from, template }: Source): Promise<void> {
    drafts.onwritten = this.#written;
    const { id } = this.connection;
    const left = await this.#left();
    const draft = drafts.of(id) ?? left?.draft;
    const otherUse = from !== null && draft?.from !== from;
    const otherTemplate = template !== null && draft?.template !== template;
    const used =
      (otherUse && (await this.#useAgain(from))) ||
      (otherTemplate && (await this.#useTemplate(template)));
    if (draft && used) {
      this.aside = isUntouched(draft.form) ? null : draft;
    } else if (draft) {
      this.#fillIn(draft);
      if (left && !isUntouched(draft.form)) {
        this.notice = text.asLeft(left.savedAt);
      }
    }
    this.steps.start(this.snapshot(this.form));
    await this.#readLabels();
    this.ready = true;
    await this.lists.show(this.connection.id);
  }

  /** Fills in again what stood here before an earlier assignment or a template was filled in. */
  bringBack(): void {
    if (!this.aside) return;
    this.fields.startOver();
    this.#fillIn(this.aside);
    this.aside = null;
    this.notice = null;
    void this.#readLabels();
    if (this.#carried) void this.lists.again();
  }

  /** Something was told of the count, or of a list that came in behind what is shown. */
  heard(event: Event): void {
    this.count.heard(event);
    if (event.event === 'choices_changed') this.lists.changed(event.id);
  }

  /** Has the account's lists read again, whatever their age. */
  async refreshLists(): Promise<void> {
    await this.lists.refresh();
  }

  /** What the service itself finds for a text. */
  async find(list: FindIn, typed: string): Promise<Option[]> {
    const request = { connection_id: this.connection.id, list, text: typed };
    const { items } = await call('find_choices', request);
    return items.map((item) => ({ value: item.id, label: item.name, note: item.status }));
  }

  /** Looks in this account for the names that come from another one, once all its lists are in. */
  #lookUp(): void {
    if (!this.#carried) return;
    const { lists: instantly } = this.instantly;
    const { lists: leadSquared } = this.leadSquared;
    if (this.form.service === 'instantly') {
      if (instantly === null || anyReading(instantly)) return;
      this.#take(carryInstantly(this.snapshot(this.form), instantly));
    } else {
      if (leadSquared === null || anyReading(leadSquared)) return;
      this.#take(carryLeadSquared(this.snapshot(this.form), leadSquared));
    }
    this.#carried = false;
    this.changed(this.snapshot(this.form));
  }

  /** The form has changed: it is kept and checked. What waits here is kept until the form is ready. */
  changed(form: Form): void {
    if (!this.ready) return;
    this.kept = false;
    drafts.keep(this.connection.id, this.#draft(form));
    this.check.changed(withUsedNames(form));
    this.steps.record(form);
    // Names of another account mean nothing in this one.
    if (this.#carried) return;
    if (unfilled(this.fields.asked, form).length > 0) this.count.withhold();
    else this.count.changed(form);
  }

  /** Goes a step back or forth; says whether there was one. */
  step(which: 'undo' | 'redo'): boolean {
    const form = which === 'undo' ? this.steps.undo() : this.steps.redo();
    if (form) {
      this.form = structuredClone(form);
      this.#askAgain();
    }
    return form !== null;
  }

  /** Fills in what was read from a pasted request, with the names that the account has for it. */
  fillIn(read: RequestRead): void {
    const form = withRequest(this.snapshot(this.form), read);
    const names = namesIn(form, this.instantly.lists, this.leadSquared.lists);
    this.form = { ...form, names: { ...form.names, ...names } };
    this.#startOver();
  }

  /** A field stays empty this time, though the template asks for it. */
  stopAsking(path: string): void {
    this.fields.stopAsking(path);
    this.changed(this.snapshot(this.form));
  }

  /** The form goes out of sight: it is kept, and nothing of it is checked any more. */
  leave(): void {
    this.check.reset();
    this.count.end();
    this.instantly.stop();
    this.leadSquared.stop();
    // The next form may listen already.
    if (drafts.onwritten === this.#written) drafts.onwritten = null;
    void drafts.write(this.connection.id);
  }

  /** Takes the form along to another account of the same service. */
  carryTo(other: Connection): void {
    if (other.face.service !== this.form.service) return;
    drafts.carry(this.#draft(this.snapshot(this.form)), other.id);
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
      const id = crypto.randomUUID();
      const request = { id, connection_id: this.connection.id, form, template_id: this.#template };
      return (await call('begin_plan', request)).id;
    } catch (error) {
      this.refused = toAppError(error);
      return null;
    } finally {
      this.planning = false;
    }
  }

  /** The form was kept as a template: from now on it is one that was filled in from it. */
  saved(template: Template): void {
    if (this.template && this.template.id !== template.id) return;
    this.template = template;
    this.#template = template.id;
    this.changed(this.snapshot(this.form));
  }

  /** Starts again with an empty form. */
  clear(): void {
    this.form = emptyForm(this.connection.face.service);
    this.#from = null;
    this.#template = null;
    this.template = null;
    this.labels = {};
    this.notice = null;
    this.aside = null;
    this.#startOver();
    drafts.forget(this.connection.id);
  }

  snapshot<F extends Form>(form: F): F {
    return $state.snapshot(form) as F;
  }

  /** The form is another one from now on, of which nothing is asked for. */
  #startOver(): void {
    if (this.fields.asked.length > 0) this.#askedBefore = this.fields.asked;
    this.fields.startOver();
  }

  /** A step may lead back to a form that a template has left open: empty would mean no filter. */
  #askAgain(): void {
    if (this.fields.asked.length > 0 || this.#askedBefore.length === 0) return;
    this.fields.ask(this.#askedBefore);
    void this.#readLabels();
  }

  /** Says whether the earlier assignment could be taken over. */
  async #useAgain(from: string): Promise<boolean> {
    const { service, label } = this.connection.face;
    try {
      const earlier = await call('submission', { id: from });
      if (earlier.form.service !== service) {
        this.notice = text.earlierOfOther(earlier.form.service, label, service);
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

  /** Says whether the template could be filled in. */
  async #useTemplate(id: string): Promise<boolean> {
    const { service, label } = this.connection.face;
    try {
      const { template, form, ask } = await call('template', { id });
      if (form.service !== service) {
        this.notice = text.templateOfOther(form.service, label, service);
        return false;
      }
      this.form = structuredClone(form);
      this.template = template;
      this.#template = id;
      this.#carried = template.connection_id !== this.connection.id;
      this.fields.ask(ask);
      return true;
    } catch (error) {
      this.trouble = toAppError(error);
      return false;
    }
  }

  /** What an earlier run of the app left here. Without it the form is only empty. */
  async #left(): Promise<{ draft: Draft; savedAt: number } | null> {
    try {
      return await drafts.left(this.connection.id);
    } catch (error) {
      this.unkept = toAppError(error);
      return null;
    }
  }

  #fillIn(draft: Draft): void {
    this.form = structuredClone(draft.form);
    this.#from = draft.from;
    this.#template = draft.template;
    this.#carried = draft.carried;
    this.fields.ask(draft.ask);
    if (draft.template !== this.template?.id) this.template = null;
    if (draft.template !== null && !this.template) void this.#readTemplate(draft.template);
  }

  /** The template of a draft: only its name is wanted, so that one that is gone is none. */
  async #readTemplate(id: string): Promise<void> {
    const found = await call('template', { id }).catch(() => null);
    if (found && this.#template === id) this.template = found.template;
  }

  async #readLabels(): Promise<void> {
    if (this.fields.asked.length === 0) return;
    const fields = await call('open_fields', this.snapshot(this.form)).catch(() => []);
    this.labels = Object.fromEntries(fields.map(({ path, label }) => [path, label]));
  }

  #draft(form: Form): Draft {
    return {
      form,
      from: this.#from,
      template: this.#template,
      ask: this.fields.asked,
      carried: this.#carried,
    };
  }

  readonly #written = (connection: string, error: AppError | null): void => {
    if (connection !== this.connection.id) return;
    this.unkept = error;
    this.kept = error === null && drafts.isWritten(connection);
  };

  #take(carried: { form: Form; dropped: string[] }): void {
    this.form = carried.form;
    this.steps.start(this.snapshot(this.form));
    this.notice = droppedSentence(carried.dropped, this.connection.face.label) ?? this.notice;
  }
}
