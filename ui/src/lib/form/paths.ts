/**
 * The paths by which a check names the fields, written once. They are the services' own names.
 */
export const instantlyPaths = {
  search: 'search',
  filter: 'filter',
  campaign: 'campaign',
  list: 'list_id',
  inCampaign: 'in_campaign',
  inList: 'in_list',
  smartView: 'smart_view_id',
  ids: 'ids',
  limit: 'limit',
  people: 'organization_user_ids',
  ownerNow: 'owner_now',
  split: 'split',
  owners: 'owners',
  weights: 'weights',
  weight: (person: string) => `weights.${person}`,
  kind: (rule: number) => `queries[${rule}].actionType`,
  days: (rule: number) => `queries[${rule}].values.occurrence-days`,
  comparison: (rule: number) => `queries[${rule}].values.occurrence-count.condition`,
  count: (rule: number) => `queries[${rule}].values.occurrence-count.count`,
  statusCondition: (rule: number) => `queries[${rule}].values.lead-status.condition`,
  status: (rule: number) => `queries[${rule}].values.lead-status.status`,
} as const;

export const leadSquaredPaths = {
  groupOperator: 'GroupOperator',
  team: 'Value',
  mode: 'mode',
  groups: 'Conditions',
  conditions: (group: number) => `Conditions[${group}].Condition`,
  conditionOperator: (group: number) => `Conditions[${group}].ConditionOperator`,
  attribute: (group: number, row: number) => `Conditions[${group}].Condition[${row}].LookupName`,
  operator: (group: number, row: number) => `Conditions[${group}].Condition[${row}].Operator`,
  value: (group: number, row: number) => `Conditions[${group}].Condition[${row}].LookupValue`,
} as const;

/** The field that says who or which team gets the records. */
export const targetPaths: readonly string[] = [instantlyPaths.people, leadSquaredPaths.team];

/**
 * What becomes of a path when the entry `index` of the list `list` is removed: none for the
 * entry's own fields, one place lower for those behind it.
 */
export function withoutEntry(path: string, list: string, index: number): string | null {
  const start = `${list}[`;
  if (!path.startsWith(start)) return path;
  const end = path.indexOf(']', start.length);
  const at = Number(path.slice(start.length, end));
  if (at === index) return null;
  return at < index ? path : `${start}${at - 1}${path.slice(end)}`;
}

/** What becomes of a path when an entry is put into the list `list` at `index`. */
export function withEntry(path: string, list: string, index: number): string {
  const start = `${list}[`;
  if (!path.startsWith(start)) return path;
  const end = path.indexOf(']', start.length);
  const at = Number(path.slice(start.length, end));
  return at < index ? path : `${start}${at + 1}${path.slice(end)}`;
}
