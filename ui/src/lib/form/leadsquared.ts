import type { ConditionForm, GroupForm, LeadSquaredForm } from '../contract';
import { leadsquared as text } from '../text';
import { emptyCondition, emptyGroup } from './empty';

/** The word between conditions or groups; AND and OR are the only two. */
export function junctionWord(operator: string): string {
  return operator === 'OR' ? text.or : text.and;
}

export function addGroup(form: LeadSquaredForm): void {
  form.conditions.push(emptyGroup());
}

/** Puts a copy of a group right after it. */
export function duplicateGroup(form: LeadSquaredForm, index: number): void {
  const group = form.conditions[index];
  if (group) form.conditions.splice(index + 1, 0, copyOf(group));
}

/** Removes a group; the last one is emptied instead, because the service wants at least one. */
export function removeGroup(form: LeadSquaredForm, index: number): void {
  if (form.conditions.length > 1) form.conditions.splice(index, 1);
  else form.conditions.splice(0, 1, emptyGroup());
}

export function addCondition(group: GroupForm): void {
  group.condition.push(emptyCondition());
}

/** Removes a condition; the last one of a group is emptied instead. */
export function removeCondition(group: GroupForm, index: number): void {
  if (group.condition.length > 1) group.condition.splice(index, 1);
  else group.condition.splice(0, 1, emptyCondition());
}

/** Puts a copy of a condition right after it. */
export function duplicateCondition(group: GroupForm, index: number): void {
  const condition = group.condition[index];
  if (condition) group.condition.splice(index + 1, 0, { ...condition });
}

/** Where a condition stands. */
export interface Place {
  group: number;
  row: number;
}

/**
 * Where a condition goes when it is moved up or down by one: within its group, and from its edge
 * into the next group. None at the very first and the very last place.
 */
export function placeAfterMove(
  form: LeadSquaredForm,
  { group, row }: Place,
  by: -1 | 1,
): Place | null {
  const rows = form.conditions[group]?.condition.length ?? 0;
  if (row + by >= 0 && row + by < rows) return { group, row: row + by };
  const other = form.conditions[group + by];
  if (!other) return null;
  return { group: group + by, row: by < 0 ? other.condition.length : 0 };
}

/** Moves a condition by one place; a group that it leaves empty goes. Gives its new place. */
export function moveCondition(form: LeadSquaredForm, from: Place, by: -1 | 1): Place | null {
  const to = placeAfterMove(form, from, by);
  const source = form.conditions[from.group];
  const target = to && form.conditions[to.group];
  if (!to || !source || !target) return null;
  target.condition.splice(to.row, 0, ...source.condition.splice(from.row, 1));
  if (source.condition.length > 0) return to;
  form.conditions.splice(from.group, 1);
  return { ...to, group: Math.min(to.group, form.conditions.length - 1) };
}

/** Moves a group by one place, if it can go there. */
export function moveGroup(form: LeadSquaredForm, index: number, by: -1 | 1): boolean {
  const to = index + by;
  if (to < 0 || to >= form.conditions.length) return false;
  form.conditions.splice(to, 0, ...form.conditions.splice(index, 1));
  return true;
}

/** The attribute that holds a user's e-mail address. */
export const EMAIL_ATTRIBUTE = 'EmailAddress';

/** A condition that every user meets. */
export function everyUser(): GroupForm {
  return {
    condition_operator: 'AND',
    condition: [{ lookup_name: EMAIL_ATTRIBUTE, operator: 'lik', lookup_value: '@' }],
  };
}

/** One group in which any of the e-mail addresses is enough. */
export function groupOfEmails(emails: readonly string[]): GroupForm {
  return {
    condition_operator: 'OR',
    condition: emails.map((email) => ({
      lookup_name: EMAIL_ATTRIBUTE,
      operator: 'eq',
      lookup_value: email,
    })),
  };
}

/** Adds a group; it takes the place of a form's only group while that is still empty. */
export function insertGroup(form: LeadSquaredForm, group: GroupForm): number {
  const only = form.conditions.length === 1 ? form.conditions[0] : undefined;
  if (only && only.condition.every(isEmptyCondition)) {
    form.conditions.splice(0, 1, group);
    return 0;
  }
  form.conditions.push(group);
  return form.conditions.length - 1;
}

function isEmptyCondition(condition: ConditionForm): boolean {
  return condition.lookup_name === '' && condition.lookup_value === '';
}

function copyOf(group: GroupForm): GroupForm {
  return {
    condition_operator: group.condition_operator,
    condition: group.condition.map((condition) => ({ ...condition })),
  };
}
