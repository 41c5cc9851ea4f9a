import type { State } from '../contract';

/** The shapes of status marks. Each differs from the others without its colour. */
export type MarkShape =
  'ok' | 'accepted' | 'caution' | 'failed' | 'unknown' | 'running' | 'stopped' | 'waiting';

/** The colour role of a mark. */
export type MarkTone = 'ok' | 'accepted' | 'caution' | 'failed' | 'unknown' | 'running' | 'plain';

/** A submission's state as mark and word. */
export const stateMarks: Record<State, { shape: MarkShape; tone: MarkTone; word: string }> = {
  prepared: { shape: 'running', tone: 'running', word: 'Sending' },
  sending: { shape: 'running', tone: 'running', word: 'Sending' },
  accepted: { shape: 'accepted', tone: 'accepted', word: 'Accepted' },
  succeeded: { shape: 'ok', tone: 'ok', word: 'Succeeded' },
  refused: { shape: 'failed', tone: 'failed', word: 'Refused' },
  not_sent: { shape: 'stopped', tone: 'plain', word: 'Not sent' },
  unknown: { shape: 'unknown', tone: 'unknown', word: 'Unknown' },
};
