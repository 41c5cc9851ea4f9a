// Words that more than one screen uses.
import type { Kind, Service } from '../../contract';

/** The services' names. */
export const serviceWords: Record<Service, string> = {
  instantly: 'Instantly',
  leadsquared: 'LeadSquared',
};

/** The kinds of connections. */
export const kindWords: Record<Kind, string> = {
  live: 'Live',
  test: 'Test',
  practice: 'Practice',
};

/** What a service's records are called: one, and several. */
const recordWords: Record<Service, [one: string, many: string]> = {
  instantly: ['lead', 'leads'],
  leadsquared: ['user', 'users'],
};

/** "1 lead", "1,187 leads"; "66 users". */
export function records(service: Service, number: number): string {
  return count(number, ...recordWords[service]);
}

/** "leads" or "users"; for one, "lead" or "user". */
export function recordWord(service: Service, number = 2): string {
  return recordWords[service][number === 1 ? 0 : 1];
}

/** What a record belongs to: "owner" or "team". */
export function holderWord(service: Service): 'owner' | 'team' {
  return service === 'instantly' ? 'owner' : 'team';
}

/** "1 user", "72 users". */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString()} ${number === 1 ? one : many}`;
}
