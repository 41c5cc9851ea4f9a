// Step 4, Result: what came of a submission, its records and its calls.
import type { Service } from '../../contract';
import { duration, number, timeOfDay, when, whenExactly } from '../../format';
import { count, holderWord, recordWord, records, serviceWords } from './common';

// The page.
export const backToHistory = 'Back to History';
export const runAgain = 'Run again…';
export const more = 'More';
export const copyAsText = 'Copy as text';
export const copied = 'Copied.';
export const noClipboard = 'The clipboard is not available.';
export const tabsLabel = 'Assignment';
export const resultTab = 'Result';
export const recordsTab = 'Summary and records';
export const callsTab = 'Calls';

// The footer.
export const received = 'Received';
export const ofPlanned = (planned: number) => `of ${number(planned)}`;
export const andMore = (people: number) => `and ${number(people)} more`;
export const undo = 'Undo…';
export const retryFailed = (records: number) => `Retry ${number(records)} failed`;
export const retryUnsent = (records: number) => `Plan ${number(records)} not sent again`;
export const retryBoth = (records: number) => `Retry ${number(records)} failed or not sent`;
export const planRest = (service: Service, rest: number) =>
  `Plan the other ${records(service, rest)}`;

// The headline.
export const nothingSent = 'Nothing was sent';
export const noneChanged = (service: Service, all: number) =>
  `None of the ${records(service, all)} ${all === 1 ? 'was' : 'were'} changed`;
export const someOf = (service: Service, some: number, all: number) =>
  `${number(some)} of ${records(service, all)}`;
export const notKnownYet = (service: Service, unknown: number) =>
  `It is not known yet what became of ${records(service, unknown)}`;
export function haveHolder(service: Service, some: number, all: number, undo: boolean): string {
  const have = `${someOf(service, some, all)} ${all === 1 ? 'has its' : 'have their'}`;
  const holder = holderWord(service);
  return undo ? `${have} old ${holder} again` : `${have} new ${holder}`;
}
export const accepted = (service: Service) => `${serviceWords[service]} accepted the assignment`;
export const refused = (service: Service) => `${serviceWords[service]} refused the assignment`;
export const saysChanged = (service: Service, rows: number) =>
  `${serviceWords[service]} says it changed ${records(service, rows)}`;
export const notKnown = 'It is not known what came of it';
export const finished = (ended: string, tookMs: number) =>
  `Finished ${ended} after ${duration(tookMs)}.`;
export const exportLabel = 'Export…';
export const undoDescription = 'Undo this assignment';

// What else is known about it.
export const undoneTitle = (at: number) => `Undone ${when(at)}.`;
export const undoneText = 'Everything that this had changed was put back.';
export const partlyUndoneTitle = (at: number) => `Partly undone ${when(at)}.`;
export const partlyUndoneText = 'Some of what this had changed was put back.';
export const showUndo = 'Show the undo';
export const undoesBefore = 'This undoes';
export const followsBefore = 'This follows';
export const earlier = 'an earlier assignment';
export const earlierAfter = '.';
export const tryTitle = 'This was a try.';
export const tryText = (service: Service, rest: number) =>
  rest === 1
    ? `The other ${recordWord(service, rest)} of its plan is still as it was.`
    : `The other ${records(service, rest)} of its plan are still as they were.`;
export const saysChangedBefore = (service: Service) => `${serviceWords[service]} says it changed`;
export const saysChangedAfter = '.';
export const saidBefore = (service: Service) => `${serviceWords[service]} said:`;
export const allAsPlanned = (changed: number, right: number) =>
  `Every record was read back and is as planned: ${number(changed)} changed, ${number(right)} already right.`;
export const beforePlans =
  'This was sent before Roster made plans. What was sent and what came back stands under Calls.';

// The counts.
export const readBackBelow = (service: Service, undo: boolean) =>
  undo ? `Old ${holderWord(service)} read back` : `New ${holderWord(service)} read back`;
export const unchanged = 'Unchanged';
export const unchangedBelow = 'Were already right';
export const failed = 'Failed';
export const failedBelow = (service: Service) => `Old ${holderWord(service)}, or gone`;
export const unknown = 'Unknown';
export const unknownBelow = 'Sent, not read back yet';
export const notSent = 'Not sent';
export const notSentBelow = 'Left as they were';
export const skipped = 'Skipped';
export const skippedBelow = 'Changed or deleted since';
export const together = 'Together';
export const addsUp = 'Adds up to the plan';
export const ofPlan = (records: number) => `Of ${number(records)} in the plan`;

// The records that need a look.
export const problemsTitle = 'Needs a look';
export const filterFailed = (records: number) => `Failed ${number(records)}`;
export const filterUnknown = (records: number) => `Unknown ${number(records)}`;
export const filterBoth = 'Both';
export const checkUnknown = (records: number) => `Check ${number(records)} unknown`;
export const noneRetried = 'None of those that failed can be retried.';
const once = 'Nothing that worked is sent twice.';
export const allRetried = `All that failed can be retried. ${once}`;
export const someRetried = (can: number, failed: number) =>
  `${number(can)} of the ${number(failed)} failed can be retried. ${once}`;
export const unsentPlanned = (can: number) =>
  `${number(can)} that ${can === 1 ? 'was' : 'were'} not sent can be planned again. ${once}`;
export const bothPlanned = (can: number) =>
  `${number(can)} that failed or ${can === 1 ? 'was' : 'were'} not sent can be planned again. ${once}`;
export const columnRecord: Record<Service, string> = { instantly: 'Lead', leadsquared: 'User' };
export const columnPlannedHolder = (service: Service) => `Planned ${holderWord(service)}`;
export const columnFound: Record<Service, string> = {
  instantly: 'Owner found',
  leadsquared: 'Team found',
};
export const columnResult = 'Result';
export const columnWhy = 'Why';
export const deleted = 'deleted';
export const notRead = 'not read';

// The summary.
export const summaryTitle = 'Summary';
export const startedAt = 'Started';
export const matching: Record<Service, string> = { instantly: 'Leads', leadsquared: 'Users' };
export const does = 'Does';
export const how = 'How';
export const plan = 'Plan';
export const planMade = (code: string, at: number) => `${code}, made ${timeOfDay(at)}`;
export const account = 'Account';
export const accountRemoved = 'This account has been removed since.';
export const countsTitle = 'Result';
export const receivedTitle = 'Received';
export const happenedTitle = 'What happened';
export const happenedPlanMade = 'Plan made';
export const happenedConfirmed = 'Confirmed';
export const happenedAnswered = (calls: number) => count(calls, 'call answered', 'calls answered');
export const happenedEnded = 'Ended';

// All records.
export const recordsTitle = 'Records';
export const filterAll = 'All';
export const filterUnchanged = 'Unchanged';
export const filterProblems = (records: number) => `Problems ${number(records)}`;
export const findLabel = (service: Service) => `Find a ${recordWord(service, 1)}`;
export const exportRecords = 'Export these records…';
export const columnBefore = 'Before';
export const columnPlanned = 'Planned';
export const columnReadBack = 'Read back';

// The list of calls.
export const callsLabel = 'Calls';
export const attemptAfter = (attempt: number) => `, attempt ${attempt}`;
export const showMore = (calls: number) => `Show ${number(calls)} more`;
export const shownOf = (shown: number, all: number) => `${number(shown)} of ${number(all)}`;
export const callsLoading = 'Reading the calls';
export const noCalls = 'Nothing was prepared to be sent.';
export const callsUnreadable = 'The calls could not be read.';
export const tryAgain = 'Try again';

// One call.
export const callLabel = (at: number, of: number, purpose: string) =>
  `Call ${at} of ${of}: ${purpose}`;
export const callAgain = (purpose: string, attempt: number) => `${purpose}, attempt ${attempt}`;
export function callLine(at: number, of: number, sentAt?: number, tookMs?: number | null): string {
  const sent = sentAt === undefined ? '' : `, ${whenExactly(sentAt)}`;
  const took = typeof tookMs === 'number' ? `, took ${duration(tookMs)}` : '';
  return `Call ${number(at)} of ${number(of)}${sent}${took}`;
}
export const viewLabel = 'View';
export const viewNames = 'Names';
export const viewRaw = 'Raw';
export const copy = 'Copy';
export const request = 'Request';
export const requestBody = 'Request body';
export const idsInNames = (service: Service, ids: number) => records(service, ids);
export const keyHint = 'The key travels in a header and is never stored here.';
export const answer = 'Answer';
export const answerBody = 'Answer body';
export const noAnswerText = 'There is no answer.';
export const noBodyText = 'The answer has no body.';
export const acceptedHint =
  '“Accepted” is only a promise. The result comes from reading the leads back.';

// A call's mark, where its answer's status does not say it, and its times.
export const markPrepared = 'Not sent yet';
export const markSent = 'Waiting';
export const markNotSent = 'Not sent';
export const markUnknown = 'No answer';
export const markAnswered = 'Answered';
export const timePrepared = 'Written down';
export const timeSent = 'Sent';
export const timeAnswered = 'Answered';
export const timeEnded = 'Ended';

// As text for an e-mail or a ticket.
export const asAnswer = (word: string) => `Answer: ${word}`;
export const asCount = (label: string, value: string) => `${label}: ${value}`;
export const asAccount = (label: string, service: Service, kind: string) =>
  `Account: ${label} (${serviceWords[service]}, ${kind})`;
export const asStatus = (state: string, meaning: string) => `Status: ${state}. ${meaning}`;
export const asSaid = (said: string) => `The service said: ${said}`;
export const asConfirmed = (at: number, sentence: string) =>
  `Confirmed: ${whenExactly(at)}. ${sentence}`;
export const asRecords = (filter: string) => `Records: ${filter}`;
export const asPlan = (code: string) => `Plan: ${code}`;
