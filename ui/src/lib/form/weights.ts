import type { InstantlyForm } from '../contract';
import { form as text } from '../text';

/** The greatest weight that the application takes. */
export const MOST_WEIGHT = 1000;

/** A person's weight: 1 where nothing was typed, none for what is no whole number from 0 to 1,000. */
export function weightOf(form: Pick<InstantlyForm, 'weights'>, id: string): number | null {
  const typed = (form.weights[id] ?? '').trim();
  if (typed === '') return 1;
  const weight = /^\d{1,4}$/u.test(typed) ? Number(typed) : null;
  return weight !== null && weight <= MOST_WEIGHT ? weight : null;
}

/** Each person's share in percent, as in "33 %"; nothing while a weight is not a number. */
export function percentages(
  form: Pick<InstantlyForm, 'weights' | 'organization_user_ids'>,
): Map<string, string> {
  const weights = form.organization_user_ids.map((id) => [id, weightOf(form, id)] as const);
  const sum = weights.reduce((total, [, weight]) => total + (weight ?? 0), 0);
  if (sum === 0 || weights.some(([, weight]) => weight === null)) return new Map();
  return new Map(
    weights.map(([id, weight]) => [id, text.percent(Math.round((100 * (weight ?? 0)) / sum))]),
  );
}

/** A person's share of the leads, before the plan has read them. */
interface Expected {
  id: string;
  records: number;
}

/**
 * About how many leads each person will have, as the plan shares them: the largest remainders get one
 * more, and of equal ones those who own more today, where owners keep theirs. None where it is not
 * Roster that shares, or while a weight is not a number. Leads that are kept together can shift it.
 */
export function expected(
  form: InstantlyForm,
  leads: number,
  owned: (id: string) => number,
): Expected[] {
  if (form.mode !== 'exact' || (form.split !== 'even' && form.split !== 'weighted')) return [];
  const weights = form.organization_user_ids.map((id) =>
    form.split === 'even' ? 1 : weightOf(form, id),
  );
  const sum = weights.reduce<number>((total, weight) => total + (weight ?? 0), 0);
  if (sum === 0 || weights.includes(null)) return [];
  const shares = form.organization_user_ids.map((id, at) => {
    const exact = leads * (weights[at] ?? 0);
    const records = Math.floor(exact / sum);
    return {
      id,
      at,
      records,
      remainder: exact % sum,
      ownsMore: form.keep_owner && owned(id) > records,
    };
  });
  const left = leads - shares.reduce((total, { records }) => total + records, 0);
  const order = [...shares].sort(
    (one, other) =>
      other.remainder - one.remainder ||
      Number(other.ownsMore) - Number(one.ownsMore) ||
      one.at - other.at,
  );
  for (const share of order.slice(0, left)) share.records += 1;
  return shares.map(({ id, records }) => ({ id, records }));
}
