import type { InstantlyForm } from '../contract';

/** A person's weight: 1 where nothing was typed, none for what is not a whole number from 1. */
export function weightOf(form: Pick<InstantlyForm, 'weights'>, id: string): number | null {
  const text = (form.weights[id] ?? '').trim();
  if (text === '') return 1;
  return /^[1-9]\d{0,5}$/u.test(text) ? Number(text) : null;
}

/** Each person's share in percent, as in "33 %"; nothing while a weight is not a number. */
export function percentages(
  form: Pick<InstantlyForm, 'weights' | 'organization_user_ids'>,
): Map<string, string> {
  const weights = form.organization_user_ids.map((id) => [id, weightOf(form, id)] as const);
  const sum = weights.reduce((total, [, weight]) => total + (weight ?? 0), 0);
  if (sum === 0 || weights.some(([, weight]) => weight === null)) return new Map();
  return new Map(
    weights.map(([id, weight]) => [id, `${Math.round((100 * (weight ?? 0)) / sum)} %`]),
  );
}
