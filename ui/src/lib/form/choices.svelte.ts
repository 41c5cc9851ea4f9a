import type { InstantlyChoices, LeadSquaredChoices, Listing } from '../contract';

/** The lists of an account, for the pickers of a form. */
export type Lists = InstantlyChoices | LeadSquaredChoices;

/**
 * Reads an account's lists. What was read before is shown at once and read again behind it, so
 * that coming back to a form never starts with empty pickers.
 */
export class Choices<T extends Lists> {
  lists = $state.raw<T | null>(null);
  loading = $state(false);
  #connection: string | null = null;

  constructor(
    private readonly load: (connection: string) => Promise<T>,
    private readonly without: (message: string) => T,
    private readonly messageOf: (error: unknown) => string,
    private readonly known: Map<string, T> = new Map<string, T>(),
  ) {}

  /** Reads the lists of a connection and gives them back once they are in. */
  async show(connection: string): Promise<T> {
    if (connection !== this.#connection) this.lists = this.known.get(connection) ?? null;
    this.#connection = connection;
    return this.again();
  }

  /** Reads the lists once more. */
  async again(): Promise<T> {
    const connection = this.#connection ?? '';
    this.loading = true;
    let lists: T;
    try {
      lists = await this.load(connection);
      this.known.set(connection, lists);
    } catch (error) {
      lists = this.without(this.messageOf(error));
    }
    if (connection === this.#connection) {
      this.lists = lists;
      this.loading = false;
    }
    return lists;
  }
}

function unavailable<T>(message: string): Listing<T> {
  return { state: 'unavailable', message, detail: null, retry: true };
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
  return { teams: unavailable(message), attributes: unavailable(message) };
}
