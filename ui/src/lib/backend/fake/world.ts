import type { Connection, Form, Holder, RecordLine } from '../../contract';
import { instantlyChoices, leadsquaredChoices } from './choices';

const FIRST = [
  'Tessa', 'Orson', 'Imogen', 'Percy', 'Ludo', 'Wren', 'Juniper', 'Cosmo', 'Odette', 'Hugo',
  'Rosalind', 'Thaddeus', 'Cordelia', 'Beatrix', 'Ignatius', 'Marigold', 'Clementine', 'Silas',
  'Fenella', 'Barnaby', 'Hester', 'Otto', 'Meera', 'Kabir', 'Anaya',
]; // prettier-ignore
const LAST = [
  'Quillfeather', 'Brambleby', 'Thistledown', 'Oakapple', 'Marchbanks', 'Hollowell', 'Ashgrove',
  'Applegarth', 'Fairweather', 'Winterslip', 'Ferncastle', 'Mossgrove', 'Foxbury', 'Hollinrake',
  'Plumtree', 'Penhallow', 'Rookwood', 'Greenbottle', 'Crosswick', 'Nettlecombe', 'Larkspur',
]; // prettier-ignore
const COMPANIES = [
  'Moonlit Ladders', 'Brambleby Kettles', 'Paper Boats', 'Fernhill Umbrellas', 'Tin Whistle Bakery',
  'Saltmarsh Candles', 'Ninefold Maps', 'Heron Clocks', 'Lantern & Oar',
]; // prettier-ignore
const ROLES = ['Sales User', 'Sales Manager', 'Marketing User'];

const NOBODY: Holder = { id: null, name: 'Nobody' };

/** The owners that leads can have. */
export function owners(): Holder[] {
  const { members } = instantlyChoices;
  if (members.state !== 'ready') return [];
  return members.items.map((one) => ({ id: one.user_id, name: one.name }));
}

/** The teams that users can be in. */
export function teams(): Holder[] {
  const { teams: listing } = leadsquaredChoices;
  if (listing.state !== 'ready') return [];
  return listing.items.flatMap((root) =>
    root.children.flatMap((area) =>
      area.children.map((one) => ({ id: one.id, name: `${area.name} › ${one.name}` })),
    ),
  );
}

/** So many made-up records of an account, always the same ones. */
export function makeRecords(service: Form['service'], count: number): RecordLine[] {
  const leads = service === 'instantly';
  const holders = leads ? owners() : teams();
  return Array.from({ length: count }, (_, at) => {
    const first = FIRST[at % FIRST.length] ?? '';
    const last = LAST[(at * 5 + Math.floor(at / FIRST.length)) % LAST.length] ?? '';
    const company = COMPANIES[at % COMPANIES.length] ?? '';
    const nobody = leads && at % 3 !== 1 && at % 17 !== 3;
    const before = nobody
      ? NOBODY
      : (holders[(at * 7 + 3) % Math.max(1, holders.length)] ?? NOBODY);
    const place = company.toLowerCase().replace(/[^a-z]+/gu, '-');
    return {
      seq: at + 1,
      id: `0199aaaa-0000-7000-8000-${String(at).padStart(12, '0')}`,
      name: `${first} ${last}`,
      email: `${first}.${last}${at}@${place}.example`.toLowerCase(),
      detail: leads ? company : (ROLES[at % ROLES.length] ?? ''),
      active: leads || at % 19 !== 0,
      before,
      intended: null,
      standing: 'change',
      after: null,
      gone: false,
      outcome: null,
      why: '',
    };
  });
}

/** Those who get the records of a form. */
export function targetsOf(form: Form): Holder[] {
  const name = (id: string): string => form.names[id] ?? id;
  if (form.service === 'leadsquared') return [{ id: form.value, name: name(form.value) }];
  return form.organization_user_ids.map((id) => ({ id, name: name(id) }));
}

/** Decides who gets which record: in turn, or by weight, or nobody knows. */
export function share(rows: RecordLine[], form: Form): void {
  const targets = targetsOf(form);
  const decided = form.service === 'leadsquared' || form.mode === 'exact';
  const turns =
    form.service === 'instantly' && form.split === 'weighted'
      ? targets.flatMap((one) =>
          Array.from({ length: Number(form.weights[one.id ?? ''] ?? 1) || 1 }, () => one),
        )
      : targets;
  const keep = form.service === 'leadsquared' || form.keep_owner;
  rows.forEach((row, at) => {
    const own = targets.find((one) => one.id === row.before.id);
    if (keep && own) {
      row.standing = 'right';
      row.intended = own;
    } else {
      row.standing = 'change';
      row.intended = decided ? (turns[at % Math.max(1, turns.length)] ?? null) : null;
    }
  });
}

/** The account's address for assignments. */
export function addressOf(connection: Connection): string {
  const path =
    connection.face.service === 'instantly'
      ? '/api/v2/leads/bulk-assign'
      : '/v2/UserManagement.svc/User/Bulk/Update';
  return `${connection.address || 'https://practice.example'}${path}`;
}
