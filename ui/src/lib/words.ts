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

/** Whether a submission can still change. */
export function isOpen(state: State): boolean {
  return state === 'prepared' || state === 'sending';
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

/** "Cmd" on a Mac, "Ctrl" elsewhere. */
export function modifier(platform: string): string {
  return platform === 'macos' ? 'Cmd' : 'Ctrl';
}

/** "1 user", "72 users". */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString()} ${number === 1 ? one : many}`;
}
