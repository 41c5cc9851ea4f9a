import { describe, expect, it } from 'vitest';
import { emptyForm } from './empty';
import {
  addCondition,
  addGroup,
  duplicateGroup,
  everyUser,
  groupOfEmails,
  insertGroup,
  junctionWord,
  removeCondition,
  removeGroup,
} from './leadsquared';

const city = (value: string) => ({ lookup_name: 'City', operator: 'eq', lookup_value: value });

describe('groups of conditions', () => {
  it('share one operator: a group holds a single word for all its conditions', () => {
    const form = emptyForm('leadsquared');
    const group = form.conditions[0]!;
    addCondition(group);
    addCondition(group);
    group.condition_operator = 'OR';
    expect(group.condition, 'no condition has a word of its own').toEqual(
      group.condition.map(({ lookup_name, operator, lookup_value }) => ({
        lookup_name,
        operator,
        lookup_value,
      })),
    );
    expect(junctionWord(group.condition_operator)).toBe('or');
  });

  it('never run out: removing the last group or condition leaves an empty one', () => {
    const form = emptyForm('leadsquared');
    form.conditions[0]!.condition[0] = city('Pune');
    removeCondition(form.conditions[0]!, 0);
    expect(form.conditions[0]!.condition).toEqual(
      emptyForm('leadsquared').conditions[0]!.condition,
    );
    removeGroup(form, 0);
    expect(form.conditions, 'the service wants at least one group').toHaveLength(1);
  });

  it('are duplicated as copies: changing one leaves the other alone', () => {
    const form = emptyForm('leadsquared');
    form.conditions[0]!.condition[0] = city('Pune');
    addGroup(form);
    duplicateGroup(form, 0);
    form.conditions[1]!.condition[0]!.lookup_value = 'Nagpur';
    expect(form.conditions[0]!.condition[0]!.lookup_value).toBe('Pune');
    expect(form.conditions, 'the copy stands right behind its original').toHaveLength(3);
  });

  it('take the place of an untouched first group, and are added to a filled-in one', () => {
    const form = emptyForm('leadsquared');
    expect(insertGroup(form, everyUser())).toBe(0);
    expect(form.conditions).toEqual([everyUser()]);
    expect(insertGroup(form, groupOfEmails(['a@b.example', 'c@d.example']))).toBe(1);
    expect(form.conditions[1]?.condition_operator, 'any of the addresses is enough').toBe('OR');
    expect(form.conditions[1]?.condition.map((one) => one.operator)).toEqual(['eq', 'eq']);
  });
});
