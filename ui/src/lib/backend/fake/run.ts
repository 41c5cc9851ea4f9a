import type {
  CallDetail,
  Connection,
  Outcome,
  RecordLine,
  State,
  SubmissionDetail,
} from '../../contract';
import { leadsBody, usersBody } from './check';
import { newPlan, type StoredPlan } from './plan';
import { addressOf } from './world';

/** A submission with its plan and its calls. */
export interface Run {
  detail: SubmissionDetail;
  plan: StoredPlan | null;
  calls: CallDetail[];
  /** How many records of the phase are done. */
  at: number;
  /** Whether the check before sending is to find that something moved. */
  drifts: boolean;
}

/** What it means that a submission is checked. */
export const CHECKING = 'The records are read once more before anything is sent.';

/** A submission of a plan that has just been confirmed. */
export function newRun(id: string, plan: StoredPlan, drifts: boolean): Run {
  const { detail: of } = plan;
  const title =
    of.purpose === 'assign' ? of.headline.replace(` in ${of.face.label}`, '') : of.headline;
  return {
    plan,
    calls: [],
    at: 0,
    drifts,
    detail: {
      id,
      face: of.face,
      connection_id: of.connection_id,
      plan_id: of.id,
      code: of.code,
      purpose: of.purpose,
      of_submission: of.of_submission,
      title,
      filter_words: of.filter_words,
      way: of.way,
      sentence: of.sentence,
      state: 'checking',
      result: '',
      meaning: CHECKING,
      service_said: null,
      affected_rows: null,
      outcomes: { assigned: 0, unchanged: 0, failed: 0, unknown: 0, skipped: 0 },
      waiting: 0,
      unsent: of.counts.will_change,
      records: plan.rows.length,
      progress: {
        records_done: 0,
        records: of.counts.will_change,
        calls_done: 0,
        calls: of.cost.check_calls,
        seconds_left: of.cost.seconds,
        deadline_at: null,
      },
      calls: { prepared: 0, sent: 0, answered: 0, not_sent: 0, unknown: 0 },
      drift: null,
      received: [],
      can_retry: 0,
      can_undo: 0,
      rest: 0,
      undone: null,
      comes_first: null,
      elsewhere: false,
      created_at: Date.now(),
      finished_at: null,
      form: of.form,
    },
  };
}

/** Takes a run a step on. Says whether it entered another state. */
export function step(run: Run, size: number): boolean {
  const { detail, plan } = run;
  if (!plan) return false;
  switch (detail.state) {
    case 'checking':
      return checkSome(run, plan, size * 4);
    case 'sending':
      return sendSome(run, plan, size);
    case 'reading_back':
      return readSome(run, plan, size * 2);
    case 'waiting':
    case 'asking':
    case 'paused':
    case 'interrupted':
    case 'succeeded':
    case 'partly_done':
    case 'failed':
    case 'unknown':
    case 'stopped':
    case 'not_run':
      return false;
  }
}

function checkSome(run: Run, plan: StoredPlan, size: number): boolean {
  const { detail } = run;
  const all = changing(plan);
  run.at = Math.min(all.length, run.at + size);
  detail.progress.records_done = run.at;
  if (run.at < all.length) return false;
  if (run.drifts) {
    run.drifts = false;
    move(plan.rows);
    const planned = plan.rows.length;
    detail.drift = { planned, same: planned - 3, changed: 2, new: 1, gone: 1 };
    detail.meaning = differs(detail);
    detail.state = 'asking';
    return true;
  }
  detail.drift = { planned: plan.rows.length, same: plan.rows.length, changed: 0, new: 0, gone: 0 };
  startSending(run, plan);
  return true;
}

/** How the records differ from the plan, as the engine says it. */
function differs({ face }: SubmissionDetail): string {
  const words =
    face.service === 'instantly'
      ? '4 leads differ from the plan: 2 with another owner than in the plan'
      : '4 users differ from the plan: 2 on another team than in the plan';
  return `${words}, 1 no longer matched by the filter, 1 matched that were not in the plan. Nothing was sent.`;
}

/** Some records are not what they were. */
function move(rows: RecordLine[]): void {
  const [first, second, third] = rows.filter((row) => row.standing === 'change');
  const other = rows.find((row) => row.before.id !== null)?.before ?? null;
  for (const row of [first, second]) {
    if (row) Object.assign(row, { after: other, why: 'Owner changed since the plan' });
  }
  if (third) Object.assign(third, { why: 'Marked Not interested' });
}

/** Sends what was planned; what moved stays out. */
export function startSending(run: Run, plan: StoredPlan): void {
  const { detail } = run;
  for (const row of plan.rows) {
    if (row.why !== '' && row.outcome === null) row.standing = 'skipped';
    if (row.standing === 'right') row.outcome = 'unchanged';
    else if (row.standing !== 'change') row.outcome = 'skipped';
  }
  run.at = 0;
  detail.state = 'sending';
  detail.unsent = changing(plan).length;
  detail.progress = {
    records_done: 0,
    records: detail.unsent,
    calls_done: 0,
    calls: plan.detail.cost.write_calls,
    seconds_left: 90,
    deadline_at: null,
  };
  count(run, plan);
}

function changing(plan: StoredPlan): RecordLine[] {
  return plan.rows.filter((row) => row.standing === 'change');
}

function sendSome(run: Run, plan: StoredPlan, size: number): boolean {
  const { detail } = run;
  const all = changing(plan);
  const next = all.slice(run.at, run.at + size);
  run.at += next.length;
  const first = next[0];
  if (first) run.calls.push(sentCall(run, next, run.calls.length + 1));
  if (detail.face.service === 'leadsquared') for (const row of next) settle(row);
  detail.unsent = all.length - run.at;
  detail.calls.answered = run.calls.length;
  Object.assign(detail.progress, {
    records_done: run.at,
    calls_done: run.calls.length,
    seconds_left: Math.ceil((all.length - run.at) / 20),
  });
  count(run, plan);
  if (run.at < all.length) return false;
  run.at = 0;
  detail.state = 'reading_back';
  Object.assign(detail.progress, {
    records_done: 0,
    records: all.length,
    deadline_at: Date.now() + 600_000,
  });
  return true;
}

function readSome(run: Run, plan: StoredPlan, size: number): boolean {
  const { detail } = run;
  const all = changing(plan);
  for (const row of all.slice(run.at, run.at + size)) settle(row);
  run.at = Math.min(all.length, run.at + size);
  detail.progress.records_done = run.at;
  detail.progress.seconds_left = Math.ceil((all.length - run.at) / 40);
  count(run, plan);
  if (run.at < all.length) return false;
  finish(run);
  return true;
}

/** What became of a record: nearly all is well. */
function settle(row: RecordLine): void {
  if (row.outcome !== null) return;
  const outcome: Outcome =
    row.seq % 139 === 8 ? 'failed' : row.seq % 177 === 16 ? 'unknown' : 'assigned';
  row.outcome = outcome;
  if (outcome === 'assigned') row.after = row.intended ?? row.before;
  if (outcome === 'failed') {
    row.gone = row.seq % 2 === 1;
    row.after = row.gone ? null : row.before;
    row.why = row.gone ? 'No longer there' : `Still with ${row.before.name} after 3 checks`;
  }
  if (outcome === 'unknown') row.why = 'Connection lost while reading back';
}

/** Counts the records by outcome. */
export function count(run: Run, plan: StoredPlan): void {
  const { detail } = run;
  const of = (outcome: Outcome): number =>
    plan.rows.filter((row) => row.outcome === outcome).length;
  detail.outcomes = {
    assigned: of('assigned'),
    unchanged: of('unchanged'),
    failed: of('failed'),
    unknown: of('unknown'),
    skipped: of('skipped'),
  };
  const none = plan.rows.filter((row) => row.outcome === null).length;
  detail.waiting = Math.max(0, none - detail.unsent);
}

/** Whether it failed, or was to be changed and never sent, and is still there. */
export function canBeRetried(row: RecordLine): boolean {
  const unsent = row.outcome === 'skipped' && row.standing === 'change';
  return (row.outcome === 'failed' || unsent) && !row.gone;
}

/** Ends a run with what is known of its records. */
export function finish(run: Run, stopped = false): void {
  const { detail, plan } = run;
  if (plan) {
    // What was sent is read back after a stop, unless the reading itself is stopped.
    const sent = detail.state === 'sending' ? changing(plan).slice(0, run.at) : [];
    for (const row of sent) settle(row);
    for (const row of plan.rows) {
      if (row.outcome !== null) continue;
      const unread = detail.state === 'reading_back' && row.standing === 'change';
      row.outcome = unread ? 'unknown' : 'skipped';
      if (unread) row.why = 'Not read back: you stopped the reading.';
    }
    detail.unsent = 0;
    count(run, plan);
    detail.waiting = 0;
  }
  const { assigned, failed, unknown, skipped } = detail.outcomes;
  const wanted = assigned + failed + unknown + skipped;
  const state: State =
    stopped && run.calls.length === 0
      ? 'not_run'
      : stopped && skipped > 0
        ? 'stopped'
        : failed + unknown === 0
          ? 'succeeded'
          : assigned > 0
            ? 'partly_done'
            : unknown > 0
              ? 'unknown'
              : 'failed';
  detail.state = state;
  detail.finished_at = Date.now();
  detail.result =
    state === 'not_run'
      ? 'Nothing sent'
      : `${assigned.toLocaleString()} of ${wanted.toLocaleString()}`;
  detail.meaning = meanings[state] ?? '';
  detail.can_undo = assigned;
  detail.can_retry = plan?.rows.filter(canBeRetried).length ?? 0;
  detail.received = receivedOf(plan);
}

function receivedOf(plan: StoredPlan | null): SubmissionDetail['received'] {
  if (!plan) return [];
  return plan.detail.shares.map((share) => ({
    ...share,
    gets: plan.rows.filter((row) => (row.after ?? row.before).id === share.id).length,
  }));
}

const meanings: Partial<Record<State, string>> = {
  succeeded: 'Every record that had to change was read back with the new value.',
  partly_done: 'Some records were changed, some failed or are unknown.',
  failed: 'Nothing was changed.',
  unknown: 'It was sent, but nothing could be read back yet.',
  stopped: 'You stopped it. What was changed stays changed.',
  not_run: 'Nothing left this computer.',
};

function sentCall(run: Run, rows: readonly RecordLine[], seq: number): CallDetail {
  const { detail } = run;
  const leads = detail.face.service === 'instantly';
  const to = rows[0]?.intended?.id ?? null;
  const now = Date.now();
  const body = leads
    ? { organization_user_ids: to === null ? [] : [to], ids: rows.map((row) => row.id) }
    : { UserId: rows[0]?.id, TeamId: to };
  return {
    id: `${detail.id}-${seq}`,
    seq,
    attempt: 1,
    records: rows.length,
    purpose: leads ? 'Assign' : 'Move',
    method: 'POST',
    address: `https://api.example${leads ? '/api/v2/leads/bulk-assign' : '/v2/UserManagement.svc/User/Update'}`,
    request_body: JSON.stringify(body),
    state: 'answered',
    said: 'accepted',
    prepared_at: now - 330,
    sent_at: now - 310,
    answered_at: now,
    took_ms: 310,
    status: leads ? 202 : 200,
    answer_body: leads
      ? '{"status":"accepted","message":"Your request will be processed in a background job"}'
      : '{"Status":"Success","Message":{"AffectedRows":1}}',
    detail: null,
  };
}

/** A submission from before plans existed. */
export function oldRun(id: string, connection: Connection, form: SubmissionDetail['form']): Run {
  const plan = newPlan({ id, connection, form, purpose: 'assign', ofSubmission: null, rows: [] });
  plan.detail.headline = 'Leads go to Ada Finchley';
  const run = newRun(id, plan, false);
  const body = form.service === 'instantly' ? leadsBody(form) : usersBody(form);
  Object.assign(run.detail, {
    plan_id: null,
    code: null,
    state: 'succeeded',
    meaning: 'Instantly accepted the assignment and worked on it. It did not say when it was done.',
    service_said: 'accepted',
    result: 'Accepted',
    unsent: 0,
    finished_at: run.detail.created_at + 900,
  });
  run.plan = null;
  run.detail.calls.answered = 1;
  const call = sentCall(run, [], 1);
  run.calls = [
    {
      ...call,
      records: null,
      purpose: 'Assign leads',
      address: addressOf(connection),
      request_body: JSON.stringify(body),
    },
  ];
  return run;
}
