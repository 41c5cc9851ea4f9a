import type { Member } from '../contract';

/** One or two capital letters for a person's mark, as in "AF". */
export function initials(name: string): string {
  const words = name.split(/[\s.@_-]+/u).filter((word) => /^\p{L}/u.test(word));
  const first = words[0] ?? name;
  const last = name.includes('@') ? words[1] : words.at(-1);
  const second = words.length > 1 ? (last ?? '') : '';
  return (first.charAt(0) + second.charAt(0)).toLocaleUpperCase();
}

/** Which of the six tints a person's mark has; the same for the same person everywhere. */
export function tint(id: string): 1 | 2 | 3 | 4 | 5 | 6 {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 997;
  return ((sum % 6) + 1) as 1 | 2 | 3 | 4 | 5 | 6;
}

/**
 * Members that a typed text means, by name, initials or e-mail: those whose name begins with it
 * first, those who cannot be chosen last.
 */
export function findPeople(members: readonly Member[], text: string): Member[] {
  const wanted = fold(text.trim());
  return members
    .map((member) => ({ member, rank: rankOf(member, wanted) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .map(({ member }) => member);
}

const NO_MATCH = 100;

function rankOf(member: Member, wanted: string): number {
  const off = member.off === null ? 0 : 10;
  if (wanted === '') return off;
  const name = fold(member.name);
  if (name.startsWith(wanted)) return off;
  if (name.split(/\s+/u).some((word) => word.startsWith(wanted))) return off + 1;
  if (fold(initials(member.name)) === wanted) return off + 1;
  if (fold(member.email).startsWith(wanted)) return off + 2;
  if (name.includes(wanted) || fold(member.email).includes(wanted)) return off + 3;
  return NO_MATCH;
}

/** Small letters without accents, so that "jose" finds José. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
