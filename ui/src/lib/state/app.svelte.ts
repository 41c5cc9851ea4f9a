import { call, onEvent, type AppError } from '../backend';
import { toAppError } from '../backend/error';
import type {
  Connection,
  ConnectionFace,
  Event,
  Progress,
  StartInfo,
  State,
  SubmissionDetail,
  Vocabulary,
} from '../contract';
import { forgetLists } from '../form/known';
import { isOpen } from '../words';
import { appearance } from './appearance.svelte';

/** A submission that is on its way. */
export interface Running {
  id: string;
  title: string;
  face: ConnectionFace;
  /** None when the connection has been removed. */
  connection_id: string | null;
  /** Another Roster on this computer works on it. */
  elsewhere: boolean;
  state: State;
  progress: Progress;
}

/** A submission that was interrupted and waits for the person. */
export interface Interrupted {
  id: string;
  title: string;
  /** What the interruption means. */
  meaning: string;
}

/** What the whole application knows: from the start and from events. */
class AppState {
  /** What Rust told at the start; none before that. */
  start = $state.raw<StartInfo | null>(null);
  /** Why there is nothing to show. */
  startError = $state.raw<AppError | null>(null);
  connections = $state<Connection[]>([]);
  running = $state<Running[]>([]);
  /** A history that could not be written: of which submission, what happened and what to do. */
  historyTrouble = $state<{ id: string; message: string } | null>(null);
  /** The submissions whose end could not be written, each with what is known and what to do. */
  unwritten = $state<Record<string, string>>({});
  /** The submissions that were interrupted and wait for the person. */
  interrupted = $state<Interrupted[]>([]);

  /** The window was asked to close while something runs, and the person has not answered. */
  closeAsked = $state(false);

  /** Connections whose key does not work, or is not there. */
  readonly troubled = $derived(this.connections.filter((one) => one.check === 'rejected'));

  get vocabulary(): Vocabulary {
    if (!this.start) throw new Error('The vocabulary is known only after the start.');
    return this.start.vocabulary;
  }

  get platform(): string {
    return this.start?.platform ?? 'linux';
  }

  connection(id: string): Connection | undefined {
    return this.connections.find((one) => one.id === id);
  }

  /** Asks Rust for everything of the first picture. */
  async load(): Promise<void> {
    this.startError = null;
    this.#ended.clear();
    try {
      await this.#listen();
      const start = await call('start', null);
      appearance.take(start.settings);
      this.connections = start.connections;
      this.start = start;
      void this.#readRunning(start.interrupted);
    } catch (thrown) {
      this.startError = toAppError(thrown);
    }
  }

  async reloadConnections(): Promise<void> {
    this.connections = await call('list_connections', null);
  }

  async addPractice(): Promise<void> {
    this.connections = await call('add_practice_connections', null);
  }

  /** Puts a connection that was added, edited or tested in its place. */
  put(connection: Connection): void {
    forgetLists(connection.id);
    const index = this.connections.findIndex((one) => one.id === connection.id);
    if (index >= 0) this.connections[index] = connection;
    else this.connections.push(connection);
  }

  async remove(id: string): Promise<void> {
    await call('remove_connection', { id });
    forgetLists(id);
    this.connections = this.connections.filter((one) => one.id !== id);
  }

  #listening: Promise<unknown> | null = null;

  #listen(): Promise<unknown> {
    this.#listening ??= onEvent((event) => this.#heard(event));
    return this.#listening;
  }

  /** What does not run any more, so that an answer from before does not bring it back. */
  readonly #ended = new Set<string>();

  #end(id: string): void {
    this.#ended.add(id);
    this.running = this.running.filter((one) => one.id !== id);
  }

  /** The history still says that it is under way, but it is not: nothing more will come of it. */
  #notWritten(id: string, message: string): void {
    this.#end(id);
    this.unwritten[id] = message;
    this.historyTrouble = { id, message };
  }

  /** It runs, perhaps anew: what was said of an earlier end holds no more. */
  #begun(id: string): void {
    this.#ended.delete(id);
    delete this.unwritten[id];
    if (this.historyTrouble?.id === id) this.historyTrouble = null;
  }

  #heard(event: Event): void {
    switch (event.event) {
      case 'submission_changed':
        void this.#changed(event.id, event.state);
        break;
      case 'submission_progressed':
        this.#progressed(event.id, event.progress);
        break;
      case 'history_failed':
        this.#notWritten(event.id, event.message);
        break;
      case 'close_asked':
        this.closeAsked = true;
        break;
      case 'plan_changed':
      case 'menu_chosen':
      case 'list_progressed':
        break;
    }
  }

  #progressed(id: string, progress: Progress): void {
    const found = this.running.find((one) => one.id === id);
    if (found) found.progress = progress;
    else void this.#add(id);
  }

  async #changed(id: string, state: State): Promise<void> {
    if (state === 'interrupted') {
      this.#end(id);
      await this.#wait(id);
      return;
    }
    this.#settled(id);
    if (!isOpen(state)) {
      this.#end(id);
      return;
    }
    this.#begun(id);
    const found = this.running.find((one) => one.id === id);
    if (!found) {
      await this.#add(id);
      return;
    }
    found.state = state;
    if (state === 'asking') await this.#asks(found);
  }

  /** Its last count is that of the check: what is shown while it asks is how much was sent. */
  async #asks(one: Running): Promise<void> {
    const found = await call('submission', { id: one.id }).catch(() => null);
    // It may have been answered meanwhile.
    if (found && one.state === 'asking') one.progress = found.progress;
  }

  /** It waits for the person. */
  async #wait(id: string): Promise<void> {
    const found = await call('submission', { id }).catch(() => null);
    // Somebody may have gone on with it meanwhile.
    if (found?.state !== 'interrupted' || !this.#ended.has(id)) return;
    this.#settled(id);
    this.interrupted.push({ id, title: found.title, meaning: found.meaning });
  }

  /** It is interrupted no more. */
  #settled(id: string): void {
    this.interrupted = this.interrupted.filter((one) => one.id !== id);
  }

  async #add(id: string): Promise<void> {
    if (this.#ended.has(id)) return;
    const found = await call('submission', { id }).catch(() => null);
    if (found) this.#put(found);
  }

  #put(found: SubmissionDetail): void {
    const { id, title, face, connection_id, elsewhere, state, progress } = found;
    if (!isOpen(state) || state === 'interrupted' || this.#ended.has(id)) return;
    if (this.running.some((one) => one.id === id)) return;
    this.running.push({ id, title, face, connection_id, elsewhere, state, progress });
  }

  /** What goes on already, and what an earlier run left open. */
  async #readRunning(interrupted: readonly string[]): Promise<void> {
    this.running = [];
    for (const found of await call('running', null).catch(() => [])) this.#put(found);
    const left = await Promise.all(
      interrupted.map((id) => call('submission', { id }).catch(() => null)),
    );
    this.interrupted = left
      .filter((one) => one !== null)
      .filter((one) => one.state === 'interrupted')
      .map(({ id, title, meaning }) => ({ id, title, meaning }));
  }
}

export const app = new AppState();
