import { describe, expect, it } from 'vitest';
import type { Form } from '../contract';
import { draftOf, Drafts } from './drafts';
import { emptyForm, isUntouched } from './empty';
import { withUsedNames } from './names';

describe('a form', () => {
  it('is untouched until something is chosen, and names alone do not count', () => {
    expect(isUntouched({ ...emptyForm('instantly'), names: { a: 'Ada' } })).toBe(true);
    expect(isUntouched({ ...emptyForm('instantly'), in_list: false })).toBe(false);
    const { conditions, ...rest } = emptyForm('leadsquared');
    expect(isUntouched({ conditions, ...rest }), 'the order of fields does not matter').toBe(true);
  });

  it('is sent with the names of its choices only', () => {
    const form: Form = {
      ...emptyForm('instantly'),
      campaign: 'c1',
      organization_user_ids: ['u1'],
      names: { c1: 'Kettle', c9: 'Dropped again', u1: 'Ada' },
    };
    expect(withUsedNames(form).names).toEqual({ c1: 'Kettle', u1: 'Ada' });
    expect(form.names, 'the form itself keeps them').toHaveProperty('c9');
  });
});

describe('the unsent forms', () => {
  const filled: Form = { ...emptyForm('instantly'), search: 'kettle' };

  it('are kept for each connection', () => {
    const drafts = new Drafts();
    drafts.keep('one', draftOf(filled));
    expect(drafts.of('one')?.form).toEqual(filled);
    expect(drafts.of('two')).toBeUndefined();
  });

  it('are not lost to an untouched form that is taken over', () => {
    const drafts = new Drafts();
    drafts.keep('two', draftOf(filled));
    drafts.carry(draftOf(emptyForm('instantly')), 'two');
    expect(drafts.of('two')?.form).toEqual(filled);
    drafts.carry(draftOf({ ...filled, search: 'rope' }), 'two');
    expect(drafts.of('two')).toMatchObject({ form: { search: 'rope' }, carried: true });
  });
});
