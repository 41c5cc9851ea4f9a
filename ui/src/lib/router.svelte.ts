import { tick } from 'svelte';

/** The pages, each with what its address says. */
export type Route =
  | { page: 'home' }
  | { page: 'welcome' }
  | { page: 'history' }
  | {
      page: 'assignment';
      connectionId: string | null;
      /** The submission to be used again. */
      from: string | null;
      /** The template to be filled in. */
      template: string | null;
    }
  | { page: 'plan'; id: string }
  | { page: 'submission'; id: string; tab: SubmissionTab }
  | { page: 'templates' }
  | { page: 'connections' }
  | { page: 'connection-add'; service: string | null }
  | { page: 'connection-edit'; id: string }
  | { page: 'settings'; section: string | null }
  | { page: 'missing'; path: string };

/** The parts of a finished submission's page. */
export type SubmissionTab = 'result' | 'records' | 'calls';

/** An address of the application: everything behind `#`. */
export interface Address {
  path: string;
  query: URLSearchParams;
  section: string | null;
}

/** Takes an address apart: `#/history?q=ada`, `#/settings#data`. */
export function parseAddress(hash: string): Address {
  const [before = '', section] = hash.replace(/^#/, '').split('#', 2);
  const [path = '', query = ''] = before.split('?', 2);
  return { path: path || '/', query: new URLSearchParams(query), section: section ?? null };
}

/** The page that an address means. */
export function matchRoute({ path, query, section }: Address): Route {
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  const [first, second] = parts;
  if (first === undefined) return { page: 'home' };
  if (parts.length === 1) {
    if (
      first === 'welcome' ||
      first === 'history' ||
      first === 'templates' ||
      first === 'connections'
    ) {
      return { page: first };
    }
    if (first === 'settings') return { page: 'settings', section };
  }
  if (first === 'new' && parts.length <= 2) {
    return {
      page: 'assignment',
      connectionId: second ?? null,
      from: query.get('from'),
      template: query.get('template'),
    };
  }
  if (second !== undefined && parts.length === 2) {
    if (first === 'plan') return { page: 'plan', id: second };
    if (first === 'a') return { page: 'submission', id: second, tab: 'result' };
    if (first === 'connections') {
      return second === 'new'
        ? { page: 'connection-add', service: query.get('service') }
        : { page: 'connection-edit', id: second };
    }
  }
  const third = parts[2];
  if (first === 'a' && second !== undefined && parts.length === 3) {
    if (third === 'records' || third === 'calls') {
      return { page: 'submission', id: second, tab: third };
    }
  }
  return { page: 'missing', path };
}

/** What a new assignment is filled in from. */
function source(values: Record<string, string | undefined>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => !!entry[1]);
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}

/** The addresses of the pages, for links. */
export const to = {
  welcome: '#/welcome',
  history: '#/history',
  new: (connectionId?: string, from?: string, template?: string) =>
    `#/new${connectionId ? `/${encodeURIComponent(connectionId)}` : ''}${source({ from, template })}`,
  templates: '#/templates',
  plan: (id: string) => `#/plan/${encodeURIComponent(id)}`,
  submission: (id: string, tab: SubmissionTab = 'result') =>
    `#/a/${encodeURIComponent(id)}${tab === 'result' ? '' : `/${tab}`}`,
  connections: '#/connections',
  addConnection: (service?: string) => `#/connections/new${service ? `?service=${service}` : ''}`,
  connection: (id: string) => `#/connections/${encodeURIComponent(id)}`,
  newKey: (id: string) => `#/connections/${encodeURIComponent(id)}?keys=new`,
  settings: (section?: string) => `#/settings${section ? `#${section}` : ''}`,
} as const;

let address = $state.raw(parseAddress(location.hash));
/** Set by a change of page until the new page's heading has taken the focus. */
let headingWanted = false;

export const router = {
  /** The page that is shown. */
  get route(): Route {
    return matchRoute(address);
  },
  /** What stands behind `?` in the address. */
  get query(): URLSearchParams {
    return address.query;
  },
  /** The part of the address that names the page. */
  get path(): string {
    return address.path;
  },
};

/** Goes to an address (`#/…`); `replace` leaves no step for Back. */
export function go(href: string, options: { replace?: boolean } = {}): void {
  if (options.replace) {
    history.replaceState(history.state, '', href);
    follow();
  } else {
    location.hash = href;
  }
}

/** Changes what stands behind `?` without a new page or a step for Back. Empty values go. */
export function setQuery(values: Record<string, string | null>): void {
  const query = new URLSearchParams(address.query);
  for (const [name, value] of Object.entries(values)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  go(`#${address.path}${text ? `?${text}` : ''}`, { replace: true });
}

function follow(): void {
  const before = address.path;
  address = parseAddress(location.hash);
  if (address.path === before) return;
  headingWanted = true;
  void tick().then(() => offerFocus(document.querySelector<HTMLElement>('main h1')));
}

/** A page's heading offers itself; it gets the focus if the page was just changed. */
export function offerFocus(heading: HTMLElement | null): void {
  if (!headingWanted || !heading) return;
  headingWanted = false;
  heading.focus({ preventScroll: true });
}

/** Follows the address from now on; the answer stops that. */
export function startRouter(): () => void {
  window.addEventListener('hashchange', follow);
  return () => window.removeEventListener('hashchange', follow);
}
