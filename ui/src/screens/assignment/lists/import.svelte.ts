import { call, chooseListFile, onEvent } from '../../../lib/backend';
import { toAppError } from '../../../lib/backend/error';
import type {
  ChosenFile,
  Connection,
  ListChoice,
  ListPairs,
  ListReport,
  ListResolution,
  ListTarget,
  ListTargetChoice,
} from '../../../lib/contract';
import { lists as text } from '../../../lib/text';

const GUESSED: ListChoice = {
  encoding: null,
  separator: null,
  header: null,
  key: null,
  target: null,
};

/** How long the text stays unread while somebody types. */
const QUIET_MS = 250;

/** What is being done with the list just now. */
export type ListWork = 'reading' | 'looking-up' | null;

/** A list on its way into a form: read, looked up in the account, its targets matched. */
export class ListImport {
  from = $state<'text' | 'file'>('text');
  text = $state('');
  file = $state.raw<ChosenFile | null>(null);
  /** A second column says who gets each. */
  pairs = $state(false);
  choice = $state<ListChoice>({ ...GUESSED });
  report = $state.raw<ListReport | null>(null);
  resolution = $state.raw<ListResolution | null>(null);
  targets = $state.raw<ListTarget[]>([]);
  /** Whom the person has chosen for a target that is not clear. */
  answers = $state<Record<string, string>>({});
  work = $state<ListWork>(null);
  /** How much of the work is done, from 0 to 1. */
  done = $state(0);
  error = $state<string | null>(null);

  #id = crypto.randomUUID();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #deaf: (() => void) | null = null;
  /** Raised by every new reading: an older one that ends later no longer counts. */
  #turn = 0;

  constructor(private readonly connection: Connection) {}

  /** Begins anew, with what the form already has. */
  async open(text: string): Promise<void> {
    this.close();
    this.from = 'text';
    this.text = text;
    this.file = null;
    this.pairs = false;
    this.#deaf = await onEvent((event) => {
      if (event.event !== 'list_progressed' || event.id !== this.#id) return;
      this.done = event.total > 0 ? event.done / event.total : 0;
    });
    if (text.trim() !== '') this.read();
  }

  /** Stops what is under way and forgets the list. */
  close(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#deaf?.();
    this.#deaf = null;
    void call('let_go_of_list', { id: this.#id }).catch(() => undefined);
    this.#forget();
    this.choice = { ...GUESSED };
  }

  /** The text has changed: it is read once it stays as it is for a moment. */
  typed(): void {
    clearTimeout(this.#timer);
    this.choice = { ...GUESSED };
    this.#timer = setTimeout(() => this.read(), QUIET_MS);
  }

  /** Reads from the text or from the file from now on. */
  readFrom(from: 'text' | 'file'): void {
    this.from = from;
    this.choice = { ...GUESSED };
    this.read();
  }

  async chooseFile(): Promise<void> {
    try {
      const file = await chooseListFile();
      if (!file) return;
      this.file = file;
      this.readFrom('file');
    } catch (error) {
      this.error = toAppError(error).message;
    }
  }

  /** Something of the layout was set by the person. */
  choose(change: Partial<ListChoice>): void {
    this.choice = { ...this.choice, ...change };
    this.read();
  }

  setPairs(pairs: boolean): void {
    this.pairs = pairs;
    this.choice = { ...this.choice, target: null };
    this.read();
  }

  /** Reads the list, and looks up what it names. */
  read(): void {
    void this.#readAndLookUp(++this.#turn);
  }

  /** Stops what is under way; what was read before stays. */
  async stop(): Promise<void> {
    this.#turn += 1;
    this.work = null;
    await call('cancel_list', { id: this.#id }).catch(() => undefined);
  }

  /** Looks up once more what the list names. */
  lookUp(): void {
    void this.#lookUp(++this.#turn);
  }

  /** Writes all lines that are not used into a file and gives its place. */
  async exportBadLines(): Promise<string> {
    return (await call('export_bad_lines', { id: this.#id })).path;
  }

  /** How many records would be used. */
  get count(): number {
    if (!this.resolution) return 0;
    if (!this.pairs) return this.resolution.records;
    // Those of nobody who is known are left out.
    const meant = new Set(this.chosen.map(({ text }) => text));
    const known = this.targets.filter(({ text }) => meant.has(text));
    return known.reduce((sum, { count }) => sum + count, 0);
  }

  /** The targets of which it is not clear who is meant. */
  get unclear(): ListTarget[] {
    return this.targets.filter((target) => target.candidates.length !== 1);
  }

  /** Who is meant, where that is clear or was said. */
  get chosen(): ListTargetChoice[] {
    return this.targets.flatMap(({ text, candidates }) => {
      const id = candidates.length === 1 ? candidates[0]?.id : this.answers[text];
      return id ? [{ text, id }] : [];
    });
  }

  /** The names of those who are meant, by id. */
  get names(): Record<string, string> {
    const all = this.targets.flatMap(({ candidates }) => candidates);
    return Object.fromEntries(all.flatMap(({ id, name }) => (id ? [[id, name]] : [])));
  }

  /** Why the list cannot be used yet. */
  get reason(): string | null {
    if (this.work === 'reading') return text.isBeingRead;
    if (this.work === 'looking-up') return text.isBeingLookedUp;
    if (!this.report || this.report.used === 0) return text.noList;
    if (!this.resolution) return text.lookUpFirst;
    if (this.resolution.records === 0) return text.knowsNone(this.connection.face.label);
    if (!this.pairs) return null;
    if (this.report.layout.target === null) return text.noTargetColumn;
    const open = this.unclear.filter(
      ({ text, candidates }) => candidates.length > 1 && !(text in this.answers),
    );
    if (open.length > 0) return text.sayWho(open[0]?.text ?? '');
    return this.chosen.length === 0 ? text.nobodyKnown : null;
  }

  /** The ids or addresses, one a line. */
  async values(): Promise<string> {
    return (await call('list_values', { id: this.#id })).text;
  }

  /** Who gets each. */
  async pairsOf(): Promise<ListPairs> {
    return call('list_pairs', { list_id: this.#id, chosen: this.chosen });
  }

  async #readAndLookUp(turn: number): Promise<void> {
    clearTimeout(this.#timer);
    const source =
      this.from === 'file'
        ? this.file && { from: 'file' as const, file_id: this.file.id }
        : { from: 'text' as const, text: this.text };
    if (!source || (source.from === 'text' && source.text.trim() === '')) {
      this.#forget();
      return;
    }
    this.#begin('reading');
    const { service } = this.connection.face;
    try {
      const read = await call('read_list', {
        id: this.#id,
        service,
        source,
        pairs: this.pairs,
        choice: $state.snapshot(this.choice),
      });
      if (turn !== this.#turn || read.state !== 'ready') return;
      this.report = read.report;
      this.work = null;
      if (read.report.used > 0) await this.#lookUp(turn);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#forget();
      this.error = toAppError(error).message;
    }
  }

  async #lookUp(turn: number): Promise<void> {
    this.#begin('looking-up');
    const list = { list_id: this.#id, connection_id: this.connection.id };
    try {
      const resolved = await call('resolve_list', list);
      if (turn !== this.#turn || resolved.state !== 'ready') return;
      this.resolution = resolved.resolution;
      const hasTargets = this.pairs && this.report?.layout.target != null;
      const targets = hasTargets ? await call('list_targets', list) : [];
      if (turn !== this.#turn) return;
      this.targets = targets;
      this.work = null;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.work = null;
      this.error = toAppError(error).message;
    }
  }

  #begin(work: ListWork): void {
    this.work = work;
    this.done = 0;
    this.error = null;
    this.resolution = null;
    this.targets = [];
    if (work === 'reading') this.answers = {};
  }

  #forget(): void {
    this.work = null;
    this.report = null;
    this.resolution = null;
    this.targets = [];
    this.answers = {};
    this.error = null;
  }
}
