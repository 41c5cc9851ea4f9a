import type { Connection, ConnectionTest, TestStep } from '../../lib/contract';
import type { MarkShape, MarkTone } from '../../lib/controls/marks';
import { connections as text } from '../../lib/text';

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
  const checked = at === null ? '' : text.checkedNote(at, now);
  switch (connection.check) {
    case 'working':
      return connection.face.kind === 'practice'
        ? builtIn()
        : { shape: 'ok', tone: 'ok', word: text.workingStatus, note: checked };
    case 'rejected':
      return {
        shape: 'failed',
        tone: 'failed',
        word: text.rejectedStatus,
        note: at === null ? '' : text.rejectedSince(at, now),
      };
    case 'refused':
      return { shape: 'failed', tone: 'failed', word: text.refusedStatus, note: checked };
    case 'unreachable':
      return { shape: 'caution', tone: 'caution', word: text.unreachableStatus, note: checked };
    case 'unchecked':
      return connection.face.kind === 'practice'
        ? builtIn()
        : { shape: 'waiting', tone: 'plain', word: text.untestedStatus, note: '' };
  }
}

/** The steps of a test that say more than its message does. */
export function besides(test: ConnectionTest): TestStep[] {
  return test.steps.filter((step) => step.found !== test.message);
}

function builtIn(): Status {
  return { shape: 'ok', tone: 'ok', word: text.builtInStatus, note: text.builtInNote };
}
