import { call, onEvent, type AppError } from '../backend';
import { toAppError } from '../backend/error';
import type { Connection, ConnectionFace, StartInfo, State, Vocabulary } from '../contract';
import { forgetLists } from '../form/known';
import { isOpen } from '../words';
import { appearance } from './appearance.svelte';

/** A submission that is on its way. */
export interface Running {
  id: string;
  title: string;
  face: ConnectionFace;
}

/** What the whole application knows: from the start and from events. */
class AppState {
  /** What Rust told at the start; none before that. */
  start = $state.raw<StartInfo | null>(null);
  /** Why there is nothing to show. */
  startError = $state.raw<AppError | null>(null);
  connections = $state<Connection[]>([]);
  running = $state<Running[]>([]);
  /** A history that could not be written: what happened and what to do. */
  historyTrouble = $state<string | null>(null);
  /** The submissions whose end could not be written, each with what is known and what to do. */
  unwritten = $state<Record<string, string>>({});
  /** How many submissions an earlier run left open, until the person has put that away. */
  leftOver = $state(0);

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
    try {
      await this.#listen();
      const start = await call('start', null);
      appearance.take(start.settings);
      this.connections = start.connections;
      this.leftOver = start.left_over;
      this.start = start;
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
    this.#listening ??= onEvent((event) => {
      if (event.event === 'submission_changed') void this.#changed(event.id, event.state);
      else this.#notWritten(event.id, event.message);
    });
    return this.#listening;
  }

  /** What has come to its end, so that an answer from before does not bring it back. */
  readonly #ended = new Set<string>();

  #end(id: string): void {
    this.#ended.add(id);
    this.running = this.running.filter((one) => one.id !== id);
  }

  /** The history still says that it is under way, but it is not: nothing more will come of it. */
  #notWritten(id: string, message: string): void {
    this.#end(id);
    this.unwritten[id] = message;
    this.historyTrouble = message;
  }

  async #changed(id: string, state: State): Promise<void> {
    if (!isOpen(state)) {
      this.#end(id);
      return;
    }
    if (this.running.some((one) => one.id === id)) return;
    const found = await call('submission', { id }).catch(() => null);
    if (!found || !isOpen(found.state) || this.#ended.has(id)) return;
    if (this.running.some((one) => one.id === id)) return;
    this.running.push({ id, title: found.title, face: found.face });
  }
}

export const app = new AppState();
