import type { Connection, Form, State } from '../../contract';
import { sampleConnections } from './connections';
import type { Engine } from './engine';
import { newPlan, settlePlan, type StoredPlan } from './plan';
import { finish, newRun, oldRun, startSending, step, type Run } from './run';
import { makeRecords, owners, share, teams } from './world';

/** Where a scene is to be looked at; each is made for `?fake=<name>`. */
export const SCENES: Readonly<Record<string, string>> = {
  plan: '#/plan/plan',
  everything: '#/plan/everything',
  reading: '#/plan/reading',
  expired: '#/plan/expired',
  users: '#/plan/users',
  undo: '#/plan/undo',
  failed: '#/plan/failed',
  next: '#/plan/next',
  moved: '#/a/moved',
  running: '#/a/running',
  back: '#/a/back',
  paused: '#/a/paused',
  waiting: '#/a/waiting',
  'gave-up': '#/a/gave-up',
  interrupted: '#/a/interrupted',
  result: '#/a/result',
  records: '#/a/result/records',
  calls: '#/a/result/calls',
  succeeded: '#/a/succeeded',
  stopped: '#/a/stopped',
  try: '#/a/try',
  old: '#/a/old',
};

/** Leads of one campaign, shared evenly among three people. */
export function leadsForm(): Extract<Form, { service: 'instantly' }> {
  const campaign = '01990002-0000-7000-8000-000000000000';
  const people = owners().slice(0, 3);
  return {
    service: 'instantly',
    search: '',
    filter: '',
    campaign,
    list_id: '',
    in_campaign: null,
    in_list: null,
    smart_view_id: '',
    ids: '',
    limit: '',
    queries: [],
    organization_user_ids: people.map((one) => one.id ?? ''),
    mode: 'exact',
    split: 'even',
    weights: {},
    owners: {},
    keep_together: 'person',
    keep_owner: true,
    owner_now: '',
    names: {
      [campaign]: 'Q3 Inbound, Kettle Fair',
      ...Object.fromEntries(people.map((one) => [one.id ?? '', one.name])),
    },
  };
}

/** Users of one city, moved one by one. */
export function usersForm(): Extract<Form, { service: 'leadsquared' }> {
  const team = teams().find((one) => one.name.endsWith('North'));
  const condition = { lookup_name: 'City', operator: 'eq', lookup_value: 'Pune' };
  return {
    service: 'leadsquared',
    group_operator: 'AND',
    conditions: [{ condition_operator: 'AND', condition: [condition] }],
    value: team?.id ?? '',
    mode: 'exact',
    exact_way: 'one_by_one',
    teams: {},
    names: { [team?.id ?? '']: team?.name ?? '', City: 'City' },
  };
}

/** Makes what a scene shows. Unknown names make nothing. */
export function playScene(name: string, engine: Engine, connections: readonly Connection[]): void {
  const leads = connections.find((one) => one.face.service === 'instantly');
  const users = connections.find((one) => one.face.service === 'leadsquared');
  if (!leads || !users) return;
  const scene = new Scene(engine, leads, users);
  scene.play(name);
}

class Scene {
  constructor(
    private readonly engine: Engine,
    private readonly leads: Connection,
    private readonly users: Connection,
  ) {}

  play(name: string): void {
    switch (name) {
      case 'plan':
      case 'expired': {
        const plan = this.#plan(name, leadsForm(), 1248);
        if (name === 'expired') plan.detail.expires_at = Date.now() - 60_000;
        return;
      }
      case 'everything':
        this.#plan(name, { ...leadsForm(), campaign: '' }, 12_403);
        return;
      case 'users':
        this.#plan(name, { ...usersForm(), mode: 'as_filtered' }, 72);
        return;
      case 'reading': {
        const form = leadsForm();
        const rows = makeRecords('instantly', 12_403);
        const plan = this.#new(name, form, rows);
        this.engine.read(plan, () => share(rows, form));
        return;
      }
      case 'failed':
        Object.assign(this.#plan(name, leadsForm(), 300).detail, {
          state: 'failed',
          trouble: 'Instantly no longer accepts this key. It was revoked or deleted.',
          trouble_detail: 'HTTP 401: {"message":"Invalid API key"}',
        });
        return;
      case 'next':
        this.#next();
        return;
      case 'undo':
        this.#ended('result');
        this.engine.derive({ id: 'undo', source: { from: 'undo', submission_id: 'result' } });
        return;
      default:
        this.#playRun(name);
    }
  }

  #playRun(name: string): void {
    switch (name) {
      case 'moved': {
        const run = this.#run(name, leadsForm(), 1248);
        run.drifts = true;
        while (!step(run, 500));
        return;
      }
      case 'running':
      case 'paused':
      case 'interrupted':
        this.#under(name);
        return;
      case 'waiting': {
        const { id, digest } = this.#next().detail;
        this.engine.apply({ id: name, plan_id: id, digest, typed_count: null });
        return;
      }
      case 'back': {
        const run = this.#run(name, leadsForm(), 1248);
        while (run.detail.state !== 'reading_back') step(run, 100);
        step(run, 100);
        this.engine.go(run);
        return;
      }
      case 'records':
      case 'calls':
      case 'result':
        this.#ended('result');
        return;
      case 'succeeded':
        this.#ended(name, 100);
        return;
      case 'stopped': {
        const run = this.#run(name, usersForm(), 140);
        while (run.at < 52 || run.detail.state !== 'sending') step(run, 4);
        finish(run, true);
        return;
      }
      case 'gave-up':
        this.#gaveUp(name);
        return;
      case 'try': {
        const run = this.#ended(name, 6);
        Object.assign(run.detail, { purpose: 'try', rest: 1177 });
        return;
      }
      case 'old':
        this.engine.runs.unshift(oldRun(name, this.leads, leadsForm()));
    }
  }

  /** A run half way. */
  #under(name: string): void {
    const run = this.#run(name, usersForm(), 486);
    while (run.detail.state !== 'sending') step(run, 100);
    while (run.at < 280) step(run, 7);
    if (name === 'running') this.engine.go(run);
    else {
      run.detail.state = name as State;
      run.detail.meaning =
        name === 'paused'
          ? 'Paused. Nothing is on its way.'
          : 'Roster ended while this ran. Nothing goes on by itself: go on with it, or stop here.';
      if (name === 'interrupted') Object.assign(run.detail, { waiting: 2, unsent: 184 });
      run.detail.calls.unknown = 2;
    }
  }

  /** A plan of an account in which something else is paused. */
  #next(): StoredPlan {
    this.#under('paused');
    return this.#plan('next', usersForm(), 72);
  }

  /** Where three calls fail alike, the engine sends no fourth one: the run ends by itself. */
  #gaveUp(name: string): void {
    const run = this.#run(name, usersForm(), 140);
    while (run.at < 52 || run.detail.state !== 'sending') step(run, 4);
    const failed = run.plan?.rows.filter(
      (row) => row.outcome !== null && row.standing === 'change',
    );
    for (const row of failed?.slice(-3) ?? []) {
      Object.assign(row, { outcome: 'failed', after: row.before, why: 'No such user.' });
    }
    finish(run);
    const last = 'LeadSquared does not know what was asked for.';
    run.detail.meaning = `Only a part was done. Nothing more was sent after 3 failures of one kind in a row. The last: ${last}`;
  }

  #ended(name: string, count = 1248): Run {
    const run = this.#run(name, leadsForm(), count);
    if (count < 10) for (const row of run.plan?.rows ?? []) row.seq += 20;
    while (run.detail.finished_at === null) step(run, 100);
    run.detail.created_at = Date.now() - 202_000;
    return run;
  }

  #run(id: string, form: Form, count: number): Run {
    const plan = this.#plan(`plan of ${id}`, form, count);
    const run = newRun(id, plan, false);
    plan.detail.submission_id = id;
    this.engine.runs.unshift(run);
    return run;
  }

  #plan(id: string, form: Form, count: number): StoredPlan {
    const rows = makeRecords(form.service, count);
    const plan = this.#new(id, form, rows);
    share(rows, form);
    this.engine.ready(plan);
    return plan;
  }

  #new(id: string, form: Form, rows: ReturnType<typeof makeRecords>): StoredPlan {
    const connection = form.service === 'instantly' ? this.leads : this.users;
    const plan = newPlan({ id, connection, form, purpose: 'assign', ofSubmission: null, rows });
    this.engine.plans.set(id, plan);
    return plan;
  }
}

/** A history of made-up submissions, with every state. */
export function fillHistory(
  engine: Engine,
  connections: readonly Connection[],
  count: number,
): void {
  const states: State[] = ['succeeded', 'partly_done', 'succeeded', 'failed', 'unknown', 'not_run'];
  const usable = connections.length > 0 ? connections : sampleConnections();
  for (let at = 0; at < count; at += 1) {
    const connection = usable[at % usable.length];
    if (!connection) return;
    engine.runs.push(pastRun(engine, connection, states[at % states.length] ?? 'succeeded', at));
  }
}

function pastRun(engine: Engine, connection: Connection, state: State, at: number): Run {
  const form = connection.face.service === 'instantly' ? leadsForm() : usersForm();
  const id = crypto.randomUUID();
  const rows = makeRecords(form.service, 12 + (at % 9));
  const of = { id: crypto.randomUUID(), connection, form, rows };
  const plan = newPlan({ ...of, purpose: 'assign', ofSubmission: null });
  engine.plans.set(plan.detail.id, plan);
  share(rows, form);
  settlePlan(plan, engine.currentSettings);
  plan.read = rows.length;
  plan.detail.state = 'ready';
  plan.detail.submission_id = id;
  const run = newRun(id, plan, false);
  startSending(run, plan);
  for (const row of rows) {
    if (row.outcome !== null) continue;
    const bad = state === 'partly_done' ? row.seq % 4 === 0 : state === 'failed';
    row.outcome = state === 'unknown' ? 'unknown' : bad ? 'failed' : 'assigned';
    row.after = row.outcome === 'assigned' ? row.intended : row.before;
  }
  finish(run, state === 'not_run');
  run.detail.state = state;
  run.detail.created_at = Date.now() - (at + 1) * 5_400_000;
  run.detail.finished_at = run.detail.created_at + 95_000;
  if (at % 11 === 2) {
    run.detail.undone = { id: 'gone', fully: at % 2 === 0, at: run.detail.finished_at + 60_000 };
  }
  return run;
}
