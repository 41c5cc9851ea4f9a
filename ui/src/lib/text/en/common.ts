// Words that more than one screen uses.
import type { Kind, Service } from '../../contract';

/** The services' names. */
export const serviceWords: Record<Service, string> = {
  instantly: 'Instantly',
  leadsquared: 'LeadSquared',
};

/** The kinds of connections. */
export const kindWords: Record<Kind, string> = {
  live: 'Live',
  test: 'Test',
  practice: 'Practice',
};

/** The colours of account tiles. */
export const plum = 'Plum';
export const teal = 'Teal';
export const ochre = 'Ochre';
export const slate = 'Slate';
export const rose = 'Rose';
export const moss = 'Moss';
export const sky = 'Sky';
export const clay = 'Clay';

/** What a service's records are called: one, and several. */
const recordWords: Record<Service, [one: string, many: string]> = {
  instantly: ['lead', 'leads'],
  leadsquared: ['user', 'users'],
};

/** "1 lead", "1,187 leads"; "66 users". */
export function records(service: Service, number: number): string {
  return count(number, ...recordWords[service]);
}

/** "leads" or "users"; for one, "lead" or "user". */
export function recordWord(service: Service, number = 2): string {
  return recordWords[service][number === 1 ? 0 : 1];
}

/** What a record belongs to: "owner" or "team". */
export function holderWord(service: Service): 'owner' | 'team' {
  return service === 'instantly' ? 'owner' : 'team';
}

/** "1 user", "72 users". */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString()} ${number === 1 ? one : many}`;
}

// The window's title, and what it says when an answer never came.

export const product = 'Roster';
export const windowTitle = (page: string): string => `${page} - ${product}`;
export const ownFault =
  'Roster could not do that because of a fault of its own. Try again; if it stays, restart Roster.';

/** The keychain as long as its name is not known. */
export const someKeychain = 'the keychain of this computer';

// Days, times and spans. The numbers in them are written already.

export const today = 'Today';
export const yesterday = 'Yesterday';
export const dayAndTime = (day: string, time: string): string => `${day} ${time}`;
export const justNow = 'just now';
export const minutesAgo = (minutes: number): string => `${minutes} min ago`;
export const hoursAgo = (hours: number): string => `${hours} h ago`;
export const daysAgo = (days: number): string => `${days === 1 ? '1 day' : `${days} days`} ago`;
/** "14:06, 2 h ago". */
export const timeAndAge = (time: string, age: string): string => `${time}, ${age}`;
export const milliseconds = (number: string): string => `${number} ms`;
export const seconds = (number: string): string => `${number} s`;
export const minutesAndSeconds = (minutes: string, rest: number): string =>
  `${minutes} min${rest ? ` ${rest} s` : ''}`;

// How far something is.

export const doneOf = (done: string, all: string): string => `${done} of ${all}`;
/** "301 of 486, 2 min left"; "301 of 486, paused". */
export const doneAnd = (done: string, more: string): string => `${done}, ${more}`;
export const secondsLeft = (number: string): string => `${number} s left`;
export const minutesLeft = (number: string): string => `${number} min left`;
export const hoursLeft = (number: string): string => `${number} h left`;

// A submission's title while it is done. The titles come from Rust, and begin with one of these
// verbs; `what` is all that stands behind it.

export const giving = 'giving ';
export const moving = 'moving ';
export const puttingBack = 'putting back ';
export const putting = 'putting ';
export const assigning = 'assigning ';

export const undoingHeadline = (title: string): string => `Undoing: ${title}`;
export const retryingHeadline = (title: string): string => `Retrying: ${title}`;
export const purposeHeadline = (purpose: string, doing: string): string => `${purpose}: ${doing}`;

/** After "while it was". */
export const undoing = (title: string): string => `undoing “${title}”`;
export const workingOn = (title: string): string => `working on “${title}”`;
export const asTry = (doing: string, what: string): string => `${doing}${what} as a try`;
export const theRest = (doing: string, what: string): string => `${doing}the remaining ${what}`;
export const onceMore = (doing: string, what: string): string => `once more ${doing}${what}`;
