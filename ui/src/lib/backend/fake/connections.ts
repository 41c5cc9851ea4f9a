import type {
  CheckState,
  Connection,
  ConnectionDraft,
  ConnectionEdit,
  ConnectionFace,
  ConnectionTest,
  Service,
} from '../../contract';
import { AppError } from '../error';
import { vocabulary } from './vocabulary';

/** Connections that show every state in the list. */
export function sampleConnections(): Connection[] {
  return [
    made(face('instantly', 'Lanternworks', 'LW', 'sky'), {
      account_detail: '7 people',
      check: 'working',
    }),
    made(face('leadsquared', 'Copperleaf Academy', 'CA', 'clay'), {
      account_detail: 'Key: Priya Brightwater',
      check: 'working',
    }),
    made(face('instantly', 'Marlow & Loom', 'ML', 'plum'), {
      check: 'rejected',
      check_message: 'Instantly no longer accepts this key. It was revoked or deleted.',
    }),
    ...practiceConnections(),
  ];
}

/** The built-in connections. */
export function practiceConnections(): Connection[] {
  return [
    made(
      { ...face('instantly', 'Practice workspace', 'P1', 'slate'), kind: 'practice' },
      {
        account_detail: '2,000 made-up leads',
      },
    ),
    made(
      { ...face('leadsquared', 'Practice academy', 'P2', 'slate'), kind: 'practice' },
      {
        account_detail: '400 made-up users',
      },
    ),
  ];
}

function face(service: Service, label: string, letters: string, colour: string): ConnectionFace {
  return { service, kind: 'live', label, letters, colour };
}

function made(of: ConnectionFace, more: Partial<Connection>): Connection {
  const checked = more.check && more.check !== 'unchecked';
  return {
    id: crypto.randomUUID(),
    face: of,
    address:
      of.kind === 'practice'
        ? ''
        : of.service === 'instantly'
          ? vocabulary.instantly_address
          : 'https://api-in21.leadsquared.com',
    account_name: null,
    account_detail: null,
    check: 'unchecked',
    check_message: null,
    checked_at: checked ? Date.now() - 120_000 : null,
    last_used_at: null,
    ...more,
  };
}

/** A new connection from what was typed. Refuses what the real application refuses. */
export function fromDraft(draft: ConnectionDraft, others: Connection[]): Connection {
  refuse(draft.face, draft.address, others);
  refuseKeys(draft);
  return made(draft.face, { address: shown(draft.address, draft.face.service) });
}

/** A connection with its changes. */
export function edited(edit: ConnectionEdit, before: Connection, others: Connection[]): Connection {
  refuse(edit.face, edit.address, others);
  return { ...before, face: edit.face, address: shown(edit.address, edit.face.service) };
}

function refuse(of: ConnectionFace, address: string, others: Connection[]): void {
  if (of.label.trim() === '') throw invalid('label', 'Give the connection a name.');
  if (others.some((one) => one.face.label === of.label)) {
    throw invalid('label', 'Another connection has this name. Choose another one.');
  }
  if (of.letters.trim() === '') throw invalid('letters', 'Type one or two letters.');
  if (address.startsWith('http://') && !/^http:\/\/(localhost|127\.0\.0\.1)/.test(address)) {
    throw invalid('address', 'The address has to start with https://.');
  }
}

function refuseKeys({ credentials }: ConnectionDraft): void {
  if (credentials.service === 'instantly') {
    if (!credentials.api_key) throw invalid('api_key', 'Paste the API key.');
    return;
  }
  if (!credentials.access_key) throw invalid('access_key', 'Paste the access key.');
  if (!credentials.secret_key) throw invalid('secret_key', 'Paste the secret key.');
}

function invalid(field: string, message: string): AppError {
  return new AppError({ code: 'invalid', message, field, detail: null });
}

function shown(address: string, service: Service): string {
  const usual = service === 'instantly' ? vocabulary.instantly_address : 'api.leadsquared.com';
  return (address || usual).replace(/^(?!https?:)/, 'https://');
}

/** What a test finds: a key with "bad" in it is refused, one with "away" reaches nobody. */
export function tested(service: Service, key: string): ConnectionTest {
  const end: CheckState = key.includes('bad')
    ? 'rejected'
    : key.includes('away')
      ? 'unreachable'
      : 'working';
  const name = service === 'instantly' ? 'Instantly' : 'LeadSquared';
  if (end !== 'working') {
    return {
      check: end,
      message:
        end === 'rejected'
          ? `${name} does not accept this key. It was revoked or deleted, or is not complete.`
          : `${name} can’t be reached. Check the network of this computer.`,
      steps: [{ label: 'Key accepted', found: 'No', result: 'failed' }],
      account_name: null,
      found_address: null,
      detail: end === 'rejected' ? 'HTTP 401: {"message":"Invalid API key"}' : 'connection refused',
      took_ms: 412,
    };
  }
  const instantly = service === 'instantly';
  return {
    check: 'working',
    message: instantly ? 'The key works.' : 'The keys work.',
    steps: instantly
      ? [
          { label: 'Key accepted', found: 'Workspace “Lanternworks”', result: 'ok' },
          { label: 'Read people', found: '7 people', result: 'ok' },
          {
            label: 'Read campaigns',
            found: 'The key may not. Campaigns are typed as IDs.',
            result: 'caution',
          },
          {
            label: 'Assign leads',
            found: 'Can’t be tested without changing something.',
            result: 'untested',
          },
        ]
      : [
          { label: 'Keys accepted', found: 'Priya Brightwater, Administrator', result: 'ok' },
          { label: 'Read teams', found: '9 teams', result: 'ok' },
          {
            label: 'Change teams',
            found: 'Can’t be tested without changing something.',
            result: 'untested',
          },
        ],
    account_name: instantly ? 'Lanternworks' : 'Copperleaf Academy',
    found_address: instantly ? null : 'api-in21.leadsquared.com',
    detail: null,
    took_ms: 812,
  };
}
