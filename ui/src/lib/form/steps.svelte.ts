import type { Form } from '../contract';

/** How many steps back there are at most. */
const MOST = 100;
/** Typing on in the same field within this time is the same step. */
const PAUSE_MS = 1000;

/** Fields that are typed into; the others are chosen, each choice a step of its own. */
const TYPED =
  /^weights\.|(^|\.)(search|limit|ids|count|occurrence_days|lookup_name|lookup_value|campaign|list_id|smart_view_id)$/;

/** The steps by which a form was filled in, to go back and forth among them. */
export class FormSteps {
  #past = $state.raw<readonly Form[]>([]);
  #future = $state.raw<readonly Form[]>([]);
  #now: Form | null = null;
  /** The field that the latest step typed into, and when. */
  #typing: { path: string; at: number } | null = null;

  constructor(private readonly clock: () => number = () => performance.now()) {}

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** From here on: there is no way back behind it. */
  start(form: Form): void {
    this.#past = [];
    this.#future = [];
    this.#now = form;
    this.#typing = null;
  }

  /** The form has become this one. */
  record(form: Form): void {
    const before = this.#now;
    this.#now = form;
    if (before === null) return;
    const changed = differences(before, form);
    const [path] = changed;
    if (path === undefined) return;
    const typed = changed.length === 1 && TYPED.test(path) ? path : null;
    const at = this.clock();
    const goesOn =
      typed !== null && this.#typing?.path === typed && at - this.#typing.at < PAUSE_MS;
    this.#typing = typed === null ? null : { path: typed, at };
    this.#future = [];
    if (!goesOn) {
      this.#past = [...this.#past, before].slice(-MOST);
      return;
    }
    // Typed and taken back by the field itself: nothing has happened.
    const last = this.#past.at(-1);
    if (last && differences(last, form).length === 0) {
      this.#past = this.#past.slice(0, -1);
      this.#typing = null;
    }
  }

  /** The form one step back; none where there is no step. */
  undo(): Form | null {
    const [to, rest] = [this.#past.at(-1), this.#past.slice(0, -1)];
    if (!to || !this.#now) return null;
    this.#past = rest;
    this.#future = [...this.#future, this.#now];
    return this.#goTo(to);
  }

  /** The form one step forth. */
  redo(): Form | null {
    const [to, rest] = [this.#future.at(-1), this.#future.slice(0, -1)];
    if (!to || !this.#now) return null;
    this.#future = rest;
    this.#past = [...this.#past, this.#now];
    return this.#goTo(to);
  }

  #goTo(form: Form): Form {
    this.#now = form;
    this.#typing = null;
    return form;
  }
}

/** The paths at which two forms differ, at most two of them. Names say nothing of their own. */
function differences(one: Form, other: Form): string[] {
  const found: string[] = [];
  const compare = (a: unknown, b: unknown, path: string): void => {
    if (a === b || found.length > 1) return;
    if (!isParent(a) || !isParent(b) || Array.isArray(a) !== Array.isArray(b)) {
      found.push(path);
      return;
    }
    const [left, right] = [Object.entries(a), Object.entries(b)];
    if (Array.isArray(a) && left.length !== right.length) {
      found.push(path);
      return;
    }
    for (const key of new Set([...left, ...right].map(([name]) => name))) {
      if (path === '' && key === 'names') continue;
      compare(a[key], b[key], path === '' ? key : `${path}.${key}`);
    }
  };
  compare(one, other, '');
  return found;
}

function isParent(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
