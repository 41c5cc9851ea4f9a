import type { Outcome, Service, State } from '../contract';

/** The shapes of status marks. Each differs from the others without its colour. */
export type MarkShape =
  | 'ok'
  | 'same'
  | 'partly'
  | 'caution'
  | 'failed'
  | 'unknown'
  | 'running'
  | 'undone'
  | 'paused'
  | 'stopped'
  | 'clock'
  | 'skipped'
  | 'waiting';

/** The colour role of a mark. */
export type MarkTone =
  'ok' | 'partly' | 'caution' | 'failed' | 'unknown' | 'running' | 'undone' | 'plain';

/** A mark with its word. */
export type Marked = { shape: MarkShape; tone: MarkTone; word: string };

/** A submission's state as mark and word. */
export const stateMarks: Record<State, Marked> = {
  checking: { shape: 'running', tone: 'running', word: 'Checking' },
  asking: { shape: 'paused', tone: 'plain', word: 'Asks you' },
  sending: { shape: 'running', tone: 'running', word: 'Running' },
  reading_back: { shape: 'running', tone: 'running', word: 'Reading back' },
  paused: { shape: 'paused', tone: 'plain', word: 'Paused' },
  interrupted: { shape: 'paused', tone: 'plain', word: 'Interrupted' },
  succeeded: { shape: 'ok', tone: 'ok', word: 'Succeeded' },
  partly_done: { shape: 'partly', tone: 'partly', word: 'Partly done' },
  failed: { shape: 'failed', tone: 'failed', word: 'Failed' },
  unknown: { shape: 'unknown', tone: 'unknown', word: 'Unknown' },
  stopped: { shape: 'stopped', tone: 'plain', word: 'Stopped' },
  not_run: { shape: 'clock', tone: 'plain', word: 'Not run' },
};

/** A submission's mark in the list: an undo of it goes before its state. */
export function rowMark(state: State, undoneFully: boolean | null): Marked {
  if (undoneFully === null) return stateMarks[state];
  return { shape: 'undone', tone: 'undone', word: undoneFully ? 'Undone' : 'Partly undone' };
}

/** What became of a record, as mark and word. */
export function outcomeMark(outcome: Outcome, service: Service, undo = false): Marked {
  switch (outcome) {
    case 'assigned':
      return { shape: 'ok', tone: 'ok', word: changedWord(service, undo) };
    case 'unchanged':
      return { shape: 'same', tone: 'undone', word: 'Unchanged' };
    case 'failed':
      return { shape: 'failed', tone: 'failed', word: 'Failed' };
    case 'unknown':
      return { shape: 'unknown', tone: 'unknown', word: 'Unknown' };
    case 'skipped':
      return { shape: 'skipped', tone: 'undone', word: undo ? 'Skipped' : 'Not sent' };
  }
}

/** "Assigned", "Moved" or "Put back". */
export function changedWord(service: Service, undo = false): string {
  if (undo) return 'Put back';
  return service === 'instantly' ? 'Assigned' : 'Moved';
}
