import type { ConditionForm, GroupForm, LeadSquaredForm } from '../contract';
import { emptyCondition, emptyGroup } from './empty';

/** The word between conditions or groups; AND and OR are the only two. */
export function junctionWord(operator: string): 'and' | 'or' {
  return operator === 'OR' ? 'or' : 'and';
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
