// What the controls say by themselves, wherever they stand.
import { number } from '../../format';

// Where a submission stands.

export const waits = 'Waiting its turn';
export const checking = 'Checking';
export const asksYou = 'Asks you';
export const running = 'Running';
export const readingBack = 'Reading back';
export const paused = 'Paused';
export const interrupted = 'Interrupted';
export const succeeded = 'Succeeded';
export const partlyDone = 'Partly done';
export const failed = 'Failed';
export const unknown = 'Unknown';
export const stopped = 'Stopped';
export const notRun = 'Not run';
export const undone = 'Undone';
export const partlyUndone = 'Partly undone';

// What became of a record; `failed` and `unknown` too.

export const assigned = 'Assigned';
export const moved = 'Moved';
export const putBack = 'Put back';
export const unchanged = 'Unchanged';
export const skipped = 'Skipped';
export const notSent = 'Not sent';

// Technical text, and its copy button.

export const technicalDetails = 'Technical details';
export const copied = 'Copied';
export const copy = (label: string): string => `Copy ${uncapitalised(label)}`;

// A secret's eye button.

export const showSecret = (label: string): string => `Show ${named(label)}`;
export const hideSecret = (label: string): string => `Hide ${named(label)}`;

// Pickers.

export const clear = (label: string): string => `Clear ${label}`;
export const nothingToChoose = 'Nothing to choose from';
export const nothingMatches = 'Nothing matches';
export const usedAsTyped = (typed: string): string => `“${typed}” is used as typed.`;
export const moreToFind = (more: number): string => `${number(more)} more. Type to find them.`;

// What is loaded, and short messages.

export const loading = 'Loading';
export const closeMessage = 'Close message';

/** "API key" stays as it is: only a word, not an abbreviation, loses its capital. */
function named(label: string): string {
  return /^[A-Z]{2}/.test(label) ? label : uncapitalised(label);
}

function uncapitalised(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
