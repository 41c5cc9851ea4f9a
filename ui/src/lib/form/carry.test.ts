import { describe, expect, it } from 'vitest';
import type { InstantlyChoices, LeadSquaredChoices } from '../contract';
import { carryInstantly, carryLeadSquared, droppedSentence } from './carry';
import { noInstantlyLists, noLeadSquaredLists } from './choices.svelte';
import { emptyForm, emptyQuery } from './empty';

const other: InstantlyChoices = {
  ...noInstantlyLists('none'),
  labels_unread: false,
  members: {
    state: 'ready',
    read_at: 1,
    trouble: null,
    items: [{ user_id: 'u1', name: 'Ada', email: 'ada@x.example', role: 'editor', off: null }],
  },
  campaigns: {
    state: 'ready',
    read_at: 1,
    trouble: null,
    items: [{ id: 'c2', name: 'Other', status: 'Active' }],
  },
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
    const names = { u1: 'Ada' };
    expect(carried.form).toEqual({ ...form, campaign: '', organization_user_ids: ['u1'], names });
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
      teams: {
        state: 'ready',
        read_at: 1,
        trouble: null,
        items: [{ id: 't1', name: 'Pune', user_count: 3, children: [] }],
      },
      attributes: { state: 'ready', read_at: 1, trouble: null, items: [] },
      values: { state: 'reading' },
    };
    const seen = carryLeadSquared(form, lists);
    expect(seen.form.value).toBe('t1');
    expect(seen.dropped).toEqual(['City']);
  });

  it('has only names of the new account, also where an id is in both', () => {
    const form = {
      ...emptyForm('instantly'),
      campaign: 'c2',
      queries: [{ ...emptyQuery('lead-status'), status: '7' }],
      names: { c2: 'Kettle Fair', '7': 'Hot' },
    };
    const statuses = (label: string): InstantlyChoices['statuses'] => ({
      state: 'ready',
      read_at: 1,
      trouble: null,
      items: [{ number: 7, label, own: true }],
    });
    const cold = carryInstantly(form, { ...other, statuses: statuses('Cold') });
    expect(cold.form.names, 'the campaign was renamed there').toEqual({ c2: 'Other' });
    expect(cold.form.queries[0]?.status, 'a number means what its own account says').toBe('');
    expect(cold.dropped).toEqual(['Hot']);
    const hot = carryInstantly(form, { ...other, statuses: statuses('Hot') });
    expect(hot.form.queries[0]?.status).toBe('7');
    expect(hot.form.names).toMatchObject({ '7': 'Hot' });
  });

  it('does not claim that the account lacks a label where its labels could not be read', () => {
    const form = {
      ...emptyForm('instantly'),
      queries: [{ ...emptyQuery('lead-status'), status: '7' }],
      names: { '7': 'Hot' },
    };
    const carried = carryInstantly(form, {
      ...other,
      statuses: {
        state: 'ready',
        read_at: 1,
        trouble: null,
        items: [{ number: 1, label: 'Interested', own: false }],
      },
      labels_unread: true,
    });
    expect(carried.dropped).toEqual([]);
    expect(carried.form.queries[0]?.status).toBe('7');
    expect(carried.form.names, 'that is what the other account calls it').toEqual({});
  });

  it('keeps a chosen value only where the new account calls it the same', () => {
    const condition = (lookup_value: string) => ({
      lookup_name: 'mx_Custom_3',
      operator: 'eq',
      lookup_value,
    });
    const form = {
      ...emptyForm('leadsquared'),
      names: { mx_Custom_3: 'Region', 'mx_Custom_3=0': 'North', 'mx_Custom_3=1': 'South' },
      conditions: [
        { condition_operator: 'OR', condition: [condition('0'), condition('1'), condition('2')] },
      ],
    };
    const lists = (label: string): LeadSquaredChoices => ({
      values: { state: 'reading' },
      teams: { state: 'ready', read_at: 1, trouble: null, items: [] },
      attributes: {
        state: 'ready',
        read_at: 1,
        trouble: null,
        items: [
          {
            name: 'mx_Custom_3',
            label,
            custom: true,
            kind: 'choice',
            options: [
              { value: '0', label: 'North' },
              { value: '1', label: 'East' },
            ],
          },
        ],
      },
    });
    const seen = carryLeadSquared(form, lists('Region'));
    const values = seen.form.conditions[0]?.condition.map((item) => item.lookup_value);
    expect(values, 'the last one was typed').toEqual(['0', '', '2']);
    expect(seen.form.names).toEqual({ mx_Custom_3: 'Region', 'mx_Custom_3=0': 'North' });
    expect(seen.dropped).toEqual(['South']);
    const another = carryLeadSquared(form, lists('Shoe size'));
    expect(another.dropped, 'an own field is numbered anew in each account').toContain('Region');
  });

  it('says which names are gone', () => {
    expect(droppedSentence([], 'Marlow')).toBeNull();
    expect(droppedSentence(['Ada', 'Bruno'], 'Marlow')).toBe(
      'Marlow has no Ada and Bruno. The rest of the form is as it was.',
    );
  });
});
