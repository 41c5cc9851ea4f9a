import type { InstantlyChoices, LeadSquaredChoices, Listing, ListTrouble } from '../contract';
import { Paced } from '../paced';

/** The lists of an account, for the pickers of a form. */
export type Lists = InstantlyChoices | LeadSquaredChoices;

/** How an account's lists are asked for. */
export interface Source<T extends Lists> {
  /** What is kept, and what comes in meanwhile. */
  load: (connection: string) => Promise<T>;
  /** Has all of it read again, and ends when it is in. */
  refresh: (connection: string) => Promise<unknown>;
  /** No list, with the reason. */
  without: (message: string) => T;
  messageOf: (error: unknown) => string;
}

/** At most so often lists are fetched while they come in one after the other. */
const EVERY_MS = 250;

/**
 * An account's lists. What was read before is shown at once and read again behind it, so that
 * coming back to a form never starts with empty pickers.
 */
export class Choices<T extends Lists> {
  lists = $state.raw<T | null>(null);
  loading = $state(false);
  /** The person has asked for all of it to be read again. */
  refreshing = $state(false);
  /** Told of all lists that are shown. */
  onlists: (lists: T) => void = () => undefined;
  #connection: string | null = null;
  readonly #paced = new Paced(async () => void (await this.again()), EVERY_MS);

  constructor(
    private readonly source: Source<T>,
    private readonly known: Map<string, T> = new Map<string, T>(),
  ) {}

  /** Reads the lists of a connection and gives them back once they are in. */
  async show(connection: string): Promise<T> {
    if (connection !== this.#connection) this.lists = this.known.get(connection) ?? null;
    this.#connection = connection;
    return this.again();
  }

  /** Fetches the lists once more, as they are kept now. */
  async again(): Promise<T> {
    const connection = this.#connection ?? '';
    this.loading = true;
    let lists: T;
    try {
      lists = await this.source.load(connection);
      this.known.set(connection, lists);
    } catch (error) {
      lists = this.source.without(this.source.messageOf(error));
    }
    if (connection === this.#connection) {
      this.lists = lists;
      this.loading = false;
      this.onlists(lists);
    }
    return lists;
  }

  /** Has the account asked again, whatever the age of what is kept. */
  async refresh(): Promise<void> {
    const connection = this.#connection;
    if (connection === null || this.refreshing) return;
    this.refreshing = true;
    try {
      await this.source.refresh(connection);
    } catch {
      // What went wrong is said by the lists, or by fetching them.
    } finally {
      this.refreshing = false;
    }
    await this.again();
  }

  /** A list of this connection has come in. */
  changed(connection: string): void {
    if (connection === this.#connection) this.#paced.ask();
  }

  stop(): void {
    this.#paced.stop();
  }
}

/** Whether a list is on its way for the first time. */
export function isReading(listing: Listing<unknown> | null): boolean {
  return listing === null || listing.state === 'reading';
}

/** Whether any of the lists is on its way for the first time. */
export function anyReading(lists: Lists): boolean {
  return listings(lists).some(isReading);
}

/** How old what is shown is, and what kept it from being read again. */
export interface Freshness {
  /** When the oldest of the lists was read; none where none was. */
  readAt: number | null;
  /** Each reason once. */
  troubles: ListTrouble[];
}

export function freshness(lists: Lists): Freshness {
  const ready = listings(lists).filter((listing) => listing.state === 'ready');
  const times = ready.map((listing) => listing.read_at).filter((at) => at !== null);
  const troubles = ready
    .filter((listing) => listing.read_at !== null)
    .map((listing) => listing.trouble)
    .filter((trouble) => trouble !== null);
  return {
    readAt: times.length > 0 ? Math.min(...times) : null,
    troubles: [...new Map(troubles.map((trouble) => [trouble.message, trouble])).values()],
  };
}

function listings(lists: Lists): Listing<unknown>[] {
  return Object.values<boolean | Listing<unknown>>({ ...lists }).filter(
    (value) => typeof value === 'object',
  );
}

function unavailable<T>(message: string): Listing<T> {
  return { state: 'unavailable', trouble: { message, detail: null, retry: true } };
}

/** No list of an Instantly account could be read. */
export function noInstantlyLists(message: string): InstantlyChoices {
  return {
    members: unavailable(message),
    campaigns: unavailable(message),
    lists: unavailable(message),
    statuses: unavailable(message),
    labels_unread: true,
    smart_views: unavailable(message),
  };
}

/** No list of a LeadSquared account could be read. */
export function noLeadSquaredLists(message: string): LeadSquaredChoices {
  return {
    teams: unavailable(message),
    attributes: unavailable(message),
    values: unavailable(message),
  };
}
