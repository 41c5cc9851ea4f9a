import type { Connection, ConnectionTest, TestStep } from '../../lib/contract';
import type { MarkShape, MarkTone } from '../../lib/controls/marks';
import { ago, when } from '../../lib/format';

/** How a connection stands, as mark, word and a second line. */
export interface Status {
  shape: MarkShape;
  tone: MarkTone;
  word: string;
  note: string;
}

/** How a connection stands. `now` in milliseconds since 1970. */
export function statusOf(connection: Connection, now: number = Date.now()): Status {
  const at = connection.checked_at;
  const checked = at === null ? '' : `Checked ${ago(at, now)}`;
  switch (connection.check) {
    case 'working':
      return connection.face.kind === 'practice'
        ? builtIn()
        : { shape: 'ok', tone: 'ok', word: 'Working', note: checked };
    case 'rejected':
      return {
        shape: 'failed',
        tone: 'failed',
        word: 'Key rejected',
        note: at === null ? '' : lower(`Since ${when(at, now)}`),
      };
    case 'refused':
      return { shape: 'failed', tone: 'failed', word: 'Refused', note: checked };
    case 'unreachable':
      return { shape: 'caution', tone: 'caution', word: 'Not reachable', note: checked };
    case 'unchecked':
      return connection.face.kind === 'practice'
        ? builtIn()
        : { shape: 'waiting', tone: 'plain', word: 'Not tested', note: '' };
  }
}

/** The steps of a test that say more than its message does. */
export function besides(test: ConnectionTest): TestStep[] {
  return test.steps.filter((step) => step.found !== test.message);
}

function builtIn(): Status {
  return { shape: 'ok', tone: 'ok', word: 'Built in', note: 'Runs on this computer' };
}

function lower(text: string): string {
  return text.replace('Since T', 'Since t').replace('Since Y', 'Since y');
}
