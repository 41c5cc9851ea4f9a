import type { Form, InstantlyChoices, LeadSquaredChoices, Listing, Team } from '../contract';
import type { InstantlyFormOf, LeadSquaredFormOf } from './empty';
import { wayTo } from './teams';

/** A form taken over from another account, and the names that the new account does not have. */
export type Carried<F extends Form> = { form: F; dropped: string[] };

/**
 * Takes an Instantly form over to another account: chosen names which that account lacks are
 * dropped; everything else, typed ids too, stays as it is.
 */
export function carryInstantly(
  form: InstantlyFormOf,
  choices: InstantlyChoices,
): Carried<InstantlyFormOf> {
  const drop = dropper(form.names);
  const campaigns = idsOf(choices.campaigns, (item) => item.id);
  const lists = idsOf(choices.lists, (item) => item.id);
  const views = idsOf(choices.smart_views, (item) => item.id);
  const members = idsOf(choices.members, (item) => (item.off === null ? item.user_id : ''));
  const statuses = idsOf(choices.statuses, (item) => String(item.number));
  return {
    form: {
      ...form,
      campaign: drop.unless(campaigns, form.campaign),
      list_id: drop.unless(lists, form.list_id),
      smart_view_id: drop.unless(views, form.smart_view_id),
      organization_user_ids: form.organization_user_ids.filter(
        (id) => drop.unless(members, id) !== '',
      ),
      queries: form.queries.map((query) => ({
        ...query,
        status: statuses ? drop.unless(statuses, query.status) : query.status,
      })),
    },
    dropped: drop.names,
  };
}

/** The same for a LeadSquared form: the team and the attributes. */
export function carryLeadSquared(
  form: LeadSquaredFormOf,
  choices: LeadSquaredChoices,
): Carried<LeadSquaredFormOf> {
  const drop = dropper(form.names);
  const attributes = idsOf(choices.attributes, (item) => item.name);
  const known = (teams: Team[]): boolean => wayTo(teams, form.value) !== null;
  const teams = choices.teams.state === 'ready' ? choices.teams.items : null;
  const team = teams && known(teams) ? new Set([form.value]) : teams ? new Set<string>() : null;
  return {
    form: {
      ...form,
      value: drop.unless(team, form.value),
      conditions: form.conditions.map((group) => ({
        ...group,
        condition: group.condition.map((item) => ({
          ...item,
          lookup_name: attributes ? drop.unless(attributes, item.lookup_name) : item.lookup_name,
        })),
      })),
    },
    dropped: drop.names,
  };
}

/** One sentence about the names that were dropped; none where nothing was. */
export function droppedSentence(dropped: readonly string[], account: string): string | null {
  if (dropped.length === 0) return null;
  const shown =
    dropped.length > 5 ? [...dropped.slice(0, 4), `${dropped.length - 4} more`] : dropped;
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(shown);
  return `${account} has no ${list}. The rest of the form is as it was.`;
}

function idsOf<T>(listing: Listing<T>, id: (item: T) => string): Set<string> | null {
  return listing.state === 'ready' ? new Set(listing.items.map(id)) : null;
}

/**
 * Drops an id that was chosen by name unless the account's own list has it. Without a list nothing
 * says that the new account has it, and ids of one account mean nothing in another.
 */
function dropper(names: Form['names']) {
  const dropped: string[] = [];
  return {
    names: dropped,
    unless(ids: Set<string> | null, id: string): string {
      const name = names[id];
      if (id === '' || ids?.has(id) || name === undefined) return id;
      if (!dropped.includes(name)) dropped.push(name);
      return '';
    },
  };
}
