import { describe, expect, it } from 'vitest';
import type { InstantlyChoices, LeadSquaredChoices } from '../contract';
import { carryInstantly, carryLeadSquared, droppedSentence } from './carry';
import { noInstantlyLists, noLeadSquaredLists } from './choices.svelte';
import { emptyForm, emptyQuery } from './empty';

const other: InstantlyChoices = {
  ...noInstantlyLists('none'),
  members: {
    state: 'ready',
    items: [{ user_id: 'u1', name: 'Ada', email: 'ada@x.example', role: 'editor', off: null }],
  },
  campaigns: { state: 'ready', items: [{ id: 'c2', name: 'Other', status: 'Active' }] },
};

describe('a form that is taken to another account', () => {
  it('drops the chosen names that the account lacks and keeps everything else', () => {
    const form = {
      ...emptyForm('instantly'),
      campaign: 'c1',
      search: 'kettle',
      limit: '5',
      list_id: 'typed-list',
      organization_user_ids: ['u1', 'u2'],
      queries: [{ ...emptyQuery('reply'), count: '2' }],
      names: { c1: 'Kettle Fair', u1: 'Ada', u2: 'Bruno' },
    };
    const carried = carryInstantly(form, other);
    expect(carried.dropped).toEqual(['Kettle Fair', 'Bruno']);
    expect(carried.form).toEqual({ ...form, campaign: '', organization_user_ids: ['u1'] });
    expect(carried.form.list_id, 'a typed id is the person’s own').toBe('typed-list');
  });

  it('keeps attributes where the account does not list them, but no team chosen by name', () => {
    const form = {
      ...emptyForm('leadsquared'),
      value: 't1',
      names: { t1: 'Pune', City: 'City' },
      conditions: [
        {
          condition_operator: 'AND',
          condition: [{ lookup_name: 'City', operator: 'eq', lookup_value: 'Pune' }],
        },
      ],
    };
    const blind = carryLeadSquared(form, noLeadSquaredLists('none'));
    expect(blind.form.conditions).toEqual(form.conditions);
    expect(blind.form.value).toBe('');
    const lists: LeadSquaredChoices = {
      teams: { state: 'ready', items: [{ id: 't1', name: 'Pune', user_count: 3, children: [] }] },
      attributes: { state: 'ready', items: [] },
    };
    const seen = carryLeadSquared(form, lists);
    expect(seen.form.value).toBe('t1');
    expect(seen.dropped).toEqual(['City']);
  });

  it('says which names are gone', () => {
    expect(droppedSentence([], 'Marlow')).toBeNull();
    expect(droppedSentence(['Ada', 'Bruno'], 'Marlow')).toBe(
      'Marlow has no Ada and Bruno. The rest of the form is as it was.',
    );
  });
});
