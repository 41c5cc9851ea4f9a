import type {
  Budget,
  BudgetUse,
  Check,
  Commands,
  Connection,
  ConnectionTest,
  Event,
  Form,
  KeychainReport,
  Settings,
} from '../../contract';
import { AppError } from '../error';
import type { Host } from '../host';
import { checkForm } from './check';
import { Counts } from './count';
import { readRequest } from './request';
import { foundChoices, instantlyChoices, leadsquaredChoices } from './choices';
import { edited, fromDraft, practiceConnections, sampleConnections, tested } from './connections';
import { Lists } from './lists';
import { pageOf } from './plan';
import { Engine, missing, type Pace } from './engine';
import { fillHistory, playScene, SCENES } from './scenes';
import { openFields, Shelf, stillOpen } from './templates';
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
  /** What is to be looked at, by its name in `SCENES`. */
  scene: string;
  /** How large and how fast its world is. */
  pace: Pace;
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
    scene: situation,
    pace: {
      records: Number(asked.get('records') ?? 3412),
      stepMs: 150,
      size: 8,
      drifts: asked.has('drifts'),
    },
  };
}

/** The stand-in for a browser: it opens what the address asks for. */
export function createStandIn(search: string): Host {
  const scenario = scenarioFrom(search);
  const scene = SCENES[scenario.scene];
  if (scene !== undefined && location.hash === '') location.hash = scene;
  return createFake(scenario);
}

/** A small and fast world for tests. */
const QUICK: Pace = { records: 40, stepMs: 1, size: 10, drifts: false };

/** A stand-in for the application, in memory. For tests and for a browser during development. */
export function createFake(scenario: Partial<Scenario> = {}): Host {
  return new Fake({
    filled: true,
    keychain: true,
    startError: false,
    delay: 0,
    scene: '',
    pace: QUICK,
    ...scenario,
  });
}

type Handlers = {
  [K in keyof Commands]: (input: Commands[K]['input']) => Commands[K]['output'];
};

class Fake implements Host {
  readonly #scenario: Scenario;
  readonly #listeners = new Set<(event: Event) => void>();
  readonly #engine: Engine;
  readonly #counts: Counts;
  readonly #lists = new Lists((event) => {
    for (const listener of this.#listeners) listener(event);
  });
  readonly #budgets = new Map<string, Budget>();
  readonly #shelf = new Shelf(() => this.#connections);
  #connections: Connection[] = [];
  #settings: Settings;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#settings = {
      theme: 'system',
      density: 'comfortable',
      text_size: 100,
      motion: 'system',
      plan_minutes: 15,
      typed_count_from: 2000,
      ...scenario.settings,
    };
    this.#engine = new Engine(
      scenario.pace,
      () => this.#settings,
      () => this.#connections,
      (event) => {
        for (const listener of this.#listeners) listener(event);
      },
    );
    this.#counts = new Counts(scenario.pace, (event) => {
      for (const listener of this.#listeners) listener(event);
    });
    if (scenario.filled) {
      this.#connections = sampleConnections();
      fillHistory(this.#engine, this.#connections, 400);
    }
    playScene(scenario.scene, this.#engine, this.#connections);
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

  chooseListFile = () =>
    Promise.resolve({ id: crypto.randomUUID(), name: 'kettle-fair-visitors.csv', bytes: 230 });
  openDataFolder = () => Promise.resolve();
  openLink = () => Promise.resolve();
  pauseAndClose = () => Promise.resolve();
  setZoom = () => Promise.resolve();
  setWindowTheme = () => Promise.resolve();
  showWindow = () => Promise.resolve();

  #connection(id: string): Connection {
    const found = this.#connections.find((one) => one.id === id);
    if (!found) throw missing('This connection');
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
        interrupted: this.#engine.runs
          .filter((run) => run.detail.state === 'interrupted')
          .map((run) => run.detail.id),
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
    refresh_choices: () => null,
    find_choices: (request) => foundChoices(request),
    check: ({ connection_id, form, ask }) =>
      asking(checkForm(this.#connection(connection_id), form), form, ask),
    read_request: ({ service, text }) => readRequest(service, text),
    count: (request) => done(this.#counts.begin(request)),
    count_all: ({ id }) => done(this.#counts.all(id)),
    cancel_count: ({ id }) => done(this.#counts.cancel(id)),
    list_templates: (text) => this.#shelf.list(text),
    template: ({ id }) => this.#shelf.detail(id),
    open_fields: (form) => openFields(form),
    save_template: (draft) => this.#shelf.save(draft),
    rename_template: ({ id, name }) => this.#shelf.rename(id, name),
    duplicate_template: ({ id }) => this.#shelf.duplicate(id),
    remove_template: ({ id }) => done(this.#shelf.remove(id)),
    export_template: ({ id }) => this.#shelf.exported(id),
    import_template: (text) => this.#shelf.import(text),
    draft: ({ id }) => this.#shelf.draft(id),
    save_draft: (draft) => done(this.#shelf.saveDraft(draft)),
    discard_draft: ({ id }) => done(this.#shelf.discardDraft(id)),
    read_list: (request) => this.#lists.read(request),
    cancel_list: () => null,
    resolve_list: (request) =>
      this.#lists.resolve(request, this.#connection(request.connection_id).face.label),
    list_targets: (request) => this.#lists.targets(request),
    list_values: ({ id }) => this.#lists.values(id),
    list_pairs: (request) => this.#lists.pairs(request),
    export_bad_lines: ({ id }) => ({
      path: '/home/ada/Lines not used.csv',
      records: this.#lists.badLines(id),
    }),
    let_go_of_list: ({ id }) => done(this.#lists.letGo(id)),
    begin_plan: (request) => {
      this.#engine.begin(request);
      return { id: request.id };
    },
    begin_derived_plan: (request) => {
      this.#engine.derive(request);
      return { id: request.id };
    },
    cancel_plan: ({ id }) => done(this.#engine.cancel(id)),
    plan: ({ id }) => this.#engine.plan(id).detail,
    records: (query) => pageOf(this.#engine.plan(query.plan_id), query),
    tick: (request) => this.#engine.tick(request),
    export: ({ plan_id, format }) => ({
      path: `/home/ada/Roster plan.${format}`,
      records: this.#engine.plan(plan_id).rows.length,
    }),
    apply: (request) => {
      this.#engine.apply(request);
      return { id: request.id };
    },
    keep_plan: ({ id }) => done(this.#engine.keep(id)),
    pause: ({ id }) => done(this.#engine.pause(id)),
    go_on: ({ id }) => done(this.#engine.goOn(id)),
    stop: ({ id }) => done(this.#engine.stop(id)),
    check_again: ({ id }) => done(this.#engine.checkAgain(id)),
    running: () =>
      this.#engine.runs
        .map((run) => run.detail)
        .filter((one) => one.finished_at === null && one.state !== 'interrupted'),
    calls: ({ id, offset, limit }) => {
      const { calls } = this.#engine.run(id);
      return { rows: calls.slice(offset, offset + limit), total: calls.length };
    },
    budget: ({ id }) => this.#budget(id),
    set_budget: ({ connection_id, budget }) => {
      if (budget) this.#budgets.set(connection_id, budget);
      else this.#budgets.delete(connection_id);
      return this.#budget(connection_id);
    },
    history: (query) => this.#engine.page(query),
    submission: ({ id }) => this.#engine.run(id).detail,
  };

  #budget(id: string): BudgetUse {
    const leads = this.#connection(id).face.service === 'instantly';
    const usual = leads ? { calls: 50, window_ms: 1000 } : { calls: 10, window_ms: 5000 };
    const most = leads ? { calls: 100, window_ms: 1000 } : { calls: 72, window_ms: 5000 };
    const budget = this.#budgets.get(id) ?? usual;
    const used = Math.round(budget.calls * (0.75 + 0.2 * Math.sin(Date.now() / 900)));
    return { connection_id: id, budget, used, held_until: null, usual, most };
  }
}

/** While something is asked for and empty, nothing would be sent. */
function asking(check: Check, form: Form, ask: readonly string[]): Check {
  const open = stillOpen(form, ask);
  if (open.length === 0) return check;
  const told = open.map((path) => ({
    path,
    problem: 'missing' as const,
    message: 'The template asks for this: fill it in.',
  }));
  const others = check.fields.filter(({ path }) => !open.includes(path));
  return { ...check, fields: [...told, ...others], sentence: null, danger: null, request: null };
}

function done(_: void): null {
  return null;
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
