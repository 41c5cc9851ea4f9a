// Step 2, Review: what a plan would change, before anything is sent.
import type { Purpose, Service } from '../../contract';
import { number, timeOfDay } from '../../format';
import { count, holderWord, recordWord, records } from './common';

// The page.
export const titles: Record<Purpose, string> = {
  assign: 'Review plan',
  rest: 'Review plan',
  try: 'Review the try',
  retry: 'Review the retry',
  undo: 'Review the undo',
};
export const loading = 'Reading the plan';
export const missingTitle = 'There is no such plan';
export const missingText = 'Plans that were not applied are kept for a while only.';
export const unreadableTitle = 'The plan could not be read';
export const tryAgain = 'Try again';
export const newAssignment = 'New assignment';

// What it says aloud.
export const spokenFailed = 'The plan could not be made.';
export const spokenCancelled = 'You stopped the reading. Nothing was sent.';
export function spokenReady(
  service: Service,
  change: number,
  leftOut: number,
  undo: boolean,
): string {
  const will = records(service, change);
  const ready = undo ? `${will} will go back.` : `${will} will change.`;
  return leftOut > 0 ? `${ready} ${number(leftOut)} left out.` : ready;
}

// While the plan is read.
export const readingTitle = (service: Service) => `Reading the ${recordWord(service)} that match`;
export const readSoFar = (service: Service, read: number) =>
  `Reading… ${records(service, read)} so far`;
export const pagesRead = (pages: number) =>
  `${count(pages, 'page', 'pages')} read. Nothing is sent.`;
export const counting = 'Counting';

// How long it may be confirmed.
export const validFor = (time: string) => `Plan valid for ${time}`;
export const timeLeft = (time: string) => `${time} left`;
export const validUntil = (at: number) => `valid until ${timeOfDay(at)}`;
export const expired = 'No longer valid';
export const expiredSince = (at: number) => `since ${timeOfDay(at)}`;
export const spokenExpired = 'The plan is no longer valid. Check it again.';
export const spokenExpiresSoon = 'The plan is valid for 2 more minutes.';
export function minutesAndSeconds(minutes: number, seconds: number): string {
  const inMinutes = count(minutes, 'minute', 'minutes');
  const inSeconds = count(seconds, 'second', 'seconds');
  if (minutes === 0) return inSeconds;
  return seconds === 0 ? inMinutes : `${inMinutes} ${inSeconds}`;
}
export const checkAgain = 'Check again';

// What stands above the counts.
export const staleTitle = 'This page could not be brought up to date.';
export const confirmedTitle = 'This plan was confirmed already.';
export const showResult = 'Show what came of it';
export const warnings = 'Before you confirm';
export const danger = 'Danger:';
export const nothingSent = 'Nothing was sent.';
export const uncertainTitle = 'It is not certain whether it was handed over.';
export const uncertainText =
  'Roster did not say. Look in the history whether it is there before you confirm it again.';
export const lookInHistory = 'Look in the history';

// The counts.
export const willChange = 'Will change';
export const alreadyRight = 'Already right';
export const leftOutCount = 'Left out by you';
export const skipped = 'Skipped';
export const canBeUndone = 'Can be undone';
export const allCanBeUndone = 'all';
export const goesBack = 'Goes back';
export const alreadyBack = 'Already back';
export const callsAndTime = 'Calls and time';

// The table of records.
export const tableTitle = 'Before and after';
export const undoTableTitle = 'What goes back';
export const tableLabel = 'Planned changes';
export const filterChange = (records: number) => `Will change ${number(records)}`;
export const filterGoesBack = (records: number) => `Goes back ${number(records)}`;
export const filterStays = (records: number) => `Stays ${number(records)}`;
export const filterSkipped = (records: number) => `Skipped ${number(records)}`;
export const filterAll = (records: number) => `All ${number(records)}`;
export const findLabel = (service: Service) => `Find a ${recordWord(service, 1)}`;
export function ticksHint(service: Service, asFiltered: boolean): string {
  const untick = `Untick a ${recordWord(service, 1)} to leave it out.`;
  return asFiltered ? `${untick} The plan then names every one.` : untick;
}
export const tickAll = (service: Service) => `Include all ${recordWord(service)} of this view`;
export const tickOne = (name: string) => `Include ${name}`;
export const columnRecord: Record<Service, string> = { instantly: 'Lead', leadsquared: 'User' };
export const columnNow: Record<Service, string> = {
  instantly: 'Owner now',
  leadsquared: 'Team now',
};
export const columnBecomes = 'becomes';
export const columnAfter: Record<Service, string> = {
  instantly: 'Owner after',
  leadsquared: 'Team after',
};
export const columnOld = (service: Service) => `Old ${holderWord(service)}`;
export const columnHappens = 'What happens';
export const inactive = (detail: string) => `${detail} · inactive`;
export const deleted = 'deleted';

// What happens to a record.
export const backTo = (name: string) => `Back to ${name}`;
export const stays = 'stays as it is';
export const staysWith = (name: string) => `stays with ${name}`;
export const leftOut = 'left out by you';
export const skippedBecause = (why: string) => `Skipped: ${why}`;
export const instantlyDecides = 'Instantly decides';

// Who gets how many.
export const sharesTitle = 'Who gets what';
export const keyHas = 'has';
export const keyGets = 'gets';
/** These follow the numbers. */
export const spokenNow = ' now, ';
export const spokenAfter = ' after';
export const unknownShare = 'unknown';
export const fewerShares = 'Show fewer';
export const moreShares = (people: number) =>
  `Show ${number(people)} more who ${people === 1 ? 'loses' : 'lose'} some`;

// What will be sent.
export const sendingTitle = 'What will be sent';
export const calls = (calls: number) => count(calls, 'call', 'calls');
export const checkStep = 'Check the plan again';
export const checkStepText = (checks: number) => `${calls(checks)}. Stops if anything moved.`;
export const putBackStep = 'Put back';
export const sendStep: Record<Service, string> = { instantly: 'Assign', leadsquared: 'Move' };
export const sendStepText = (writes: number, way: string) =>
  way === '' ? calls(writes) : `${calls(writes)}. ${way}`;
export const readBackStep = 'Read back';
export const readBackStepText = (reads: number, service: Service) =>
  `${calls(reads)} at least. Compares every ${recordWord(service, 1)}.`;
export const cost = (time: string, rate: string) =>
  `${time.charAt(0).toUpperCase()}${time.slice(1)} at ${rate}.`;
export const plan = 'Plan';

// How long calls take, and how many are allowed in a time.
export const aboutASecond = 'about a second';
export const aboutSeconds = (seconds: number) => `about ${seconds} s`;
export const aboutMinutes = (minutes: number) => `about ${number(minutes)} min`;
export const aboutHours = (hours: number) => `about ${number(hours)} h`;
export const callsASecond = (number: number) => `${calls(number)} a second`;
export const callsAMinute = (number: number) => `${calls(number)} a minute`;
export const callsInSeconds = (allowed: number, seconds: number) =>
  `${calls(allowed)} in ${number(seconds)} s`;

// The footer.
export const backToResult = 'Back to the result';
export const backToWholePlan = 'Back to the whole plan';
export const changeChoice = 'Change the choice';
export const exportPlan = 'Export plan…';
export const exportList = 'Export the list…';
export const emailsHint = 'E-mails already sent by Instantly can’t be taken back.';
export const stopReading = 'Stop reading';
export const tryFirst = (records: number) => `Try on ${records} first…`;
export const checkPlanAgain = 'Check the plan again';
export const nothingChanges = 'Nothing would change.';
export const asksFirst = (action: string) => `${action}…`;

// The last question before a large plan.
export const typedTitle = (action: string) => `${action}?`;
export const someCanBeUndone = (undoable: number, changes: number) =>
  `${number(undoable)} of the ${number(changes)} changes can be undone afterwards.`;
export const typedLabel = (records: number) => `Type ${records} to confirm`;
export const typedHint = (service: Service, asked: number) =>
  `The button works once the number matches: ${number(asked)} ${recordWord(service, asked)}.`;
export const typeFirst = 'Type the number first.';
export const cancel = 'Cancel';

// A plan that was not made.
export const failedTitle = 'The plan could not be made';
export const failedText = 'Roster could not read all that matches.';
export const cancelledTitle = 'You stopped the reading';
export const cancelledText = (service: Service, read: number) =>
  `${records(service, read)} had been read. A plan needs all of them.`;
export const readAgain = 'Read again';

// Another submission of the account is not at its end.
export const comesFirst = (title: string) => `This will begin when “${title}” has ended.`;
export const showFirst = 'Show it';
