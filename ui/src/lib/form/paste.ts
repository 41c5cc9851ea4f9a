import type { Form, InstantlyChoices, LeadSquaredChoices, Listing, RequestRead } from '../contract';
import { valueKey } from './names';
import { teamPath } from './teams';

/**
 * The form with what was read from a pasted request. A bare body says which records and who gets
 * them; how it is carried out stays as it was. Who gets them stays where the text does not say it.
 */
export function withRequest(form: Form, read: RequestRead): Form {
  const names = { ...form.names, ...read.form?.names };
  if (form.service === 'instantly' && read.form?.service === 'instantly') {
    const given = read.form.organization_user_ids;
    const organization_user_ids = given.length > 0 ? given : form.organization_user_ids;
    if (read.whole) return { ...read.form, organization_user_ids, names };
    const { mode, split, weights, owners, keep_together, keep_owner, owner_now } = form;
    const manner = { mode, split, weights, owners, keep_together, keep_owner, owner_now };
    return { ...read.form, ...manner, organization_user_ids, names };
  }
  if (form.service === 'leadsquared' && read.form?.service === 'leadsquared') {
    const value = read.form.value === '' ? form.value : read.form.value;
    if (read.whole) return { ...read.form, value, names };
    const { mode, exact_way, teams } = form;
    return { ...read.form, mode, exact_way, teams, value, names };
  }
  return form;
}

/** The names by which an account knows the ids of a form. */
export function namesIn(
  form: Form,
  instantly: InstantlyChoices | null,
  leadSquared: LeadSquaredChoices | null,
): Form['names'] {
  const names: Form['names'] = {};
  const add = (id: string, name: string | null | undefined): void => {
    if (id !== '' && name) names[id] = name;
  };
  if (form.service === 'instantly') {
    const { campaigns, lists, smart_views, members, statuses } = instantly ?? {};
    add(form.campaign, itemsOf(campaigns).find(({ id }) => id === form.campaign)?.name);
    add(form.list_id, itemsOf(lists).find(({ id }) => id === form.list_id)?.name);
    add(form.smart_view_id, itemsOf(smart_views).find(({ id }) => id === form.smart_view_id)?.name);
    for (const id of [...form.organization_user_ids, form.owner_now]) {
      add(id, itemsOf(members).find(({ user_id }) => user_id === id)?.name);
    }
    for (const { status } of form.queries) {
      add(status, itemsOf(statuses).find(({ number }) => String(number) === status)?.label);
    }
    return names;
  }
  const { teams, attributes } = leadSquared ?? {};
  add(form.value, teamPath(itemsOf(teams), form.value));
  for (const { lookup_name, lookup_value } of form.conditions.flatMap((group) => group.condition)) {
    const attribute = itemsOf(attributes).find(({ name }) => name === lookup_name);
    add(lookup_name, attribute?.label);
    const option = attribute?.options.find(({ value }) => value === lookup_value);
    add(valueKey(lookup_name, lookup_value), option?.label);
  }
  return names;
}

function itemsOf<T>(listing: Listing<T> | null | undefined): readonly T[] {
  return listing?.state === 'ready' ? listing.items : [];
}
