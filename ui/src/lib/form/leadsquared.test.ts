import { describe, expect, it } from 'vitest';
import { emptyForm } from './empty';
import {
  addCondition,
  addGroup,
  duplicateCondition,
  duplicateGroup,
  everyUser,
  groupOfEmails,
  insertGroup,
  junctionWord,
  moveCondition,
  moveGroup,
  placeAfterMove,
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

describe('moving conditions', () => {
  /** A form whose groups have conditions on these cities, as in "ab|c". */
  function of(words: string) {
    const conditions = words.split('|').map((letters) => ({
      condition_operator: 'AND',
      condition: [...letters].map(city),
    }));
    return { ...emptyForm('leadsquared'), conditions };
  }
  const shown = (form: ReturnType<typeof of>) =>
    form.conditions
      .map(({ condition }) => condition.map((one) => one.lookup_value).join(''))
      .join('|');

  it('goes through every place of every group and back, and loses nothing', () => {
    const form = of('ab|cd');
    let place = { group: 0, row: 0 };
    const seen = [shown(form)];
    for (let to = moveCondition(form, place, 1); to; to = moveCondition(form, place, 1)) {
      place = to;
      seen.push(shown(form));
    }
    expect(seen).toEqual(['ab|cd', 'ba|cd', 'b|acd', 'b|cad', 'b|cda']);
    for (let to = moveCondition(form, place, -1); to; to = moveCondition(form, place, -1)) {
      place = to;
    }
    expect(shown(form)).toBe('ab|cd');
  });

  it('takes away a group that is left empty, and says where the condition is then', () => {
    const down = of('a|b');
    expect(moveCondition(down, { group: 0, row: 0 }, 1)).toEqual({ group: 0, row: 0 });
    expect(shown(down)).toBe('ab');
    const up = of('a|b');
    expect(moveCondition(up, { group: 1, row: 0 }, -1)).toEqual({ group: 0, row: 1 });
    expect(shown(up)).toBe('ab');
  });

  it('ends at the first and at the last place', () => {
    expect(placeAfterMove(of('ab'), { group: 0, row: 0 }, -1)).toBeNull();
    expect(placeAfterMove(of('ab'), { group: 0, row: 1 }, 1)).toBeNull();
  });

  it('moves whole groups, and copies a condition right after itself', () => {
    const form = of('a|b|c');
    expect(moveGroup(form, 0, 1)).toBe(true);
    expect(shown(form)).toBe('b|a|c');
    expect(moveGroup(form, 0, -1)).toBe(false);
    duplicateCondition(form.conditions[1]!, 0);
    expect(shown(form)).toBe('b|aa|c');
    form.conditions[1]!.condition[1]!.lookup_value = 'x';
    expect(shown(form), 'the copy is one of its own').toBe('b|ax|c');
  });
});
