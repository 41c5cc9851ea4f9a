import type { Kind, Service, State } from './contract';
import { stateMarks } from './controls/marks';

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

/** A submission's state in a word. */
export function stateWord(state: State): string {
  return stateMarks[state].word;
}

const OPEN: readonly State[] = [
  'checking',
  'asking',
  'sending',
  'reading_back',
  'paused',
  'interrupted',
];
const BUSY: readonly State[] = ['checking', 'sending', 'reading_back'];

/** Whether a submission can still change. */
export function isOpen(state: State): boolean {
  return OPEN.includes(state);
}

/** Whether a submission goes on by itself right now. */
export function isBusy(state: State): boolean {
  return BUSY.includes(state);
}

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

/** The colours of account tiles, in the order in which they are offered. */
export const colours = [
  { value: 'plum', label: 'Plum' },
  { value: 'teal', label: 'Teal' },
  { value: 'ochre', label: 'Ochre' },
  { value: 'slate', label: 'Slate' },
  { value: 'rose', label: 'Rose' },
  { value: 'moss', label: 'Moss' },
  { value: 'sky', label: 'Sky' },
  { value: 'clay', label: 'Clay' },
] as const;

/** "1 user", "72 users". */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString()} ${number === 1 ? one : many}`;
}
