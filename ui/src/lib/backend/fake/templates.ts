import type {
  Commands,
  Connection,
  Form,
  KeptDraft,
  OpenField,
  Template,
  TemplateDraft,
} from '../../contract';
import { AppError } from '../error';
import { checkForm, filterOf } from './check';
import { missing } from './engine';

type Kept = { template: Template; form: Form; ask: string[] };

const LEADS: readonly [path: keyof Extract<Form, { service: 'instantly' }>, label: string][] = [
  ['campaign', 'Campaign'],
  ['list_id', 'List'],
  ['filter', 'Status'],
  ['smart_view_id', 'Smart view'],
  ['search', 'Search'],
  ['owner_now', 'Owner now'],
  ['ids', 'Only these leads'],
  ['limit', 'At most'],
  ['organization_user_ids', 'Who gets them'],
];

/** Templates and drafts in memory. */
export class Shelf {
  #templates: Kept[] = [];
  readonly #drafts = new Map<string, KeptDraft>();

  constructor(private readonly connections: () => Connection[]) {}

  list(text: string): Template[] {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const holds = ({ template }: Kept): boolean => {
      const place =
        `${template.name} ${template.words} ${template.face?.label ?? ''}`.toLowerCase();
      return words.every((word) => place.includes(word));
    };
    return this.#templates
      .filter(holds)
      .map(({ template }) => template)
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  detail(id: string): Commands['template']['output'] {
    return this.#kept(id);
  }

  save(draft: TemplateDraft): Template {
    const connection = this.connections().find((one) => one.id === draft.connection_id);
    if (!connection) throw missing('This connection');
    this.#checkName(draft.name, draft.replaces);
    const wrong = checkForm(connection, draft.form).fields.find(
      ({ path }) => !draft.ask.includes(path),
    );
    if (wrong) throw invalid(wrong.path, wrong.message);
    const id = draft.replaces ?? crypto.randomUUID();
    const kept = this.#made(id, draft.name.trim(), draft.form, draft.ask, connection);
    this.#templates = this.#templates.filter((one) => one.template.id !== id);
    this.#templates.push(kept);
    return kept.template;
  }

  rename(id: string, name: string): Template {
    const { template } = this.#kept(id);
    this.#checkName(name, id);
    template.name = name.trim();
    return template;
  }

  duplicate(id: string): Template {
    const { template, form, ask } = this.#kept(id);
    const connection = this.connections().find((one) => one.id === template.connection_id);
    const name = this.#free(`${template.name} copy`);
    const kept = this.#made(crypto.randomUUID(), name, form, ask, connection ?? null);
    this.#templates.push(kept);
    return kept.template;
  }

  remove(id: string): void {
    this.#templates = this.#templates.filter((one) => one.template.id !== id);
  }

  exported(id: string): Commands['export_template']['output'] {
    return { path: `/home/ada/${this.#kept(id).template.name}.json`, records: 0 };
  }

  /** Takes nothing but what this stand-in could have exported. */
  import(text: string): Template {
    let read: { title?: string; form?: Form; ask?: string[] };
    try {
      read = JSON.parse(text) as typeof read;
    } catch {
      throw invalid('', 'This is not an assignment file that Roster can use. This is not JSON.');
    }
    if (!read.form) {
      const message =
        'This is not an assignment file that Roster can use. request: Is missing. Write the service’s own request.';
      throw invalid('request', message);
    }
    const name = this.#free(read.title ?? 'Imported template');
    const kept = this.#made(crypto.randomUUID(), name, read.form, read.ask ?? [], null);
    this.#templates.push(kept);
    return kept.template;
  }

  draft(connection: string): KeptDraft | null {
    return this.#drafts.get(connection) ?? null;
  }

  saveDraft(draft: KeptDraft['draft']): void {
    this.#drafts.set(draft.connection_id, { draft: structuredClone(draft), saved_at: Date.now() });
  }

  discardDraft(connection: string): void {
    this.#drafts.delete(connection);
  }

  #kept(id: string): Kept {
    const found = this.#templates.find((one) => one.template.id === id);
    if (!found) {
      const message = 'This template is no longer there. Choose another one.';
      throw new AppError({ code: 'not_found', message, field: null, detail: null });
    }
    return found;
  }

  #checkName(name: string, own: string | null): void {
    if (name.trim() === '') throw invalid('name', 'Give the template a name.');
    const same = ({ template }: Kept): boolean =>
      template.id !== own && template.name.toLowerCase() === name.trim().toLowerCase();
    if (this.#templates.some(same)) {
      throw invalid('name', 'Another template has this name. Choose another one.');
    }
  }

  #free(name: string): string {
    const taken = new Set(this.#templates.map(({ template }) => template.name));
    for (let number = 1; ; number += 1) {
      const one = number === 1 ? name : `${name} ${number}`;
      if (!taken.has(one)) return one;
    }
  }

  #made(id: string, name: string, form: Form, ask: string[], connection: Connection | null): Kept {
    const open = emptied(form, ask);
    const labels = new Map(openFields(form).map((field) => [field.path, field.label]));
    const words = filterOf(open)
      .map((piece) => piece.text)
      .join('');
    const template: Template = {
      id,
      name,
      service: form.service,
      connection_id: connection?.id ?? null,
      face: connection?.face ?? null,
      words: `${words}.`,
      asks: ask.map((path) => labels.get(path) ?? path),
      changed_at: Date.now(),
      used: null,
    };
    return { template, form: open, ask };
  }
}

/** The fields of a form that can be left open, in the way of the real application. */
export function openFields(form: Form): OpenField[] {
  const field = (path: string, label: string, text: string, needed: boolean): OpenField => ({
    path,
    label,
    value: form.names[text] ?? text,
    needed,
  });
  if (form.service === 'instantly') {
    return LEADS.map(([path, label]) => {
      const people = path === 'organization_user_ids';
      const names = form.organization_user_ids.map((id) => form.names[id] ?? id);
      const text = people ? names.join(', ') : String(form[path]);
      return field(path, label, text, people && names.length === 0);
    });
  }
  const values = form.conditions.flatMap((group, g) =>
    group.condition.map((item, c) => {
      const attribute = form.names[item.lookup_name] ?? item.lookup_name;
      const path = `Conditions[${g}].Condition[${c}].LookupValue`;
      const none = item.lookup_value === '';
      return field(path, `Value of ${attribute || 'the condition'}`, item.lookup_value, none);
    }),
  );
  return [...values, field('Value', 'New team', form.value, form.value === '')];
}

/** What is asked for and still empty, as the check of the real application tells it. */
export function stillOpen(form: Form, ask: readonly string[]): string[] {
  const filled = new Map(openFields(form).map(({ path, value }) => [path, value !== '']));
  return ask.filter((path) => filled.get(path) === false);
}

function emptied(form: Form, ask: readonly string[]): Form {
  const copy = structuredClone(form);
  if (copy.service === 'instantly') {
    const empty = Object.fromEntries(
      ask.map((path) => [path, path === 'organization_user_ids' ? [] : '']),
    );
    return { ...copy, ...empty };
  }
  if (ask.includes('Value')) copy.value = '';
  copy.conditions.forEach((group, g) =>
    group.condition.forEach((item, c) => {
      if (ask.includes(`Conditions[${g}].Condition[${c}].LookupValue`)) item.lookup_value = '';
    }),
  );
  return copy;
}

function invalid(field: string, message: string): AppError {
  return new AppError({ code: 'invalid', message, field, detail: null });
}
