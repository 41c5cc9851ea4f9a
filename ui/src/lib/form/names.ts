import type { Form } from '../contract';

/**
 * The form with only those names that its choices still use, so that the history does not find a
 * submission by a campaign that was chosen and dropped again.
 */
export function withUsedNames<F extends Form>(form: F): F {
  const used = new Set(idsIn(form));
  const names = Object.entries(form.names).filter(([id]) => used.has(id));
  return { ...form, names: Object.fromEntries(names) };
}

function idsIn(form: Form): string[] {
  if (form.service === 'instantly') {
    return [
      form.campaign,
      form.list_id,
      form.smart_view_id,
      ...form.organization_user_ids,
      form.owner_now,
      ...form.queries.map((query) => query.status),
    ];
  }
  return [
    form.value,
    ...form.conditions
      .flatMap((group) => group.condition)
      .flatMap((item) => [item.lookup_name, valueKey(item.lookup_name, item.lookup_value)]),
  ];
}

/** Under which id the name of a value stands that was chosen from an attribute's list. */
export function valueKey(attribute: string, value: string): string {
  return `${attribute}=${value}`;
}
