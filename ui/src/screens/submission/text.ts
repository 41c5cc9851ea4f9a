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
import { number, when } from '../../lib/format';
import { result, submission } from '../../lib/text';
import { records, stateWord } from '../../lib/words';

/** Why a record is not what it was in the plan. */
export function movedWords(record: RecordLine, service: Service): string {
  if (record.why !== '') return record.why;
  if (record.gone) return submission.noLongerThere;
  if (record.after === null || record.after.id === record.before.id)
    return submission.noLongerMatches;
  return submission.holderChanged[service];
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
  switch (detail.state) {
    case 'not_run':
      return result.nothingSent;
    case 'failed':
      return outcomes.assigned === 0
        ? result.noneChanged(service, all)
        : result.someOf(service, outcomes.assigned, all);
    case 'unknown':
      return result.notKnownYet(service, outcomes.unknown || all);
    case 'succeeded':
    case 'partly_done':
    case 'stopped':
    case 'waiting':
    case 'checking':
    case 'asking':
    case 'sending':
    case 'reading_back':
    case 'paused':
    case 'interrupted':
      return result.haveHolder(service, outcomes.assigned, all, detail.purpose === 'undo');
  }
}

function plainHeadline(detail: SubmissionDetail): string {
  const { service } = detail.face;
  switch (detail.state) {
    case 'succeeded':
      return detail.affected_rows === null
        ? result.accepted(service)
        : result.saysChanged(service, detail.affected_rows);
    case 'failed':
      return result.refused(service);
    case 'not_run':
    case 'stopped':
      return result.nothingSent;
    case 'unknown':
    case 'partly_done':
    case 'waiting':
    case 'checking':
    case 'asking':
    case 'sending':
    case 'reading_back':
    case 'paused':
    case 'interrupted':
      return result.notKnown;
  }
}

/** When it ended, and after how long. */
export function endedWords(detail: SubmissionDetail): string {
  if (detail.finished_at === null) return '';
  const ended = when(detail.finished_at).replace(/^(?:Today|Yesterday)/u, (word) =>
    word.toLowerCase(),
  );
  return result.finished(ended, Math.max(0, detail.finished_at - detail.created_at));
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
  const stats: Stat[] = [
    {
      label: changedWord(face.service, undo),
      value: number(outcomes.assigned),
      below: result.readBackBelow(face.service, undo),
      shape: 'ok',
      tone: 'ok',
      testid: 'assigned',
    },
    {
      label: result.unchanged,
      value: number(outcomes.unchanged),
      below: result.unchangedBelow,
      shape: 'same',
      testid: 'unchanged',
    },
    {
      label: result.failed,
      value: number(outcomes.failed),
      below: result.failedBelow(face.service),
      shape: 'failed',
      tone: 'failed',
      testid: 'failed',
    },
    {
      label: result.unknown,
      value: number(outcomes.unknown),
      below: result.unknownBelow,
      shape: 'unknown',
      tone: 'unknown',
      testid: 'unknown',
    },
  ];
  if (outcomes.skipped > 0) {
    stats.push({
      label: undo ? result.skipped : result.notSent,
      value: number(outcomes.skipped),
      below: undo ? result.skippedBelow : result.notSentBelow,
      shape: 'skipped',
      testid: 'skipped',
    });
  }
  const together = sum(outcomes);
  stats.push({
    label: result.together,
    value: number(together),
    below: together === detail.records ? result.addsUp : result.ofPlan(detail.records),
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
  const can = detail.can_retry;
  switch (retryHas(detail)) {
    case 'failed':
      return result.retryFailed(can);
    case 'unsent':
      return result.retryUnsent(can);
    case 'both':
      return result.retryBoth(can);
  }
}

/** What is said of those that failed or were not sent. */
export function retryWords(detail: SubmissionDetail): string {
  const { failed } = detail.outcomes;
  const can = detail.can_retry;
  if (can === 0) return failed === 0 ? '' : result.noneRetried;
  switch (retryHas(detail)) {
    case 'failed':
      return can === failed ? result.allRetried : result.someRetried(can, failed);
    case 'unsent':
      return result.unsentPlanned(can);
    case 'both':
      return result.bothPlanned(can);
  }
}

/** A line of what a stop means. */
type StopLine = { kind: Marked['shape']; strong: string; text: string };

/** What happens on "Stop…", line by line. */
export function stopWords(detail: SubmissionDetail): StopLine[] {
  const { service } = detail.face;
  const { assigned } = detail.outcomes;
  const lines: StopLine[] = [];
  if (assigned > 0) {
    lines.push({
      kind: 'ok',
      strong: records(service, assigned),
      text: submission.alreadyChanged(service, assigned, detail.purpose === 'undo'),
    });
  }
  // All that is to be sent was sent: a stop ends the reading, and what was not read is not known.
  if (detail.state === 'reading_back') {
    lines.push({
      kind: 'unknown',
      strong: records(service, detail.waiting),
      text: submission.notRead(detail.waiting),
    });
    return lines;
  }
  if (detail.waiting > 0) {
    lines.push({
      kind: 'unknown',
      strong: records(service, detail.waiting),
      text: submission.cannotCallBack(detail.waiting),
    });
  }
  lines.push({
    kind: 'stopped',
    strong: records(service, detail.unsent),
    text: detail.unsent === 0 ? submission.noneToSend : submission.wontBeSent,
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
  const phases: Partial<Record<State, number>> = { waiting: -1, checking: 0, reading_back: 2 };
  const phase = phases[state] ?? 1;
  const at = (step: number): 'done' | 'now' | 'later' =>
    step < phase ? 'done' : step === phase ? 'now' : 'later';
  const of = submission.doneOf(progress.records_done, progress.records);
  return [
    {
      title: phase > 0 ? submission.checkedStep : submission.checkStep,
      text: phase > 0 ? checkedWords(detail) : of,
      at: at(0),
    },
    {
      title: detail.purpose === 'undo' ? submission.putBackStep : submission.sendStep[service],
      text: phase === 1 ? of : phase > 1 ? submission.callsAnswered(sent) : detail.way,
      at: at(1),
    },
    {
      title: submission.readBackStep,
      text: phase === 2 ? readBackWords(detail) : submission.comparesEvery(service),
      at: at(2),
    },
    { title: submission.reportStep, text: submission.reportStepText, at: 'later' },
  ];
}

function checkedWords(detail: SubmissionDetail): string {
  const { drift, face } = detail;
  if (!drift) return submission.asPlanned;
  if (drift.same === drift.planned && drift.new === 0) {
    return submission.allAsPlanned(face.service, drift.planned);
  }
  return submission.someAsPlanned(drift.same, drift.planned);
}

function readBackWords(detail: SubmissionDetail): string {
  const { records_done, records, deadline_at } = detail.progress;
  return deadline_at === null
    ? submission.doneOf(records_done, records)
    : submission.readBackUntil(records_done, records, deadline_at);
}

/** The mark of a call's answer. */
export function callMark(call: CallDetail): Marked {
  switch (call.state) {
    case 'prepared':
      return { shape: 'waiting', tone: 'plain', word: result.markPrepared };
    case 'sent':
      return { shape: 'running', tone: 'running', word: result.markSent };
    case 'not_sent':
      return { shape: 'stopped', tone: 'plain', word: result.markNotSent };
    case 'unknown':
      return {
        shape: 'unknown',
        tone: 'unknown',
        word: statusWord(call.status) ?? result.markUnknown,
      };
    case 'answered': {
      const word = statusWord(call.status) ?? result.markAnswered;
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
    [result.timePrepared, call.prepared_at],
    [result.timeSent, call.state === 'not_sent' ? null : call.sent_at],
    [call.state === 'answered' ? result.timeAnswered : result.timeEnded, call.answered_at],
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
  return result.acceptedHint;
}

/** A call as text for an e-mail or a ticket. It holds no key. */
export function callAsText(call: CallDetail): string {
  const lines = [
    `${call.method} ${call.address}`,
    call.request_body,
    result.asAnswer(callMark(call).word),
    call.answer_body ?? '',
    call.detail ?? '',
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** A submission as text for an e-mail or a ticket. It holds no key. */
export function asText(detail: SubmissionDetail): string {
  const stats = outcomeStats(detail)
    .map((stat) => result.asCount(stat.label, stat.value))
    .join(', ');
  const lines = [
    detail.title,
    result.asAccount(detail.face.label, detail.face.service, detail.face.kind),
    result.asStatus(stateWord(detail.state), detail.meaning),
    detail.records > 0 ? stats : '',
    detail.service_said === null ? '' : result.asSaid(detail.service_said),
    result.asConfirmed(detail.created_at, detail.sentence.map((piece) => piece.text).join('')),
    result.asRecords(detail.filter_words),
    detail.code === null ? '' : result.asPlan(detail.code),
  ];
  return lines.filter((line) => line !== '').join('\n');
}
