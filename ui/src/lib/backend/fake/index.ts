import type {
  Commands,
  Connection,
  ConnectionTest,
  Event,
  KeychainReport,
  Settings,
} from '../../contract';
import { AppError } from '../error';
import type { Host } from '../host';
import { checkForm } from './check';
import { instantlyChoices, leadsquaredChoices } from './choices';
import { edited, fromDraft, practiceConnections, sampleConnections, tested } from './connections';
import { Submissions } from './submissions';
import { vocabulary } from './vocabulary';

/** Which situation the stand-in plays. */
export interface Scenario {
  /** Whether there are connections and a history already. */
  filled: boolean;
  keychain: boolean;
  /** Refuses to start, as with a history of a newer Roster. */
  startError: boolean;
  settings?: Partial<Settings>;
  /** How long an answer takes, in milliseconds. */
  delay: number;
}

/** The situation that an address asks for, as in `?fake=first-run` or `?fake=no-keychain`. */
export function scenarioFrom(search: string): Scenario {
  const asked = new URLSearchParams(search);
  const situation = asked.get('fake') ?? '';
  const theme = asked.get('theme');
  return {
    filled: situation !== 'first-run',
    keychain: situation !== 'no-keychain',
    startError: situation === 'start-error',
    settings: theme === 'dark' || theme === 'light' ? { theme } : {},
    delay: 80,
  };
}

/** A stand-in for the application, in memory. For tests and for a browser during development. */
export function createFake(scenario: Partial<Scenario> = {}): Host {
  return new Fake({ filled: true, keychain: true, startError: false, delay: 0, ...scenario });
}

type Handlers = {
  [K in keyof Commands]: (input: Commands[K]['input']) => Commands[K]['output'];
};

class Fake implements Host {
  readonly #scenario: Scenario;
  readonly #listeners = new Set<(event: Event) => void>();
  readonly #submissions = new Submissions((event) => {
    for (const listener of this.#listeners) listener(event);
  });
  #connections: Connection[] = [];
  #settings: Settings;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#settings = {
      theme: 'system',
      density: 'comfortable',
      text_size: 100,
      motion: 'system',
      ...scenario.settings,
    };
    if (scenario.filled) {
      this.#connections = sampleConnections();
      this.#submissions.fill(this.#connections, 400);
    }
  }

  async call<K extends keyof Commands>(
    name: K,
    input: Commands[K]['input'],
  ): Promise<Commands[K]['output']> {
    await new Promise((resolve) => setTimeout(resolve, this.#scenario.delay));
    // As over the real wire: what comes back is a copy.
    return structuredClone(this.#handlers[name](input));
  }

  onEvent(callback: (event: Event) => void): Promise<() => void> {
    this.#listeners.add(callback);
    return Promise.resolve(() => this.#listeners.delete(callback));
  }

  openDataFolder = () => Promise.resolve();
  openLink = () => Promise.resolve();
  setZoom = () => Promise.resolve();
  setWindowTheme = () => Promise.resolve();
  showWindow = () => Promise.resolve();

  #connection(id: string): Connection {
    const found = this.#connections.find((one) => one.id === id);
    if (!found) throw notFound('This connection');
    return found;
  }

  #tested(connection: Connection): ConnectionTest {
    const rejected = connection.check === 'rejected';
    const test = tested(connection.face.service, rejected ? 'bad' : 'good');
    connection.check = test.check;
    connection.check_message = test.message;
    connection.checked_at = Date.now();
    return test;
  }

  #keychain(): KeychainReport {
    const works = this.#scenario.keychain;
    return {
      name: works ? 'GNOME Keyring' : 'Secret Service',
      works,
      message: works
        ? 'Wrote a test entry, read it back and deleted it. Entries survive a restart.'
        : 'No keyring is running, so keys can’t be kept. Start GNOME Keyring or KWallet, then test again. Roster does not fall back to a file.',
      detail: works ? null : 'org.freedesktop.DBus.Error.ServiceUnknown: org.freedesktop.secrets',
      tested_at: Date.now(),
    };
  }

  readonly #handlers: Handlers = {
    start: () => {
      if (this.#scenario.startError) throw newerHistory();
      return {
        version: '0.1.0',
        data_dir: '/home/ada/.local/share/app.roster.desktop',
        platform: 'linux',
        settings: this.#settings,
        connections: this.#connections,
        vocabulary,
        left_over: 0,
      };
    },
    save_settings: (settings) => {
      this.#settings = settings;
      return null;
    },
    test_keychain: () => this.#keychain(),
    list_connections: () => this.#connections,
    add_practice_connections: () => {
      if (!this.#connections.some((one) => one.face.kind === 'practice')) {
        this.#connections.push(...practiceConnections());
      }
      return this.#connections;
    },
    test_draft: ({ face, credentials }) =>
      tested(
        face.service,
        credentials.service === 'instantly' ? credentials.api_key : credentials.access_key,
      ),
    test_edit: ({ face, credentials }) =>
      tested(face.service, credentials?.service === 'instantly' ? credentials.api_key : ''),
    test_connection: ({ id }) => this.#tested(this.#connection(id)),
    add_connection: (draft) => {
      if (!this.#scenario.keychain) throw noKeychain();
      const made = fromDraft(draft, this.#connections);
      this.#connections.push(made);
      return made;
    },
    edit_connection: (edit) => {
      const before = this.#connection(edit.id);
      const others = this.#connections.filter((one) => one.id !== edit.id);
      const after = edited(edit, before, others);
      if (edit.credentials || after.address !== before.address) {
        Object.assign(after, { check: 'unchecked', check_message: null });
      }
      Object.assign(before, after);
      return before;
    },
    remove_connection: ({ id }) => {
      this.#connections = this.#connections.filter((one) => one.id !== id);
      return null;
    },
    instantly_choices: () => instantlyChoices,
    leadsquared_choices: () => leadsquaredChoices,
    check: ({ connection_id, form }) => checkForm(this.#connection(connection_id), form),
    read_ids: (text) => readIds(text),
    submit: (request) => {
      this.#submissions.submit(request, this.#connection(request.connection_id));
      return { id: request.id };
    },
    cancel: ({ id }) => {
      this.#submissions.cancel(id);
      return null;
    },
    history: (query) => this.#submissions.page(query),
    submission: ({ id }) => {
      const found = this.#submissions.get(id);
      if (!found) throw notFound('This assignment');
      return found;
    },
  };
}

function readIds(text: string): Commands['read_ids']['output'] {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  const good = words.filter((word) => /^[0-9a-f-]{36}$/i.test(word));
  const clean = [...new Set(good)];
  return {
    found: clean.length,
    repeated: good.length - clean.length,
    wrong: words.length - good.length,
    lines: text.split('\n').length,
    problems: words
      .map((word, index) => ({
        line: index + 1,
        text: word,
        problem: 'Not a lead ID',
        repeated: false,
      }))
      .filter(({ text: word }) => !good.includes(word))
      .slice(0, 200),
    clean: clean.join('\n'),
  };
}

function notFound(what: string): AppError {
  return new AppError({
    code: 'not_found',
    message: `${what} is not there any more.`,
    field: null,
    detail: null,
  });
}

function newerHistory(): AppError {
  return new AppError({
    code: 'history',
    message:
      'The history was written by a newer Roster than this one. Install the newer Roster again; your history is untouched.',
    field: null,
    detail: 'roster.sqlite3: user_version 9, this Roster knows up to 3',
  });
}

function noKeychain(): AppError {
  return new AppError({
    code: 'no_keychain',
    message:
      'No keyring is running, so keys can’t be kept. Start one, then save again. Nothing was saved.',
    field: null,
    detail: 'org.freedesktop.DBus.Error.ServiceUnknown: org.freedesktop.secrets',
  });
}
