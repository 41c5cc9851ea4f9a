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
