import type {
  ApplyRequest,
  Connection,
  DerivedPlanRequest,
  Event,
  HistoryPage,
  HistoryQuery,
  PlanDetail,
  PlanRequest,
  RecordLine,
  Settings,
  SubmissionDetail,
  TickRequest,
} from '../../contract';
import { AppError } from '../error';
import { newPlan, selected, settlePlan, type StoredPlan } from './plan';
import { canBeRetried, CHECKING, finish, newRun, startSending, step, type Run } from './run';
import { makeRecords, share } from './world';

/** How large and how fast the stand-in's world is. */
export interface Pace {
  /** How many records match. */
  records: number;
  /** How many milliseconds a step takes. */
  stepMs: number;
  /** How many records a step reads or sends. */
  size: number;
  /** Whether the check before sending finds that records have moved. */
  drifts: boolean;
}

/** Plans and submissions in memory. */
export class Engine {
  readonly plans = new Map<string, StoredPlan>();
  /** Newest first. */
  runs: Run[] = [];

  constructor(
    readonly pace: Pace,
    private readonly settings: () => Settings,
    private readonly connections: () => Connection[],
    private readonly tell: (event: Event) => void,
  ) {}

  get currentSettings(): Settings {
    return this.settings();
  }

  begin(request: PlanRequest): void {
    const rows = makeRecords(request.form.service, this.pace.records);
    const plan = newPlan({
      id: request.id,
      connection: this.connection(request.connection_id),
      form: request.form,
      purpose: 'assign',
      ofSubmission: null,
      rows,
    });
    this.read(plan, () => share(rows, request.form));
  }

  derive({ id, source }: DerivedPlanRequest): void {
    switch (source.from) {
      case 'again': {
        const before = this.plan(source.plan_id);
        for (const run of this.runs) {
          if (run.plan === before && run.detail.state === 'asking') this.#end(run, true);
        }
        const rows = makeRecords(before.detail.form.service, before.rows.length);
        this.#like(id, before, 'assign', null, rows, () => share(rows, before.detail.form));
        return;
      }
      case 'try': {
        const before = this.plan(source.plan_id);
        const rows = copies(before.rows.filter((row) => row.standing === 'change')).slice(
          0,
          source.first,
        );
        this.#like(id, before, 'try', null, rows, () => undefined);
        return;
      }
      case 'rest':
      case 'retry':
      case 'undo':
        this.#after(id, source.from, this.run(source.submission_id));
    }
  }

  /** A plan that comes of a submission. */
  #after(id: string, from: 'rest' | 'retry' | 'undo', run: Run): void {
    const before = run.plan;
    if (!before) throw refused('This assignment has no plan.');
    const all = copies(before.rows);
    if (from === 'undo') {
      const rows = all.filter((row) => row.outcome === 'assigned').map(goesBack);
      this.#like(id, before, 'undo', run.detail.id, rows, () => undefined);
      return;
    }
    const rows =
      from === 'retry'
        ? all.filter(canBeRetried)
        : makeRecords(run.detail.form.service, run.detail.rest);
    for (const row of rows) Object.assign(row, { outcome: null, after: null, why: '' });
    this.#like(id, before, from, run.detail.id, rows, () =>
      from === 'rest' ? share(rows, run.detail.form) : undefined,
    );
  }

  #like(
    id: string,
    before: StoredPlan,
    purpose: PlanDetail['purpose'],
    ofSubmission: string | null,
    rows: RecordLine[],
    decide: () => void,
  ): void {
    const { detail } = before;
    rows.forEach((row, at) => (row.seq = at + 1));
    const connection = this.connection(detail.connection_id ?? '');
    const plan = newPlan({ id, connection, form: detail.form, purpose, ofSubmission, rows });
    this.read(plan, decide);
  }

  /** Reads a plan's records little by little. */
  read(plan: StoredPlan, decide: () => void): void {
    this.plans.set(plan.detail.id, plan);
    const { detail, rows } = plan;
    const next = (): void => {
      if (detail.state !== 'reading') return;
      plan.read = Math.min(rows.length, plan.read + this.pace.size * 10);
      detail.counts.matched = plan.read;
      detail.read_calls = Math.ceil(plan.read / 100);
      if (plan.read >= rows.length) {
        decide();
        this.ready(plan);
      }
      this.tell({ event: 'plan_changed', id: detail.id });
      setTimeout(next, this.pace.stepMs);
    };
    setTimeout(next, this.pace.stepMs);
  }

  ready(plan: StoredPlan): void {
    plan.read = plan.rows.length;
    plan.detail.state = 'ready';
    plan.detail.ready_at = Date.now();
    plan.detail.expires_at = Date.now() + this.settings().plan_minutes * 60_000;
    settlePlan(plan, this.settings());
  }

  cancel(id: string): void {
    const plan = this.plan(id);
    if (plan.detail.state === 'reading') plan.detail.state = 'cancelled';
    this.tell({ event: 'plan_changed', id });
  }

  tick(request: TickRequest): PlanDetail {
    const plan = this.plan(request.plan_id);
    const from = request.ticked ? 'left_out' : 'change';
    const wanted = new Set(request.seqs);
    const rows =
      request.seqs.length > 0
        ? plan.rows.filter((row) => wanted.has(row.seq))
        : selected(plan, request.show, request.text);
    for (const row of rows) {
      if (row.standing === from) row.standing = request.ticked ? 'change' : 'left_out';
    }
    settlePlan(plan, this.settings());
    return plan.detail;
  }

  apply(request: ApplyRequest): void {
    const plan = this.plan(request.plan_id);
    if (this.runs.some((run) => run.detail.id === request.id)) return;
    if (plan.detail.digest !== request.digest) throw refused('The plan is another one by now.');
    const asked = plan.detail.typed_count;
    if (asked && request.typed_count !== asked.count) throw refused('The count was not typed.');
    const run = newRun(request.id, plan, this.pace.drifts);
    plan.detail.submission_id = request.id;
    if (plan.detail.purpose === 'try') run.detail.rest = this.pace.records - plan.rows.length;
    this.runs.unshift(run);
    const first = this.#justBefore(run);
    if (first) {
      run.detail.state = 'waiting';
      waitFor(run, first);
    }
    this.#changed(run);
    this.go(run);
  }

  keep(id: string): void {
    const run = this.run(id);
    if (run.plan) startSending(run, run.plan);
    this.#changed(run);
    this.go(run);
  }

  pause(id: string): void {
    const run = this.run(id);
    run.detail.state = 'paused';
    run.detail.meaning = 'Paused. Nothing is on its way.';
    this.#changed(run);
  }

  goOn(id: string): void {
    const run = this.run(id);
    run.detail.state = 'sending';
    this.#changed(run);
    this.go(run);
  }

  stop(id: string): void {
    this.#end(this.run(id), true);
  }

  checkAgain(id: string): void {
    const run = this.run(id);
    for (const row of run.plan?.rows ?? []) {
      if (row.outcome === 'unknown') {
        Object.assign(row, { outcome: 'assigned', after: row.intended, why: '' });
      }
    }
    this.#end(run, false);
  }

  /** Steps a run on until it waits or ends. */
  go(run: Run): void {
    const next = (): void => {
      const before = run.detail.state;
      if (!['checking', 'sending', 'reading_back'].includes(before)) return;
      const entered = step(run, this.pace.size);
      const { id, progress } = run.detail;
      this.tell({ event: 'submission_progressed', id, progress: { ...progress } });
      if (entered) this.#changed(run);
      setTimeout(next, this.pace.stepMs);
    };
    setTimeout(next, this.pace.stepMs);
  }

  /** A page of the history. */
  page(query: HistoryQuery): HistoryPage {
    const text = query.text.toLowerCase();
    const matching = this.runs
      .map((run) => run.detail)
      .filter(
        (one) =>
          (!query.service || one.face.service === query.service) &&
          (!query.connection_id || one.connection_id === query.connection_id) &&
          (query.states.length === 0 || query.states.includes(one.state)) &&
          (query.from === null || one.created_at >= query.from) &&
          (query.to === null || one.created_at < query.to) &&
          `${one.title} ${one.filter_words} ${one.face.label}`.toLowerCase().includes(text),
      );
    const start = query.after ? matching.findIndex((one) => one.id === query.after?.id) + 1 : 0;
    const shown = matching.slice(start, start + query.limit);
    const last = shown.at(-1);
    const more = start + shown.length < matching.length;
    return {
      rows: shown.map(rowOf),
      next: more && last ? { created_at: last.created_at, id: last.id } : null,
      matching: matching.length,
      total: this.runs.length,
    };
  }

  plan(id: string): StoredPlan {
    const found = this.plans.get(id);
    if (!found) throw missing('This plan');
    return found;
  }

  run(id: string): Run {
    const found = this.runs.find((run) => run.detail.id === id);
    if (!found) throw missing('This assignment');
    return found;
  }

  connection(id: string): Connection {
    const found = this.connections().find((one) => one.id === id);
    if (!found) throw missing('This connection');
    return found;
  }

  #end(run: Run, stopped: boolean): void {
    finish(run, stopped);
    const { of_submission, purpose, id } = run.detail;
    if (purpose === 'undo' && of_submission) {
      const undone = { id, fully: run.detail.outcomes.skipped === 0, at: Date.now() };
      this.run(of_submission).detail.undone = undone;
    }
    this.#changed(run);
  }

  #changed({ detail: { id, state } }: Run): void {
    this.tell({ event: 'submission_changed', id, state });
    for (const run of this.runs.filter(({ detail }) => detail.state === 'waiting')) {
      const first = this.#justBefore(run);
      if (first) waitFor(run, first);
    }
    // The oldest that waits and has nothing before it any more.
    const next = this.runs.filter((run) => run.detail.state === 'waiting').at(-1);
    if (!next || this.#justBefore(next)) return;
    next.detail.state = 'checking';
    next.detail.comes_first = null;
    next.detail.meaning = CHECKING;
    this.#changed(next);
    this.go(next);
  }

  /** What has to end before a submission may begin: in one account one runs after the other. */
  #justBefore(run: Run): Run | undefined {
    const older = this.runs.slice(this.runs.indexOf(run) + 1);
    return older.find(
      ({ detail: { connection_id, state } }) =>
        connection_id === run.detail.connection_id &&
        ['waiting', 'checking', 'sending', 'reading_back', 'paused'].includes(state),
    );
  }
}

function rowOf(one: SubmissionDetail): HistoryPage['rows'][number] {
  const { id, face, title, filter_words, purpose, state, result, created_at } = one;
  const undone_fully = one.undone?.fully ?? null;
  return { id, face, title, filter_words, purpose, undone_fully, state, result, created_at };
}

function copies(rows: readonly RecordLine[]): RecordLine[] {
  return rows.map((row) => ({ ...row }));
}

/** A record as an undo sees it: some were changed since, some are gone. */
function goesBack(row: RecordLine, at: number): RecordLine {
  const now = row.after ?? row.before;
  const changed = at % 33 === 0;
  const gone = at % 390 === 5;
  return {
    ...row,
    before: changed ? { id: 'farah', name: 'Farah Quillon' } : now,
    intended: row.before,
    standing: changed || gone ? 'skipped' : 'change',
    why: gone ? 'Deleted since' : changed ? 'Changed since: now with Farah Quillon' : '',
    gone,
    after: null,
    outcome: null,
  };
}

/** Something is not there. */
export function missing(what: string): AppError {
  return new AppError({
    code: 'not_found',
    message: `${what} is not there any more.`,
    field: null,
    detail: null,
  });
}

function refused(message: string): AppError {
  return new AppError({
    code: 'needs_confirmation',
    message: `${message} Nothing was sent.`,
    field: null,
    detail: null,
  });
}

/** Says what a submission waits for. */
function waitFor({ detail }: Run, first: Run): void {
  detail.comes_first = first.detail.id;
  detail.meaning = `“${first.detail.title}” comes first in this account. This begins when that has ended.`;
}
