import { describe, expect, it } from 'vitest';
import type { Form } from '../contract';
import { noInstantlyLists } from './choices.svelte';
import { emptyForm, type InstantlyFormOf } from './empty';
import { namesIn, withRequest } from './paste';

const chosen: InstantlyFormOf = {
  ...emptyForm('instantly'),
  campaign: 'c1',
  organization_user_ids: ['u1', 'u2'],
  split: 'weighted',
  weights: { u1: '3' },
  keep_owner: false,
  names: { u1: 'Ada', c1: 'Kettle Fair' },
};

const read = (form: Form, whole = false) => ({
  service: form.service,
  form,
  whole,
  problems: [],
});

describe('a pasted request', () => {
  it('says which leads, and leaves who gets them and how where it does not say', () => {
    const pasted = { ...emptyForm('instantly'), search: 'lantern' };
    expect(withRequest(chosen, read(pasted))).toEqual({
      ...chosen,
      campaign: '',
      search: 'lantern',
    });
  });

  it('says who gets them where it does', () => {
    const pasted = { ...emptyForm('instantly'), organization_user_ids: ['u9'] };
    expect(withRequest(chosen, read(pasted))).toMatchObject({
      organization_user_ids: ['u9'],
      split: 'weighted',
      names: { u1: 'Ada' },
    });
  });

  it('says how it is carried out only as a whole file', () => {
    const pasted: InstantlyFormOf = { ...emptyForm('instantly'), mode: 'as_filtered' };
    expect(withRequest(chosen, read(pasted, true))).toMatchObject({
      mode: 'as_filtered',
      split: 'even',
      organization_user_ids: ['u1', 'u2'],
    });
  });

  it('keeps the team and the way of a form of users', () => {
    const form: Form = { ...emptyForm('leadsquared'), value: 't1', mode: 'exact' };
    const pasted: Form = { ...emptyForm('leadsquared'), group_operator: 'OR' };
    expect(withRequest(form, read(pasted))).toEqual({ ...form, group_operator: 'OR' });
  });

  it('changes nothing in a form of the other service', () => {
    expect(withRequest(chosen, read(emptyForm('leadsquared')))).toBe(chosen);
  });

  it('gets the names that the account has for its ids', () => {
    const lists = {
      ...noInstantlyLists(''),
      campaigns: {
        state: 'ready' as const,
        read_at: 1,
        trouble: null,
        items: [{ id: 'c1', name: 'Kettle', status: '' }],
      },
    };
    expect(namesIn({ ...chosen, names: {} }, lists, null)).toEqual({ c1: 'Kettle' });
  });
});
