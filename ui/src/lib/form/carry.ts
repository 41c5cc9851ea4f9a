import type { Attribute, Form, InstantlyChoices, LeadSquaredChoices, Listing } from '../contract';
import { form as text } from '../text';
import type { InstantlyFormOf, LeadSquaredFormOf } from './empty';
import { valueKey } from './names';
import { teamPath } from './teams';

/** A form taken over from another account, and the names that the new account does not have. */
export type Carried<F extends Form> = { form: F; dropped: string[] };

/** What an account calls something, and whether only its id says what it is. */
type Known = {
  name: string;
  /** Another account may use the same id for something else: only the same name is the same. */
  numbered: boolean;
};

/** What an account has, by id; none where it does not say. */
type Found = ReadonlyMap<string, Known> | null;

/**
 * Takes an Instantly form over to another account: chosen names which that account lacks are
 * dropped, and the others are as that account has them; everything else, typed ids too, stays as
 * it is.
 */
export function carryInstantly(
  form: InstantlyFormOf,
  choices: InstantlyChoices,
): Carried<InstantlyFormOf> {
  const look = new Look(form.names);
  const members = found(choices.members, (item) =>
    item.off === null ? [item.user_id, item.name] : null,
  );
  const statuses = found(choices.statuses, (item) => [String(item.number), item.label, item.own]);
  const taken = {
    campaign: look.up(
      found(choices.campaigns, (item) => [item.id, item.name]),
      form.campaign,
    ),
    list_id: look.up(
      found(choices.lists, (item) => [item.id, item.name]),
      form.list_id,
    ),
    smart_view_id: look.up(
      found(choices.smart_views, (item) => [item.id, item.name]),
      form.smart_view_id,
    ),
    organization_user_ids: form.organization_user_ids.filter((id) => look.up(members, id) !== ''),
    owner_now: form.owner_now === 'nobody' ? 'nobody' : look.up(members, form.owner_now),
    queries: form.queries.map((query) => ({
      ...query,
      status: statuses ? look.up(statuses, query.status, !choices.labels_unread) : query.status,
    })),
  };
  return { form: { ...form, ...taken, names: look.names }, dropped: look.dropped };
}

/** The same for a LeadSquared form: the team, the attributes and the values chosen from lists. */
export function carryLeadSquared(
  form: LeadSquaredFormOf,
  choices: LeadSquaredChoices,
): Carried<LeadSquaredFormOf> {
  const look = new Look(form.names);
  const { teams } = choices;
  const path = teams.state === 'ready' ? teamPath(teams.items, form.value) : null;
  const team = new Map(path === null ? [] : [[form.value, { name: path, numbered: false }]]);
  const attributes = found(choices.attributes, (item) => [item.name, item.label, item.custom]);
  const listed = choices.attributes.state === 'ready' ? choices.attributes.items : [];
  const values = new Map(listed.flatMap(valuesOf));
  const value = look.up(team, form.value);
  const conditions = form.conditions.map((group) => ({
    ...group,
    condition: group.condition.map((item) => {
      // Where the account does not list its attributes, they stay under the names that are sent.
      if (!attributes) return item;
      const lookup_name = look.up(attributes, item.lookup_name);
      const key = valueKey(item.lookup_name, item.lookup_value);
      const kept = look.up(values, key) !== '';
      return { ...item, lookup_name, lookup_value: kept ? item.lookup_value : '' };
    }),
  }));
  return { form: { ...form, value, conditions, names: look.names }, dropped: look.dropped };
}

/** One sentence about the names that were dropped; none where nothing was. */
export function droppedSentence(dropped: readonly string[], account: string): string | null {
  if (dropped.length === 0) return null;
  const shown =
    dropped.length > 5 ? [...dropped.slice(0, 4), text.moreNames(dropped.length - 4)] : dropped;
  return text.dropped(account, shown);
}

function found<T>(
  listing: Listing<T>,
  entry: (item: T) => [id: string, name: string, numbered?: boolean] | null,
): Found {
  if (listing.state !== 'ready') return null;
  const entries = listing.items.map(entry).filter((one) => one !== null);
  return new Map(entries.map(([id, name, numbered = false]) => [id, { name, numbered }]));
}

function valuesOf({ name, options }: Attribute): [string, Known][] {
  return options.map(({ value, label }) => [
    valueKey(name, value),
    { name: label, numbered: true },
  ]);
}

/** Looks the chosen things of a form up in another account. */
class Look {
  /** The names of what was found there, as that account has them. */
  readonly names: Form['names'] = {};
  /** The names of what is not there. */
  readonly dropped: string[] = [];

  constructor(private readonly before: Form['names']) {}

  /**
   * The id, or nothing if it was chosen by a name which the account does not have. Without a list
   * nothing says that it has it, and ids of one account mean nothing in another. Of what is missing
   * in an incomplete list only the name goes.
   */
  up(account: Found, id: string, complete = true): string {
    const name = this.before[id];
    if (id === '' || name === undefined) return id;
    const there = account?.get(id);
    if (there && !(there.numbered && there.name !== name)) {
      this.names[id] = there.name;
      return id;
    }
    if (!there && !complete) return id;
    if (!this.dropped.includes(name)) this.dropped.push(name);
    return '';
  }
}
