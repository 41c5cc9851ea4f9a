import { describe, expect, it } from 'vitest';
import type { FieldMessage } from '../contract';
import { messageAt, reasonAgainst } from './messages';
import { withEntry, withoutEntry } from './paths';

const missing = (path: string, message: string): FieldMessage => ({
  path,
  problem: 'missing',
  message,
});
const wrong = (path: string, message: string): FieldMessage => ({
  path,
  problem: 'wrong',
  message,
});

describe('the message at a field', () => {
  it('is shown at once when something is wrong', () => {
    expect(messageAt([wrong('limit', 'No.')], 'limit', new Set(), false)).toBe('No.');
  });

  it('waits until the field was left or the person tried to go on when something is missing', () => {
    const fields = [missing('Value', 'Choose a team.')];
    expect(messageAt(fields, 'Value', new Set(), false), 'nobody has been there yet').toBeNull();
    expect(messageAt(fields, 'Value', new Set(['Value']), false)).toBe('Choose a team.');
    expect(messageAt(fields, 'Value', new Set(), true)).toBe('Choose a team.');
  });

  it('names what is wrong beside the main button first, then who gets the records', () => {
    const rule = missing('queries[0].values.occurrence-days', 'Days?');
    const people = missing('organization_user_ids', 'Choose at least one person.');
    expect(reasonAgainst([rule, people])).toBe('Choose at least one person.');
    expect(reasonAgainst([rule, people, wrong('limit', 'Not 0.')])).toBe('Not 0.');
    expect(reasonAgainst([rule])).toBe('Days?');
    expect(reasonAgainst([])).toBeNull();
  });
});

describe('the path of a field in a list', () => {
  it('follows its entry when another one is removed or added', () => {
    expect(withoutEntry('queries[2].actionType', 'queries', 1)).toBe('queries[1].actionType');
    expect(withoutEntry('queries[0].actionType', 'queries', 1)).toBe('queries[0].actionType');
    expect(withoutEntry('queries[1].actionType', 'queries', 1), 'it is gone').toBeNull();
    expect(withoutEntry('limit', 'queries', 0)).toBe('limit');
    const nested = 'Conditions[1].Condition[12].Operator';
    expect(withoutEntry(nested, 'Conditions[1].Condition', 3)).toBe(
      'Conditions[1].Condition[11].Operator',
    );
    expect(withEntry(nested, 'Conditions', 1)).toBe('Conditions[2].Condition[12].Operator');
    expect(withEntry(nested, 'Conditions', 2)).toBe(nested);
  });
});
