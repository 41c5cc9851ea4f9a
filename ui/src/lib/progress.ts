import type { Progress, State } from './contract';
import { number } from './format';
import { stateMarks } from './controls/marks';
import { common as text } from './text';

/** How far something is, in whole percent: by its records, or by its calls while none is done. */
export function progressPercent(progress: Progress): number {
  const { records_done, records, calls_done, calls } = progress;
  const share =
    records_done > 0 ? records_done / Math.max(1, records) : calls_done / Math.max(1, calls);
  return Math.max(0, Math.min(100, Math.floor(100 * share)));
}

/** "301 of 486, 2 min left"; while it waits, the reason instead of the time. */
export function progressWords(state: State, progress: Progress): string {
  const done = text.doneOf(number(progress.records_done), number(progress.records));
  if (state === 'waiting' || state === 'paused' || state === 'asking')
    return text.doneAnd(done, stateMarks[state].word.toLowerCase());
  if (progress.seconds_left === null) return done;
  return text.doneAnd(done, timeLeft(progress.seconds_left));
}

/** 125 as "2 min left", 20 as "20 s left". */
export function timeLeft(seconds: number): string {
  if (seconds < 55) return text.secondsLeft(number(Math.max(1, Math.round(seconds))));
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes < 90
    ? text.minutesLeft(number(minutes))
    : text.hoursLeft(number(Math.round(minutes / 60)));
}

/** A title's verb, and the same while it is done. */
const VERBS: readonly [RegExp, string][] = [
  [/^give /iu, text.giving],
  [/^move /iu, text.moving],
  [/^put back /iu, text.puttingBack],
  [/^put /iu, text.putting],
  [/^assign /iu, text.assigning],
];

/** "Give 4 leads" as "giving " and "4 leads"; none where a title has another form. */
function present(title: string): [doing: string, what: string] | null {
  const found = VERBS.find(([verb]) => verb.test(title));
  return found ? [found[1], title.replace(found[0], '')] : null;
}

/** What stands before a title's colon, and the title itself. */
function parted(title: string): [purpose: string, title: string] {
  const [, purpose = '', rest = title] =
    /^(Try it|The rest|Once more|Retry|Undo): (.+)$/u.exec(title) ?? [];
  return [purpose, rest];
}

/** The headline while it runs: "Give 1,187 leads to …" stays what it is, in the present. */
export function runningHeadline(title: string): string {
  const [purpose, rest] = parted(title);
  if (purpose === 'Undo') return text.undoingHeadline(rest);
  if (purpose === 'Retry') return text.retryingHeadline(rest);
  const doing = present(rest)?.join('');
  if (doing === undefined) return title;
  return purpose === ''
    ? doing.charAt(0).toUpperCase() + doing.slice(1)
    : text.purposeHeadline(purpose, doing);
}

/** The same after "while it was": "moving users to North", "once more giving 4 leads to Ada". */
export function underWay(title: string): string {
  const [purpose, rest] = parted(title);
  const form = present(rest);
  if (purpose === 'Undo') return text.undoing(rest);
  if (!form) return text.workingOn(title);
  const [doing, what] = form;
  switch (purpose) {
    case 'Try it':
      return text.asTry(doing, what);
    case 'The rest':
      return text.theRest(doing, what);
    case 'Once more':
    case 'Retry':
      return text.onceMore(doing, what);
    default:
      return `${doing}${what}`;
  }
}

/**
 * Whether a submission was interrupted because Roster ended, by the meaning that it has then. Every
 * other reason is told by its meaning alone.
 */
export function endedWithRoster(meaning: string): boolean {
  return meaning === '' || meaning.startsWith('Roster ended');
}
