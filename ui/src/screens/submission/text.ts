import type {
  CallDetail,
  Outcomes,
  RecordLine,
  Service,
  Share,
  State,
  SubmissionDetail,
} from '../../lib/contract';
import type { Marked } from '../../lib/controls/marks';
import { changedWord } from '../../lib/controls/marks';
import type { Part } from '../../lib/controls/PartsBar.svelte';
import type { Stat } from '../../lib/controls/Stats.svelte';
import { duration, number, timeOfDay, when, whenExactly } from '../../lib/format';
import { holderWord, recordWord, records, serviceWords, stateWord } from '../../lib/words';

/** What a page of a submission is called, by where it stands. */
export function pageTitle(state: State): string {
  switch (state) {
    case 'asking':
      return 'Review plan';
    case 'checking':
    case 'sending':
    case 'reading_back':
    case 'paused':
    case 'interrupted':
      return 'Run';
    case 'succeeded':
    case 'partly_done':
    case 'failed':
    case 'unknown':
    case 'stopped':
    case 'not_run':
      return 'Result';
  }
}

/** Why a record is not what it was in the plan. */
export function movedWords(record: RecordLine, service: Service): string {
  if (record.why !== '') return record.why;
  if (record.gone) return 'No longer there';
  if (record.after === null || record.after.id === record.before.id) return 'No longer matches';
  return `${service === 'instantly' ? 'Owner' : 'Team'} changed`;
}

/** All records that have an outcome. */
export function sum(outcomes: Outcomes): number {
  const { assigned, unchanged, failed, unknown, skipped } = outcomes;
  return assigned + unchanged + failed + unknown + skipped;
}

/** Those that were to change: all but those that were right already or left out. */
function wanted(detail: SubmissionDetail): number {
  // A limit of the service's own can leave some of them as they are, and that is no failure.
  if (detail.state === 'succeeded') return detail.outcomes.assigned;
  return Math.max(detail.outcomes.assigned, detail.progress.records);
}

/** The headline of a result: what is known, and no more than that. */
export function headline(detail: SubmissionDetail): string {
  const { service } = detail.face;
  const { outcomes } = detail;
  if (detail.plan_id === null || detail.records === 0) return plainHeadline(detail);
  const all = wanted(detail);
  const whole = `${number(outcomes.assigned)} of ${records(service, all)}`;
  switch (detail.state) {
    case 'not_run':
      return 'Nothing was sent';
    case 'failed':
      return outcomes.assigned === 0
        ? `None of the ${records(service, all)} ${all === 1 ? 'was' : 'were'} changed`
        : whole;
    case 'unknown':
      return `It is not known yet what became of ${records(service, outcomes.unknown || all)}`;
    case 'succeeded':
    case 'partly_done':
    case 'stopped':
    case 'checking':
    case 'asking':
    case 'sending':
    case 'reading_back':
    case 'paused':
    case 'interrupted':
      return `${whole} ${haveWords(detail, all)}`;
  }
}

function haveWords(detail: SubmissionDetail, all: number): string {
  const have = all === 1 ? 'has' : 'have';
  const its = all === 1 ? 'its' : 'their';
  const holder = holderWord(detail.face.service);
  return detail.purpose === 'undo'
    ? `${have} ${its} old ${holder} again`
    : `${have} ${its} new ${holder}`;
}

function plainHeadline(detail: SubmissionDetail): string {
  const service = serviceWords[detail.face.service];
  switch (detail.state) {
    case 'succeeded':
      return detail.affected_rows === null
        ? `${service} accepted the assignment`
        : `${service} says it changed ${records(detail.face.service, detail.affected_rows)}`;
    case 'failed':
      return `${service} refused the assignment`;
    case 'not_run':
    case 'stopped':
      return 'Nothing was sent';
    case 'unknown':
    case 'partly_done':
    case 'checking':
    case 'asking':
    case 'sending':
    case 'reading_back':
    case 'paused':
    case 'interrupted':
      return 'It is not known what came of it';
  }
}

/** When it ended, and after how long. */
export function endedWords(detail: SubmissionDetail): string {
  if (detail.finished_at === null) return '';
  const ended = when(detail.finished_at).replace(/^(?:Today|Yesterday)/u, (word) =>
    word.toLowerCase(),
  );
  const took = duration(Math.max(0, detail.finished_at - detail.created_at));
  return `Finished ${ended} after ${took}.`;
}

/** The outcomes as parts of a bar. */
export function outcomeParts(detail: SubmissionDetail): Part[] {
  const { outcomes } = detail;
  return [
    { name: 'assigned', count: outcomes.assigned, tone: 'ok' },
    { name: 'unchanged', count: outcomes.unchanged, tone: 'same' },
    { name: 'failed', count: outcomes.failed, tone: 'failed' },
    { name: 'unknown', count: outcomes.unknown, tone: 'unknown' },
    { name: 'skipped', count: outcomes.skipped, tone: 'skipped' },
    { name: 'waiting', count: detail.waiting, tone: 'waiting' },
  ];
}

/** The outcomes as counts that add up to the plan. */
export function outcomeStats(detail: SubmissionDetail): Stat[] {
  const { outcomes, face, purpose } = detail;
  const undo = purpose === 'undo';
  const holder = holderWord(face.service);
  const stats: Stat[] = [
    {
      label: changedWord(face.service, undo),
      value: number(outcomes.assigned),
      below: `${undo ? 'Old' : 'New'} ${holder} read back`,
      shape: 'ok',
      tone: 'ok',
      testid: 'assigned',
    },
    {
      label: 'Unchanged',
      value: number(outcomes.unchanged),
      below: 'Were already right',
      shape: 'same',
      testid: 'unchanged',
    },
    {
      label: 'Failed',
      value: number(outcomes.failed),
      below: `Old ${holder}, or gone`,
      shape: 'failed',
      tone: 'failed',
      testid: 'failed',
    },
    {
      label: 'Unknown',
      value: number(outcomes.unknown),
      below: 'Sent, not read back yet',
      shape: 'unknown',
      tone: 'unknown',
      testid: 'unknown',
    },
  ];
  if (outcomes.skipped > 0) {
    stats.push({
      label: undo ? 'Skipped' : 'Not sent',
      value: number(outcomes.skipped),
      below: undo ? 'Changed or deleted since' : 'Left as they were',
      shape: 'skipped',
      testid: 'skipped',
    });
  }
  const together = sum(outcomes);
  stats.push({
    label: 'Together',
    value: number(together),
    below:
      together === detail.records
        ? 'Adds up to the plan'
        : `Of ${number(detail.records)} in the plan`,
  });
  return stats;
}

/** A person or team with what was planned and what arrived. */
export type Received = Share & { planned: number | null };

/** Who received how many, beside how many were planned. */
export function received(detail: SubmissionDetail, planned: readonly Share[]): Received[] {
  const wantedOf = new Map(planned.map((one) => [one.id, one.gets]));
  return detail.received
    .filter((one) => one.is_target)
    .map((one) => ({ ...one, planned: wantedOf.get(one.id) ?? null }));
}

/** Whether some of those that can be retried, or all, were never sent. Which, nobody counts. */
function retryHas(detail: SubmissionDetail): 'failed' | 'unsent' | 'both' {
  const { failed, skipped } = detail.outcomes;
  if (failed === 0) return 'unsent';
  return detail.can_retry <= failed && skipped === 0 ? 'failed' : 'both';
}

/** What stands on the button that plans once more what did not work. */
export function retryAction(detail: SubmissionDetail): string {
  const can = number(detail.can_retry);
  switch (retryHas(detail)) {
    case 'failed':
      return `Retry ${can} failed`;
    case 'unsent':
      return `Plan ${can} not sent again`;
    case 'both':
      return `Retry ${can} failed or not sent`;
  }
}

/** What is said of those that failed or were not sent. */
export function retryWords(detail: SubmissionDetail): string {
  const { failed } = detail.outcomes;
  const can = detail.can_retry;
  const once = 'Nothing that worked is sent twice.';
  if (can === 0) return failed === 0 ? '' : 'None of those that failed can be retried.';
  switch (retryHas(detail)) {
    case 'failed':
      return can === failed
        ? `All that failed can be retried. ${once}`
        : `${number(can)} of the ${number(failed)} failed can be retried. ${once}`;
    case 'unsent':
      return `${number(can)} that ${can === 1 ? 'was' : 'were'} not sent can be planned again. ${once}`;
    case 'both':
      return `${number(can)} that failed or ${can === 1 ? 'was' : 'were'} not sent can be planned again. ${once}`;
  }
}

/** A line of what a stop means. */
type StopLine = { kind: Marked['shape']; strong: string; text: string };

/** What happens on "Stop…", line by line. */
export function stopWords(detail: SubmissionDetail): StopLine[] {
  const { service } = detail.face;
  const { assigned } = detail.outcomes;
  const holder = holderWord(service);
  const where =
    detail.purpose === 'undo' ? `back with their old ${holder}` : `with their new ${holder}`;
  const lines: StopLine[] = [];
  if (assigned > 0) {
    lines.push({
      kind: 'ok',
      strong: records(service, assigned),
      text: `${assigned === 1 ? 'is' : 'are'} already ${where} and ${assigned === 1 ? 'stays' : 'stay'} there.`,
    });
  }
  // All that is to be sent was sent: a stop ends the reading, and what was not read is not known.
  if (detail.state === 'reading_back') {
    const [have, they, them] =
      detail.waiting === 1 ? ['has', 'it counts', 'it'] : ['have', 'they count', 'them'];
    lines.push({
      kind: 'unknown',
      strong: records(service, detail.waiting),
      text: `${have} not been read back. If you stop now ${they} as Unknown; Check unknown reads ${them} later.`,
    });
    return lines;
  }
  if (detail.waiting > 0) {
    lines.push({
      kind: 'unknown',
      strong: records(service, detail.waiting),
      text: `${detail.waiting === 1 ? 'has' : 'have'} been sent and can’t be called back. Roster reads them afterwards and reports what happened.`,
    });
  }
  lines.push({
    kind: 'stopped',
    strong: records(service, detail.unsent),
    text:
      detail.unsent === 0
        ? 'are left to be sent.'
        : 'won’t be sent. You can plan them again from the result.',
  });
  return lines;
}

/** "Plan checked again" and the other steps of a run, each with where it stands. */
export function runSteps(
  detail: SubmissionDetail,
): { title: string; text: string; at: 'done' | 'now' | 'later' }[] {
  const { service } = detail.face;
  const { state, progress } = detail;
  const sent = detail.calls.answered + detail.calls.unknown;
  const phase = state === 'checking' ? 0 : state === 'reading_back' ? 2 : 1;
  const at = (step: number): 'done' | 'now' | 'later' =>
    step < phase ? 'done' : step === phase ? 'now' : 'later';
  const of = `${number(progress.records_done)} of ${number(progress.records)}`;
  const send = detail.purpose === 'undo' ? 'Put back' : service === 'instantly' ? 'Assign' : 'Move';
  return [
    {
      title: phase > 0 ? 'Plan checked again' : 'Check the plan again',
      text: phase > 0 ? checkedWords(detail) : of,
      at: at(0),
    },
    {
      title: send,
      text: phase === 1 ? of : phase > 1 ? `${number(sent)} calls answered` : detail.way,
      at: at(1),
    },
    {
      title: 'Read back',
      text: phase === 2 ? readBackWords(detail) : `Compares every ${recordWord(service, 1)}`,
      at: at(2),
    },
    { title: 'Report', text: 'Saved in History', at: 'later' },
  ];
}

function checkedWords(detail: SubmissionDetail): string {
  const { drift, face } = detail;
  if (!drift) return 'As planned.';
  if (drift.same === drift.planned && drift.new === 0) {
    return `All ${records(face.service, drift.planned)} as planned.`;
  }
  return `${number(drift.same)} of ${number(drift.planned)} as planned.`;
}

function readBackWords(detail: SubmissionDetail): string {
  const { progress } = detail;
  const of = `${number(progress.records_done)} of ${number(progress.records)}`;
  return progress.deadline_at === null
    ? of
    : `${of}. Waits until ${timeOfDay(progress.deadline_at)} at the latest.`;
}

/** The mark of a call's answer. */
export function callMark(call: CallDetail): Marked {
  switch (call.state) {
    case 'prepared':
      return { shape: 'waiting', tone: 'plain', word: 'Not sent yet' };
    case 'sent':
      return { shape: 'running', tone: 'running', word: 'Waiting' };
    case 'not_sent':
      return { shape: 'stopped', tone: 'plain', word: 'Not sent' };
    case 'unknown':
      return { shape: 'unknown', tone: 'unknown', word: statusWord(call.status) ?? 'No answer' };
    case 'answered': {
      const word = statusWord(call.status) ?? 'Answered';
      if (call.status === 429) return { shape: 'clock', tone: 'caution', word };
      const good = call.status !== null && call.status < 300 && !saysError(call);
      return good ? { shape: 'ok', tone: 'ok', word } : { shape: 'failed', tone: 'failed', word };
    }
  }
}

/** LeadSquared says "Error" inside a 200. */
function saysError(call: CallDetail): boolean {
  return /"Status"\s*:\s*"Error"/u.test(call.answer_body ?? '');
}

/** The times of a call, each by what happened then. */
export function callTimes(call: CallDetail): [word: string, at: number][] {
  const times: [string, number | null][] = [
    ['Written down', call.prepared_at],
    ['Sent', call.state === 'not_sent' ? null : call.sent_at],
    [call.state === 'answered' ? 'Answered' : 'Ended', call.answered_at],
  ];
  return times.filter((entry): entry is [string, number] => entry[1] !== null);
}

const STATUS_NAMES: Readonly<Record<number, string>> = {
  200: 'OK',
  202: 'Accepted',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

function statusWord(status: number | null): string | null {
  if (status === null) return null;
  const name = STATUS_NAMES[status];
  return name ? `${status} ${name}` : String(status);
}

/** What to know about an answer, where it promises less than it seems to. */
export function answerNote(call: CallDetail, service: Service): string | null {
  if (call.state !== 'answered' || service !== 'instantly' || call.status !== 202) return null;
  return '“Accepted” is only a promise. The result comes from reading the leads back.';
}

/** A call as text for an e-mail or a ticket. It holds no key. */
export function callAsText(call: CallDetail): string {
  const lines = [
    `${call.method} ${call.address}`,
    call.request_body,
    `Answer: ${callMark(call).word}`,
    call.answer_body ?? '',
    call.detail ?? '',
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** A submission as text for an e-mail or a ticket. It holds no key. */
export function asText(detail: SubmissionDetail): string {
  const stats = outcomeStats(detail)
    .map((stat) => `${stat.label}: ${stat.value}`)
    .join(', ');
  const lines = [
    detail.title,
    `Account: ${detail.face.label} (${serviceWords[detail.face.service]}, ${detail.face.kind})`,
    `Status: ${stateWord(detail.state)}. ${detail.meaning}`,
    detail.records > 0 ? stats : '',
    detail.service_said === null ? '' : `The service said: ${detail.service_said}`,
    `Confirmed: ${whenExactly(detail.created_at)}. ${detail.sentence.map((piece) => piece.text).join('')}`,
    `Records: ${detail.filter_words}`,
    detail.code === null ? '' : `Plan: ${detail.code}`,
  ];
  return lines.filter((line) => line !== '').join('\n');
}
