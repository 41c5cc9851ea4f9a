// What the form itself says, on whichever screen it stands.

/** A place for names that are not written out, as in "Spring, Autumn, and 3 more". */
export const moreNames = (number: number) => `${number} more`;

/** After a form was taken over to another account: the names that this one lacks. */
export function dropped(account: string, names: readonly string[]): string {
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
  return `${account} has no ${list}. The rest of the form is as it was.`;
}

/** In the count's place. */
export const incomplete = 'Counted once every filter is complete.';

// Between two conditions or two groups of them.
export const and = 'and';
export const or = 'or';

/** A person's share; a whole number. */
export const percent = (share: number) => `${share} %`;
