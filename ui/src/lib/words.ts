import type { State } from './contract';
import { stateMarks } from './controls/marks';
import { common } from './text';

export const { count, holderWord, kindWords, recordWord, records, serviceWords } = common;

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
