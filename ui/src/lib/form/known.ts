import type { InstantlyChoices, LeadSquaredChoices } from '../contract';

/** The lists that were last read from each account, to be shown at once. */
export const known = {
  instantly: new Map<string, InstantlyChoices>(),
  leadSquared: new Map<string, LeadSquaredChoices>(),
} as const;

/** The connection may lead to another account from now on: nothing of it is known any more. */
export function forgetLists(connection: string): void {
  known.instantly.delete(connection);
  known.leadSquared.delete(connection);
}
