// A submission until it has ended: the question after the check, recovery, and the run.
import type { Service } from '../../contract';
import { number, timeOfDay } from '../../format';
import { count, holderWord, recordWord, records, serviceWords } from './common';

// The page, whatever it shows.
export const title = 'Assignment';
export const backToHistory = 'Back to History';
export const loading = 'Reading the assignment';
export const missingTitle = 'There is no such assignment';
export const unreadableTitle = 'The history could not be read';
export const history = 'History';
export const tryAgain = 'Try again';
export const spokenState = (state: string) => `${state}.`;
export const troubleTitle = 'That could not be done.';
export const staleTitle = 'This page could not be brought up to date.';
export const unwrittenTitle = 'What came of it could not be written down.';
export const elsewhereTitle = 'Another Roster on this computer works on it.';
export const elsewhereText = 'This page follows it. Pause or stop it there.';

// The check found that records have moved.
export const movedPageTitle = 'Review plan';
export function movedTitle(service: Service, moved: number, sentSome: boolean): string {
  const since = `${records(service, moved)} moved since the plan`;
  return sentSome
    ? `Stopped before sending the rest: ${since}`
    : `Stopped before sending: ${since}`;
}
export function movedText(confirmedAt: number, sentSome: boolean): string {
  const found = `The check after you confirmed at ${timeOfDay(confirmedAt)} no longer gives what you reviewed.`;
  return sentSome ? `${found} Nothing more was sent.` : `${found} Nothing was sent.`;
}
export const inPlan = 'In your plan';
export const sameAsPlanned = 'Same as planned';
export const holderChanged: Record<Service, string> = {
  instantly: 'Owner changed',
  leadsquared: 'Team changed',
};
export const newMatch = 'New match';
export const noLongerMatches = 'No longer matches';
export const noLongerThere = 'No longer there';

// What moved.
export const movedTable = 'What moved';
export const columnRecord: Record<Service, string> = { instantly: 'Lead', leadsquared: 'User' };
export const columnDetail: Record<Service, string> = { instantly: 'Company', leadsquared: 'Role' };
export const columnInPlan: Record<Service, string> = {
  instantly: 'Owner in the plan',
  leadsquared: 'Team in the plan',
};
export const columnNow: Record<Service, string> = {
  instantly: 'Owner now',
  leadsquared: 'Team now',
};
export const columnWhy = 'Why it differs';
export const deleted = 'deleted';
export const outOfMatch = 'no longer matches';

// What to do about it.
export const choiceTitle = 'What would you like to do?';
export const newPlanTitle = 'Use the new match';
export const newPlanText = (service: Service, matching: number) =>
  `A new plan from what matches now: ${records(service, matching)}. You review it again.`;
export const keepTitle = (moved: number) =>
  `Keep my plan, leave out the ${number(moved)} that moved`;
export const keepText = (service: Service, same: number) =>
  same === 1
    ? `${records(service, same)} stays exactly as reviewed. Only this ${recordWord(service, same)} is sent.`
    : `${records(service, same)} stay exactly as reviewed. Only these ${recordWord(service)} are sent.`;
export const keepRestText =
  'What was sent stays. Of the rest only what is still as reviewed is sent.';
export const changeChoice = 'Change the choice';
export const discardPlan = 'Discard plan';
export const stopHere = 'Stop here';
export const makeNewPlan = 'Make the new plan';
export const sendSame = (same: number) => `Send the ${number(same)} as planned`;
export const sendRest = 'Send the rest as planned';

// It was interrupted.
export const closedWhile = (doing: string) => `Roster closed while it was ${doing}`;
export const interruptedWhile = (doing: string) => `Interrupted while ${doing}`;
export const stepsSaved = 'Every step was saved as it happened.';
export const recordsDone = (service: Service, done: number, all: number) =>
  `${number(done)} of ${records(service, all)} ${done === 1 ? 'is' : 'are'} done.`;
export const notKnownYet = (service: Service, open: number) =>
  `What became of ${records(service, open)} is not known yet.`;
export const unchangedCount = 'Unchanged';
export const failedCount = 'Failed';
export const unknownCount = 'Unknown';
export const waitingCount = 'Waiting';
export const continueTitle = 'If you continue';
export const readsBefore = 'Roster ';
export const reads = 'reads';
export const readsAfter = (service: Service, open: number) =>
  ` the ${records(service, open)} whose outcome is not known. It does not send ${open === 1 ? 'it' : 'them'} again blindly.`;
export function checksRest(service: Service, left: number): string {
  const are = left === 1 ? 'is' : 'are';
  return `It checks that the ${records(service, left)} that ${are} left ${are} still as planned.`;
}
export const goesOn = (service: Service) =>
  `It goes on with these. No ${recordWord(service, 1)} is sent twice.`;
export const checkAndContinue = 'Check and continue';
export const stopAndShow = 'Stop here and show the result';

// The run.
export const runTitle = 'Run';
export const asideLabel = 'Steps and rate budget';
export const started = (way: string, at: number) => behindWay(way, `Started ${timeOfDay(at)}.`);
export const confirmed = (way: string, at: number) => behindWay(way, `Confirmed ${timeOfDay(at)}.`);
const behindWay = (way: string, begun: string) => (way === '' ? begun : `${way}. ${begun}`);
export const waitingTitle = (sentSome: boolean) =>
  sentSome
    ? 'It waits for its turn. Nothing more is sent until then.'
    : 'It waits for its turn. Nothing has been sent.';
export const showFirst = 'Show it';
export const pausedTitle = 'Paused.';
export const elsewhereHint =
  'You can work elsewhere in Roster. Closing it pauses this run; it continues where it stopped.';
export const goOn = 'Continue';
export const pause = 'Pause';
export const pausing = 'Pausing';
export const stopAsks = 'Stop…';

// How far it is.
type Reading = 'again' | 'back' | null;
export function ofRecords(service: Service, all: number, reading: Reading): string {
  const of = `of ${records(service, all)}`;
  if (reading === null) return of;
  return reading === 'again' ? `${of} read again` : `${of} read back`;
}
export const progressLine = (percent: number, left: string | null, deadline: number | null) =>
  `${percent} %${about(left)}${deadline === null ? '' : `, until ${timeOfDay(deadline)} at the latest`}`;
/** `of` is what `ofRecords` gives. */
export const progressSpoken = (done: number, of: string, percent: number, left: string | null) =>
  `${number(done)} ${of}, ${percent} percent${about(left)}`;
const about = (left: string | null) => (left === null ? '' : `, about ${left}`);
export const spokenPercent = (percent: number) => `${percent} percent`;
export const soFar = 'So far';
export const changedSoFar: Record<Service, string> = {
  instantly: 'assigned',
  leadsquared: 'moved',
};
export const putBackSoFar = 'put back';
export const unchangedSoFar = 'unchanged';
export const failedSoFar = 'failed';
export const unknownSoFar = 'unknown';
export const leftOutSoFar = 'left out';
export const notReadBack = 'sent, not read back';
export const toBeSent = 'to be sent';

// The latest records.
export const latestTitle = 'Latest';
export const rowsLabel = 'Rows';
export const filterAll = 'All';
export const filterProblems = (records: number) => `Problems ${number(records)}`;
export const columnNumber = 'No.';
export const columnBefore: Record<Service, string> = {
  instantly: 'Owner before',
  leadsquared: 'Team before',
};
export const columnResult = 'Result';
export const waiting = 'Waiting';
export const stays = 'Stays';
export const noProblems = 'No problems so far.';
export const noRecords = 'Nothing yet.';

// The steps.
export const stepsTitle = 'Steps';
/** Each ends in a space: the step's name follows. */
export const spokenStep: Record<'done' | 'now' | 'later', string> = {
  done: 'Done: ',
  now: 'Now: ',
  later: 'Later: ',
};
export const checkStep = 'Check the plan again';
export const checkedStep = 'Plan checked again';
export const asPlanned = 'As planned.';
export const allAsPlanned = (service: Service, planned: number) =>
  `All ${records(service, planned)} as planned.`;
export const someAsPlanned = (same: number, planned: number) =>
  `${number(same)} of ${number(planned)} as planned.`;
export const sendStep: Record<Service, string> = { instantly: 'Assign', leadsquared: 'Move' };
export const putBackStep = 'Put back';
export const doneOf = (done: number, all: number) => `${number(done)} of ${number(all)}`;
export const callsAnswered = (calls: number) => `${count(calls, 'call', 'calls')} answered`;
export const readBackStep = 'Read back';
export const comparesEvery = (service: Service) => `Compares every ${recordWord(service, 1)}`;
export const readBackUntil = (done: number, all: number, deadline: number) =>
  `${doneOf(done, all)}. Waits until ${timeOfDay(deadline)} at the latest.`;
export const reportStep = 'Report';
export const reportStepText = 'Saved in History';

// The account's rate budget.
export const budgetTitle = 'Rate budget';
export const changeBudget = 'Change…';
export const lastSeconds = (seconds: number) =>
  seconds === 1 ? 'Last second' : `Last ${number(seconds)} seconds`;
export const ofCalls = (calls: number) => `of ${number(calls)} calls`;
export const budgetHeld = (service: Service, until: string) =>
  `${serviceWords[service]} said “too many”. Waiting until ${until}, then slower.`;
export const budgetShared = (service: Service) =>
  `Other tools that use this account share its limit. If ${serviceWords[service]} says “too many”, Roster waits and slows down by itself.`;

// What Pause and Stop mean.
export const pauseTitle = 'Pause or stop';
export const pauseAfter = 'lets the call on its way finish, then waits.';
export const stop = 'Stop';
export const stopAfter = 'ends the run.';
export const changedStay = (service: Service, changed: number) =>
  `The ${records(service, changed)} already changed stay changed; you can undo them from the result.`;
export const laterStays = 'What is changed by then stays changed; you can undo it from the result.';
export const stopReadingTitle = 'Stop reading';
export const stopReadingBefore = 'Everything has been sent.';
export const stopReadingAfter =
  'ends the reading: what has not been read back counts as Unknown, and you can have it read later.';

// Before it is stopped. Each line goes on behind its number of records.
export const stopQuestion = 'Stop this run?';
export const keepRunning = 'Keep running';
export const stopSending = 'Stop sending';
export const stopReadingQuestion = 'Stop reading back?';
export const keepReading = 'Keep reading';
export const stopReading = 'Stop reading';
export function alreadyChanged(service: Service, changed: number, undo: boolean): string {
  const holder = holderWord(service);
  const where = undo ? `back with their old ${holder}` : `with their new ${holder}`;
  return changed === 1
    ? `is already ${where} and stays there.`
    : `are already ${where} and stay there.`;
}
export const notRead = (waiting: number) =>
  waiting === 1
    ? 'has not been read back. If you stop now it counts as Unknown; Check unknown reads it later.'
    : 'have not been read back. If you stop now they count as Unknown; Check unknown reads them later.';
export const cannotCallBack = (waiting: number) =>
  waiting === 1
    ? 'has been sent and can’t be called back. Roster reads it afterwards and reports what happened.'
    : 'have been sent and can’t be called back. Roster reads them afterwards and reports what happened.';
export const wontBeSent = 'won’t be sent. You can plan them again from the result.';
export const noneToSend = 'are left to be sent.';
