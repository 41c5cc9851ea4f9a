import type { State } from './contract';
import { stateMarks } from './controls/marks';
import { common as text } from './text';

// One by one: taken from it together, they would bring all the others along.
export const count = text.count;
export const holderWord = text.holderWord;
export const kindWords = text.kindWords;
export const recordWord = text.recordWord;
export const records = text.records;
export const serviceWords = text.serviceWords;

/** A submission's state in a word. */
export function stateWord(state: State): string {
  return stateMarks[state].word;
}

const OPEN: readonly State[] = [
  'waiting',
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

/** The colours of account tiles, in the order in which they are offered. */
export const colours = [
  { value: 'plum', label: text.plum },
  { value: 'teal', label: text.teal },
  { value: 'ochre', label: text.ochre },
  { value: 'slate', label: text.slate },
  { value: 'rose', label: text.rose },
  { value: 'moss', label: text.moss },
  { value: 'sky', label: text.sky },
  { value: 'clay', label: text.clay },
] as const;
