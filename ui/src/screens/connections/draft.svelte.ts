import { tick } from 'svelte';
import { AppError } from '../../lib/backend';
import { toAppError } from '../../lib/backend/error';
import type {
  Connection,
  ConnectionDraft,
  ConnectionEdit,
  ConnectionTest,
  CredentialsInput,
  Kind,
  Service,
} from '../../lib/contract';
import { suggestColour, suggestLetters } from './suggest';
import { failed } from './tests.svelte';

/** What is typed for a connection that is being added or edited. */
export class Draft {
  /** The connection that is edited; none for a new one. */
  readonly before: Connection | null;
  service = $state<Service>('instantly');
  apiKey = $state('');
  accessKey = $state('');
  secretKey = $state('');
  address = $state('');
  label = $state('');
  letters = $state('');
  colour = $state('slate');
  kind = $state<Kind>('live');
  /** Whether keys are typed: always for a new connection. */
  newKeys = $state(true);

  errors = $state<Record<string, string>>({});
  /** An error that is about no field. */
  trouble = $state.raw<AppError | null>(null);
  test = $state.raw<ConnectionTest | null>(null);
  testing = $state(false);
  saving = $state(false);

  /** Counts the changes: a test answers only for what was typed when it began. */
  #round = 0;
  #lettersTyped = false;
  #colourChosen = false;
  readonly #usedColours: string[];

  constructor(before: Connection | null, others: Connection[], usualAddress: string) {
    this.before = before;
    this.#usedColours = others.map((one) => one.face.colour);
    if (!before) return;
    this.service = before.face.service;
    this.label = before.face.label;
    this.letters = before.face.letters;
    this.colour = before.face.colour;
    this.kind = before.face.kind;
    this.newKeys = false;
    this.#lettersTyped = true;
    this.#colourChosen = true;
    this.address = before.address === usualAddress ? '' : this.#shown(before.address);
  }

  /** Whether there are keys to test or save. */
  get hasKeys(): boolean {
    if (!this.newKeys) return true;
    return this.service === 'instantly'
      ? this.apiKey.trim() !== ''
      : this.accessKey.trim() !== '' && this.secretKey.trim() !== '';
  }

  /** The name was typed: letters and colour follow it until they are chosen by hand. */
  named(): void {
    delete this.errors.label;
    if (!this.#lettersTyped) {
      this.letters = suggestLetters(this.label);
      delete this.errors.letters;
    }
    if (!this.#colourChosen) this.colour = suggestColour(this.label, this.#usedColours);
  }

  lettersTyped(): void {
    this.#lettersTyped = this.letters !== '';
    delete this.errors.letters;
  }

  choose(colour: string): void {
    this.colour = colour;
    this.#colourChosen = true;
  }

  /**
   * Something that a test depends on was changed: the old result says nothing any more, nor does
   * that of a test which is under way.
   */
  changed(field: string): void {
    delete this.errors[field];
    this.test = null;
    this.testing = false;
    this.#round += 1;
  }

  /** Runs a test; what it finds out fills in what is still empty. */
  async runTest(test: () => Promise<ConnectionTest>): Promise<void> {
    if (this.testing) return;
    const round = ++this.#round;
    const current = (): boolean => round === this.#round;
    this.testing = true;
    this.test = null;
    this.errors = {};
    this.trouble = null;
    try {
      const found = await test();
      if (!current()) return;
      this.test = found;
      if (found.found_address) this.address = this.#shown(found.found_address);
      if (found.account_name && this.label.trim() === '') {
        this.label = found.account_name;
        this.named();
      }
    } catch (thrown) {
      if (!current()) return;
      const error = toAppError(thrown);
      if (!this.#atField(error)) this.test = failed(error);
    } finally {
      if (current()) this.testing = false;
    }
  }

  /** Saves; afterwards nothing of the keys is left here. Says whether it worked. */
  async save(save: () => Promise<Connection>): Promise<Connection | null> {
    if (this.saving) return null;
    this.saving = true;
    this.errors = {};
    this.trouble = null;
    try {
      const saved = await save();
      this.clearKeys();
      return saved;
    } catch (thrown) {
      const error = toAppError(thrown);
      if (!this.#atField(error)) this.trouble = error;
      return null;
    } finally {
      this.saving = false;
    }
  }

  clearKeys(): void {
    this.apiKey = '';
    this.accessKey = '';
    this.secretKey = '';
  }

  asDraft(): ConnectionDraft {
    return { face: this.#face(), address: this.address.trim(), credentials: this.#credentials() };
  }

  asEdit(id: string): ConnectionEdit {
    return {
      id,
      face: this.#face(),
      address: this.address.trim(),
      credentials: this.newKeys ? this.#credentials() : null,
    };
  }

  /** LeadSquared's hosts as people know them; an address that was typed in full stays in full. */
  #shown(address: string): string {
    return this.service === 'leadsquared' ? withoutScheme(address) : address;
  }

  #face() {
    const { service, kind, label, letters, colour } = this;
    return { service, kind, label, letters, colour };
  }

  #credentials(): CredentialsInput {
    return this.service === 'instantly'
      ? { service: 'instantly', api_key: this.apiKey }
      : { service: 'leadsquared', access_key: this.accessKey, secret_key: this.secretKey };
  }

  #atField(error: AppError): boolean {
    if (!error.field || !shownFields.has(error.field)) return false;
    this.errors = { [error.field]: error.message };
    void tick().then(focusWrong);
    return true;
  }
}

const shownFields = new Set([
  'api_key',
  'access_key',
  'secret_key',
  'address',
  'label',
  'letters',
  'kind',
]);

/** A regional host as people know it: `https://` goes without saying. */
function withoutScheme(address: string): string {
  return address.replace(/^https:\/\//, '');
}

/** Leads to the field that is to be put right. */
function focusWrong(): void {
  document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus();
}
