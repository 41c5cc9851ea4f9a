import { getContext, setContext } from 'svelte';

/** A choice of a picker. */
export interface Option {
  value: string;
  label: string;
  /** Stands behind the label in grey, as in "Active" or why it is off. */
  note?: string;
  disabled?: boolean;
}

/** Choices under a heading. */
export interface OptionGroup {
  label: string;
  options: Option[];
}

/** The options that a list draws at first; scrolling draws more, typing narrows them down. */
export const MOST_DRAWN = 200;

/** Options with and without groups as one shape; a group without a name has no heading. */
export function grouped(options?: Option[], groups?: OptionGroup[]): OptionGroup[] {
  return groups ?? [{ label: '', options: options ?? [] }];
}

/** The option with this value. */
export function find(groups: OptionGroup[], value: string): Option | undefined {
  return groups.flatMap((group) => group.options).find((option) => option.value === value);
}

/**
 * The option that a person means who types its name, in whatever case. A text that is a value stays one, and
 * a name that two have means neither.
 */
export function named(groups: OptionGroup[], typed: string): Option | undefined {
  const text = typed.trim();
  const options = groups.flatMap((group) => group.options);
  if (options.some(({ value }) => value === text)) return undefined;
  const name = text.toLocaleLowerCase();
  const meant = options.filter(
    ({ label, value }) => label !== value && label.toLocaleLowerCase() === name,
  );
  return meant.length === 1 && !meant[0]?.disabled ? meant[0] : undefined;
}

/** First what begins with what was typed, then what has a word that begins as its first, then the rest. */
function ranked<T extends { label: string }>(options: T[], words: string[]): T[] {
  const [first] = words;
  if (first === undefined) return options;
  const ranks: [T[], T[], T[]] = [[], [], []];
  for (const option of options) {
    const label = option.label.toLocaleLowerCase();
    if (label.startsWith(words.join(' '))) ranks[0].push(option);
    else if (label.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(first)))
      ranks[1].push(option);
    else ranks[2].push(option);
  }
  return ranks.flat();
}

/**
 * The groups with only those options that hold every typed word, the likeliest of each group first, and
 * how many more there are.
 */
export function narrow(
  groups: OptionGroup[],
  typed: string,
  most = MOST_DRAWN,
): { groups: OptionGroup[]; more: number } {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fits = (option: Option) => {
    const text = `${option.label} ${option.note ?? ''}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  };
  let left = most;
  let more = 0;
  const narrowed: OptionGroup[] = [];
  for (const group of groups) {
    const fitting = ranked(group.options.filter(fits), words);
    const drawn = fitting.slice(0, left);
    left -= drawn.length;
    more += fitting.length - drawn.length;
    if (drawn.length > 0) narrowed.push({ label: group.label, options: drawn });
  }
  return { groups: narrowed, more };
}

const POPUP_PLACE = Symbol('popup place');

/** Says where lists and menus inside a dialog are to be drawn: only there they can be reached. */
export function offerPopupPlace(place: () => HTMLElement | undefined): void {
  setContext(POPUP_PLACE, place);
}

/** Where a list or menu is to be drawn. */
export function popupPlace(): () => HTMLElement | string {
  const place = getContext<(() => HTMLElement | undefined) | undefined>(POPUP_PLACE);
  return () => place?.() ?? 'body';
}
