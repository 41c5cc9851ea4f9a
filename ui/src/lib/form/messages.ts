import type { FieldMessage } from '../contract';
import { targetPaths } from './paths';

/**
 * Whether a field's message is shown yet: what is wrong at once, what is missing only after the
 * person has been at the field or has tried to go on.
 */
export function isShown(
  message: FieldMessage,
  left: { has(path: string): boolean },
  tried: boolean,
): boolean {
  return message.problem === 'wrong' || tried || left.has(message.path);
}

/** The message at a field, as far as it is shown yet. */
export function messageAt(
  fields: readonly FieldMessage[],
  path: string,
  left: { has(path: string): boolean },
  tried: boolean,
): string | null {
  const found = fields.find((field) => field.path === path && isShown(field, left, tried));
  return found?.message ?? null;
}

/**
 * Why the form cannot be sent, for the place beside the main button: what is wrong first, then
 * who gets the records, then whatever else is missing.
 */
export function reasonAgainst(fields: readonly FieldMessage[]): string | null {
  const wrong = fields.find((field) => field.problem === 'wrong');
  const target = fields.find((field) => targetPaths.includes(field.path));
  return (wrong ?? target ?? fields[0])?.message ?? null;
}
