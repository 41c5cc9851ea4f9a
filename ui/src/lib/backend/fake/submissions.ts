import type {
  Connection,
  Event,
  HistoryPage,
  HistoryQuery,
  State,
  SubmissionDetail,
  SubmitRequest,
} from '../../contract';
import { checkForm } from './check';

const SENDING_MS = 900;

/** The history in memory, newest first. */
export class Submissions {
  #all: SubmissionDetail[] = [];
  readonly #tell: (event: Event) => void;

  constructor(tell: (event: Event) => void) {
    this.#tell = tell;
  }

  get(id: string): SubmissionDetail | undefined {
    return this.#all.find((one) => one.id === id);
  }

  page(query: HistoryQuery): HistoryPage {
    const text = query.text.toLowerCase();
    const matching = this.#all.filter(
      (one) =>
        (!query.service || one.face.service === query.service) &&
        (!query.connection_id || one.connection_id === query.connection_id) &&
        (query.states.length === 0 || query.states.includes(one.state)) &&
        (query.from === null || one.created_at >= query.from) &&
        (query.to === null || one.created_at < query.to) &&
        `${one.title} ${one.filter_words} ${one.face.label}`.toLowerCase().includes(text),
    );
    const { after } = query;
    const start = after ? matching.findIndex((one) => one.id === after.id) + 1 : 0;
    const rows = matching.slice(start, start + query.limit);
    const last = rows.at(-1);
    const more = start + rows.length < matching.length;
    return {
      rows: rows.map(({ id, face, title, filter_words, state, result, created_at }) => ({
        id,
        face,
        title,
        filter_words,
        state,
        result,
        created_at,
      })),
      next: more && last ? { created_at: last.created_at, id: last.id } : null,
      matching: matching.length,
      total: this.#all.length,
    };
  }

  submit(request: SubmitRequest, connection: Connection): void {
    const made = make(request, connection, Date.now());
    this.#all.unshift(made);
    this.#change(made.id, 'prepared');
    setTimeout(() => this.#change(made.id, 'sending'), 50);
    setTimeout(() => this.#finish(made.id), SENDING_MS);
  }

  cancel(id: string): void {
    const found = this.get(id);
    if (found) this.#change(id, found.state === 'prepared' ? 'not_sent' : 'unknown');
  }

  /** Fills the history with made-up submissions. */
  fill(connections: Connection[], count: number): void {
    const states: State[] = [
      'succeeded',
      'accepted',
      'succeeded',
      'refused',
      'unknown',
      'not_sent',
    ];
    for (let index = 0; index < count; index += 1) {
      const connection = connections[index % connections.length];
      const state = states[index % states.length];
      if (!connection || !state) return;
      const leads = connection.face.service === 'instantly';
      const good = leads ? 'accepted' : 'succeeded';
      const made = make(
        {
          id: crypto.randomUUID(),
          connection_id: connection.id,
          form: leads ? sampleLeads : sampleUsers,
          confirmed_body: '{}',
          typed: null,
        },
        connection,
        Date.now() - index * 5_400_000,
      );
      settle(made, state === 'accepted' || state === 'succeeded' ? good : state);
      this.#all.push(made);
    }
  }

  #finish(id: string): void {
    const found = this.get(id);
    if (found?.state !== 'sending') return;
    const state = found.face.service === 'instantly' ? 'accepted' : 'succeeded';
    settle(found, state);
    this.#tell({ event: 'submission_changed', id, state });
  }

  #change(id: string, state: State): void {
    const found = this.get(id);
    if (!found) return;
    if (state === 'prepared' || state === 'sending') found.state = state;
    else settle(found, state);
    this.#tell({ event: 'submission_changed', id, state });
  }
}

const results: Partial<Record<State, { result: string; meaning: string }>> = {
  accepted: {
    result: 'Accepted',
    meaning: 'Instantly accepted the assignment and works on it. It does not say when it is done.',
  },
  succeeded: { result: '72 users', meaning: 'LeadSquared changed 72 users.' },
  refused: {
    result: 'Key rejected',
    meaning: 'The service refused. Nothing was changed.',
  },
  not_sent: { result: 'Nothing sent', meaning: 'Nothing left this computer.' },
  unknown: {
    result: 'No answer',
    meaning: 'No answer within 30 s. It may or may not have worked. Look in the account.',
  },
};

function settle(one: SubmissionDetail, state: State): void {
  one.state = state;
  one.result = results[state]?.result ?? '';
  one.meaning = results[state]?.meaning ?? '';
  one.affected_rows = state === 'succeeded' ? 72 : null;
  one.service_said = state === 'refused' ? 'Invalid API key' : null;
  one.finished_at = one.created_at + SENDING_MS;
  const call = one.calls[0];
  if (!call) return;
  const answered = state === 'accepted' || state === 'succeeded' || state === 'refused';
  call.state = answered ? 'answered' : state === 'unknown' ? 'unknown' : 'not_sent';
  call.answered_at = answered ? one.finished_at : null;
  call.took_ms = answered ? SENDING_MS : null;
  call.status = answered ? (state === 'refused' ? 401 : state === 'accepted' ? 202 : 200) : null;
  call.answer_body = answered ? '{"Status":"Success","AffectedRows":72}' : null;
}

function make(request: SubmitRequest, connection: Connection, now: number): SubmissionDetail {
  const check = checkForm(connection, request.form);
  const leads = request.form.service === 'instantly';
  return {
    id: request.id,
    face: { ...connection.face },
    connection_id: connection.id,
    title: (check.sentence ?? [])
      .map((piece) => piece.text)
      .join('')
      .replace(/\.$/, ''),
    filter_words: check.filter.map((piece) => piece.text).join(''),
    sentence: check.sentence ?? [],
    state: 'prepared',
    result: '',
    service_said: null,
    affected_rows: null,
    meaning: '',
    created_at: now,
    finished_at: null,
    form: request.form,
    calls: [
      {
        id: crypto.randomUUID(),
        purpose: leads ? 'Assign leads' : 'Move users',
        method: 'POST',
        address: check.request?.address ?? '',
        request_body: check.request?.body ?? request.confirmed_body,
        state: 'prepared',
        prepared_at: now,
        sent_at: now + 20,
        answered_at: null,
        took_ms: null,
        status: null,
        answer_body: null,
        detail: null,
      },
    ],
  };
}

const ada = '01990001-0000-7000-8000-000000000000';
const kettleFair = '01990002-0000-7000-8000-000000000000';
const pune = '01990004-0000-7000-8000-000000000002';

const sampleLeads: SubmitRequest['form'] = {
  service: 'instantly',
  search: '',
  filter: '',
  campaign: kettleFair,
  list_id: '',
  in_campaign: null,
  in_list: null,
  smart_view_id: '',
  ids: '',
  limit: '',
  queries: [],
  organization_user_ids: [ada],
  names: { [ada]: 'Ada Finchley', [kettleFair]: 'Q3 Inbound, Kettle Fair' },
};

const sampleUsers: SubmitRequest['form'] = {
  service: 'leadsquared',
  group_operator: 'AND',
  conditions: [
    {
      condition_operator: 'AND',
      condition: [{ lookup_name: 'City', operator: 'eq', lookup_value: 'Pune' }],
    },
  ],
  value: pune,
  names: { [pune]: 'Admissions › Pune', City: 'City' },
};
