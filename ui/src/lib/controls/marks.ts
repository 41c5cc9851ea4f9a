import type { Outcome, Service, State } from '../contract';
import { controls as text } from '../text';

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
  waiting: { shape: 'waiting', tone: 'plain', word: text.waits },
  checking: { shape: 'running', tone: 'running', word: text.checking },
  asking: { shape: 'paused', tone: 'plain', word: text.asksYou },
  sending: { shape: 'running', tone: 'running', word: text.running },
  reading_back: { shape: 'running', tone: 'running', word: text.readingBack },
  paused: { shape: 'paused', tone: 'plain', word: text.paused },
  interrupted: { shape: 'paused', tone: 'plain', word: text.interrupted },
  succeeded: { shape: 'ok', tone: 'ok', word: text.succeeded },
  partly_done: { shape: 'partly', tone: 'partly', word: text.partlyDone },
  failed: { shape: 'failed', tone: 'failed', word: text.failed },
  unknown: { shape: 'unknown', tone: 'unknown', word: text.unknown },
  stopped: { shape: 'stopped', tone: 'plain', word: text.stopped },
  not_run: { shape: 'clock', tone: 'plain', word: text.notRun },
};

/** A submission's mark in the list: an undo of it goes before its state. */
export function rowMark(state: State, undoneFully: boolean | null): Marked {
  if (undoneFully === null) return stateMarks[state];
  return { shape: 'undone', tone: 'undone', word: undoneFully ? text.undone : text.partlyUndone };
}

/** What became of a record, as mark and word. */
export function outcomeMark(outcome: Outcome, service: Service, undo = false): Marked {
  switch (outcome) {
    case 'assigned':
      return { shape: 'ok', tone: 'ok', word: changedWord(service, undo) };
    case 'unchanged':
      return { shape: 'same', tone: 'undone', word: text.unchanged };
    case 'failed':
      return { shape: 'failed', tone: 'failed', word: text.failed };
    case 'unknown':
      return { shape: 'unknown', tone: 'unknown', word: text.unknown };
    case 'skipped':
      return { shape: 'skipped', tone: 'undone', word: undo ? text.skipped : text.notSent };
  }
}

/** "Assigned", "Moved" or "Put back". */
export function changedWord(service: Service, undo = false): string {
  if (undo) return text.putBack;
  return service === 'instantly' ? text.assigned : text.moved;
}
