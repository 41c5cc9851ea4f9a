import { colours } from '../../lib/words';

/** One or two letters for a tile: the first of the first two words, or the first two. */
export function suggestLetters(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const [first, second] = words;
  if (first === undefined) return '';
  const letters = second === undefined ? [...first].slice(0, 2) : [[...first][0], [...second][0]];
  return letters.join('').toLocaleUpperCase();
}

/** A colour for a name: always the same for one name, and one that is free if there is one. */
export function suggestColour(name: string, used: string[]): string {
  const free = colours.filter((colour) => !used.includes(colour.value));
  const from = free.length > 0 ? free : colours;
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return from[sum % from.length]?.value ?? 'slate';
}
