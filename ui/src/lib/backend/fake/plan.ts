import type {
  Connection,
  Form,
  PlanCounts,
  PlanDetail,
  Purpose,
  RecordLine,
  RecordsPage,
  RecordsQuery,
  Settings,
  Share,
  Show,
  Warning,
} from '../../contract';
import { filterOf, sentenceOf } from './check';
import { targetsOf } from './world';

/** A plan with its records. */
export interface StoredPlan {
  detail: PlanDetail;
  rows: RecordLine[];
  /** How many of them have been read. */
  read: number;
}

const number = (value: number): string => value.toLocaleString();

/** A plan whose reading has just begun. */
export function newPlan(of: {
  id: string;
  connection: Connection;
  form: Form;
  purpose: Purpose;
  ofSubmission: string | null;
  rows: RecordLine[];
}): StoredPlan {
  const { connection, form } = of;
  const filter = filterOf(form)
    .map((piece) => piece.text)
    .join('')
    .trim();
  return {
    rows: of.rows,
    read: 0,
    detail: {
      id: of.id,
      face: { ...connection.face },
      connection_id: connection.id,
      purpose: of.purpose,
      of_submission: of.ofSubmission,
      state: 'reading',
      trouble: null,
      trouble_detail: null,
      mode: form.mode,
      headline: '',
      filter_words: filter.startsWith('Every') ? 'No filter.' : `${filter}.`,
      way: wayOf(form),
      action: '',
      sentence: sentenceOf(form, connection),
      counts: countsOf([]),
      read_calls: 0,
      shares: [],
      cost: {
        check_calls: 0,
        write_calls: 0,
        read_back_calls: 0,
        seconds: 0,
        budget_calls: form.service === 'instantly' ? 50 : 10,
        budget_window_ms: form.service === 'instantly' ? 1000 : 5000,
      },
      warnings: [],
      typed_count: null,
      digest: '',
      code: '',
      created_at: Date.now(),
      ready_at: null,
      expires_at: null,
      form,
      submission_id: null,
    },
  };
}

function wayOf(form: Form): string {
  if (form.service === 'leadsquared') {
    if (form.mode === 'as_filtered') return 'One bulk call';
    return form.exact_way === 'one_by_one' ? 'One call for each user' : 'By e-mail, in groups';
  }
  if (form.mode === 'as_filtered') return 'Instantly decides the split';
  return form.split === 'weighted'
    ? 'By weight, at most 100 leads each'
    : 'Evenly, at most 100 leads each';
}

/** How many records stand how. */
export function countsOf(rows: readonly RecordLine[]): PlanCounts {
  const of = (standing: RecordLine['standing']): number =>
    rows.filter((row) => row.standing === standing).length;
  const will_change = of('change');
  return {
    matched: rows.length,
    will_change,
    already_right: of('right'),
    excluded: of('left_out'),
    skipped: of('skipped'),
    can_be_undone: will_change,
  };
}

/** Works out everything that follows from the records: after the reading and after every tick. */
export function settlePlan(plan: StoredPlan, settings: Settings): void {
  const { detail, rows } = plan;
  const { form, face } = detail;
  const counts = countsOf(rows);
  const undo = detail.purpose === 'undo';
  const word = face.service === 'instantly' ? 'leads' : 'users';
  const targets = targetsOf(form);
  detail.counts = counts;
  detail.shares = sharesOf(rows, undo ? [] : targets.map((one) => one.id));
  const pages = Math.ceil(rows.length / 100);
  const writes =
    form.service === 'leadsquared'
      ? form.mode === 'as_filtered'
        ? 1
        : form.exact_way === 'one_by_one'
          ? counts.will_change
          : Math.ceil(counts.will_change / 50)
      : Math.max(targets.length, Math.ceil(counts.will_change / 100));
  Object.assign(detail.cost, {
    check_calls: pages,
    write_calls: undo ? counts.will_change : writes,
    read_back_calls: pages,
    seconds: Math.ceil(
      ((2 * pages + writes) * detail.cost.budget_window_ms) / 1000 / detail.cost.budget_calls,
    ),
  });
  const people = targets.length === 1 ? (targets[0]?.name ?? '') : `${targets.length} people`;
  const n = number(counts.will_change);
  const those = `${n} ${word} in ${face.label}`;
  const give = face.service === 'instantly' ? 'Give' : 'Move';
  const assign = face.service === 'instantly' ? 'Assign' : 'Move';
  const before = {
    try: 'Try it: ',
    rest: 'The rest: ',
    retry: 'Once more: ',
    assign: '',
    undo: '',
  };
  const lead = before[detail.purpose];
  const verb = lead === '' ? give : give.toLowerCase();
  detail.headline = undo ? `Put back ${those}` : `${lead}${verb} ${those} to ${people}`;
  const acts = { try: 'Try on', retry: 'Retry', undo: 'Put back', assign, rest: assign };
  detail.action = `${acts[detail.purpose]} ${those}`;
  detail.warnings = warningsOf(plan);
  const everything = detail.filter_words === 'No filter.';
  detail.typed_count =
    face.kind === 'live' && (everything || counts.will_change >= settings.typed_count_from)
      ? {
          count: counts.will_change,
          title: everything ? 'This plan has no filter.' : `${n} ${word} are many.`,
          text: `${n} ${word} get a new ${face.service === 'instantly' ? 'owner' : 'team'}.`,
        }
      : null;
  const code = (counts.will_change * 2654435761) >>> 0;
  detail.digest = code.toString(16).padStart(64, '0');
  const short = code.toString(16).toUpperCase().padStart(8, '0');
  detail.code = `${short.slice(0, 4)}-${short.slice(4)}`;
}

function sharesOf(rows: readonly RecordLine[], targets: (string | null)[]): Share[] {
  const shares = new Map<string | null, Share>();
  const at = (id: string | null, name: string): Share => {
    const found = shares.get(id) ?? { id, name, has: 0, gets: 0, is_target: targets.includes(id) };
    shares.set(id, found);
    return found;
  };
  let decided = true;
  for (const row of rows) {
    at(row.before.id, row.before.name).has += 1;
    const after = row.standing === 'change' ? row.intended : row.before;
    if (after) {
      const found = at(after.id, after.name);
      found.gets = (found.gets ?? 0) + 1;
    } else decided = false;
  }
  const all = [...shares.values()];
  if (!decided) for (const one of all) if (one.is_target) one.gets = null;
  return all.sort(
    (a, b) =>
      Number(b.is_target) - Number(a.is_target) || b.has - a.has || a.name.localeCompare(b.name),
  );
}

function warningsOf({ detail, rows }: StoredPlan): Warning[] {
  const { form, counts, face } = detail;
  if (detail.purpose === 'undo') return [];
  const warnings: Warning[] = [];
  if (detail.filter_words === 'No filter.') {
    const word = face.service === 'instantly' ? 'lead in the workspace' : 'user of the account';
    warnings.push({
      level: 'danger',
      title: `No filter: this is every ${word}.`,
      text: `All ${number(counts.matched)}, whoever has them today.`,
    });
  }
  if (form.service === 'instantly' && form.mode === 'as_filtered') {
    warnings.push({
      level: 'caution',
      title: 'Instantly decides the split.',
      text: 'Instantly does not say how it divides leads. The count per person is known after the check.',
    });
  }
  const losing = rows.filter((row) => row.standing === 'change' && row.before.id !== null).length;
  if (losing > 0 && face.service === 'instantly') {
    warnings.push({
      level: 'caution',
      title: `${number(losing)} leads leave their owner of today.`,
      text: '',
    });
    warnings.push({
      level: 'note',
      title: '9 leads share 4 e-mail addresses',
      text: 'and stay together.',
    });
  }
  const inactive = rows.filter((row) => !row.active).length;
  if (inactive > 0) {
    warnings.push({
      level: 'caution',
      title: `${number(inactive)} inactive users match.`,
      text: 'LeadSquared may move them too.',
    });
  }
  return warnings;
}

/** The records that a filter selects. */
export function selected(plan: StoredPlan, show: Show, text: string): RecordLine[] {
  const wanted = text.toLowerCase();
  return plan.rows
    .slice(0, plan.read)
    .filter(
      (row) =>
        fits(row, show) && `${row.name} ${row.email} ${row.detail}`.toLowerCase().includes(wanted),
    );
}

/** A page of them. */
export function pageOf(plan: StoredPlan, query: RecordsQuery): RecordsPage {
  const all = selected(plan, query.show, query.text);
  return { rows: all.slice(query.offset, query.offset + query.limit), matching: all.length };
}

function fits(row: RecordLine, show: Show): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'change':
      return row.standing === 'change';
    case 'stays':
      return row.standing === 'right' || row.standing === 'left_out';
    case 'skipped':
      return row.standing === 'skipped';
    case 'assigned':
    case 'unchanged':
    case 'failed':
    case 'unknown':
      return row.outcome === show;
    case 'problems':
      return row.outcome === 'failed' || row.outcome === 'unknown';
    case 'moved':
      return row.why !== '' && row.outcome === null;
  }
}
