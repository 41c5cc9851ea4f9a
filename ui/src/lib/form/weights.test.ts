import { describe, expect, it } from 'vitest';
import type { InstantlyForm } from '../contract';
import { emptyForm } from './empty';
import { expected } from './weights';

const PEOPLE = ['ada', 'bruno', 'chidi'];

function shared(
  change: Partial<InstantlyForm>,
  leads: number,
  owned: Record<string, number> = {},
): number[] {
  const form = {
    ...(emptyForm('instantly') as InstantlyForm),
    organization_user_ids: PEOPLE,
    ...change,
  };
  return expected(form, leads, (id) => owned[id] ?? 0).map(({ records }) => records);
}

describe('what each person will have', () => {
  it('differs by at most one when it is shared evenly, and adds up', () => {
    expect(shared({ split: 'even' }, 10)).toEqual([4, 3, 3]);
    expect(shared({ split: 'even' }, 1248)).toEqual([416, 416, 416]);
  });

  it('follows the weights, and the largest remainders get one more', () => {
    const weights = { ada: '3', bruno: '2', chidi: '' };
    expect(shared({ split: 'weighted', weights }, 1248)).toEqual([624, 416, 208]);
    const tenths = { ada: '50', bruno: '30', chidi: '20' };
    expect(shared({ split: 'weighted', weights: tenths }, 7)).toEqual([4, 2, 1]);
  });

  it('gives one more to who owns more today, of equals, as the plan does', () => {
    expect(shared({ split: 'even', keep_owner: true }, 10, { chidi: 9 })).toEqual([3, 3, 4]);
  });

  it('asks nobody what they own where leads need not stay', () => {
    expect(shared({ split: 'even', keep_owner: false }, 10, { chidi: 9 })).toEqual([4, 3, 3]);
  });

  it('is not told where Roster does not share, or a weight is no number', () => {
    expect(shared({ mode: 'as_filtered', split: 'instantly_decides' }, 10)).toEqual([]);
    expect(shared({ split: 'weighted', weights: { ada: 'x' } }, 10)).toEqual([]);
    expect(
      shared({ split: 'weighted', weights: { ada: '0', bruno: '0', chidi: '0' } }, 10),
    ).toEqual([]);
  });
});
