import type { Progress, State } from './contract';
import { number } from './format';
import { stateMarks } from './controls/marks';

/** How far something is, in whole percent: by its records, or by its calls while none is done. */
export function progressPercent(progress: Progress): number {
  const { records_done, records, calls_done, calls } = progress;
  const share =
    records_done > 0 ? records_done / Math.max(1, records) : calls_done / Math.max(1, calls);
  return Math.max(0, Math.min(100, Math.floor(100 * share)));
}

/** "301 of 486, 2 min left"; while it waits, the reason instead of the time. */
export function progressWords(state: State, progress: Progress): string {
  const done = `${number(progress.records_done)} of ${number(progress.records)}`;
  if (state === 'paused' || state === 'asking')
    return `${done}, ${stateMarks[state].word.toLowerCase()}`;
  if (progress.seconds_left === null) return done;
  return `${done}, ${timeLeft(progress.seconds_left)}`;
}

/** 125 as "2 min left", 20 as "20 s left". */
export function timeLeft(seconds: number): string {
  if (seconds < 55) return `${number(Math.max(1, Math.round(seconds)))} s left`;
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes < 90
    ? `${number(minutes)} min left`
    : `${number(Math.round(minutes / 60))} h left`;
}

/** The headline while it runs: "Give 1,187 leads to …" stays what it is, in the present. */
export function runningHeadline(title: string): string {
  const forms: [RegExp, string][] = [
    [/^Give /u, 'Giving '],
    [/^Move /u, 'Moving '],
    [/^Put back /u, 'Putting back '],
    [/^Put /u, 'Putting '],
    [/^Assign /u, 'Assigning '],
    [/^Undo: /u, 'Undoing: '],
    [/^Retry: /u, 'Retrying: '],
  ];
  const found = forms.find(([start]) => start.test(title));
  return found ? title.replace(found[0], found[1]) : title;
}

/** The same inside a sentence: "moving users to North". */
export function underWay(title: string): string {
  const headline = runningHeadline(title);
  return headline.charAt(0).toLowerCase() + headline.slice(1);
}
