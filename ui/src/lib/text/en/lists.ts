// A list of leads or users, pasted or from a file, on its way into a form.
import type { ListLayout, ListSeparator } from '../../contract';
import { number } from '../../format';
import { records } from './common';

/** "1 lead", "1,187 users". */
export const countOf = (leads: boolean, count: number) =>
  records(leads ? 'instantly' : 'leadsquared', count);

// The dialog, and where the list comes from.
export const leadsTitle = 'Only these leads';
export const usersTitle = 'Only these users';
export const leadsDescription = 'One lead ID or e-mail address per line, or a CSV file.';
export const usersDescription = 'One e-mail address per line, or a CSV file.';
export const source = 'Where the list is';
export const paste = 'Paste';
export const csvFile = 'CSV file';
export const chooseFile = 'Choose a file…';
export const chooseAnother = 'Choose another…';
export const leadsLabel = 'Lead IDs or e-mail addresses';
export const usersLabel = 'E-mail addresses';
export const pasteHere = 'Paste here';
export const leadPairs = 'A column says who gets each lead';
export const userPairs = 'A column says which team each user gets';

// Which column is which.
export const leadColumn = 'Column with the lead';
export const userColumn = 'Column with the user';
export const ownerColumn = 'Column with who gets it';
export const teamColumn = 'Column with the team';
export const chooseColumn = 'Choose a column';
/** A column without a name in its first row. */
export const column = (place: number) => `Column ${place}`;

// How the text is written.
export const encodings: Record<ListLayout['encoding'], string> = {
  utf8: 'UTF-8',
  utf16_le: 'UTF-16',
  utf16_be: 'UTF-16 (big-endian)',
  latin1: 'Latin-1',
};
export const separators: Record<ListSeparator, string> = {
  comma: 'comma',
  semicolon: 'semicolon',
  tab: 'tab',
  bar: 'vertical bar',
  any: 'plain list',
};
/** "Text in the list: UTF-8, comma, first row is a header". */
export function layoutSummary({ encoding, separator, header }: ListLayout): string {
  const parts = [encodings[encoding], separators[separator]];
  if (separator !== 'any') parts.push(header ? 'first row is a header' : 'no header');
  return `Text in the list: ${parts.join(', ')}`;
}
export const encoding = 'Encoding';
export const betweenCells = 'Between cells';
export const hasHeader = 'The first row names the columns';

// While it is read and looked up.
export const reading = 'Reading the list…';
export const lookingUp = (account: string) => `Looking the list up in ${account}…`;
export const percent = (done: number) => `${done} %`;
export const stop = 'Stop';
export const notLookedUp = (account: string) => `The list was not looked up in ${account}.`;
export const lookUp = 'Look it up';
export const exported = (path: string) => `All lines that are not used: ${path}`;

// Who is meant by the names in it.
export const ownersSection = 'Who gets them';
export const teamsSection = 'Which teams';
export const whoIs = (leads: boolean, name: string, count: number) =>
  `Who is “${name}”? (${countOf(leads, count)})`;
export const chooseOne = 'Choose one';
/** The first of those who are not known, and how many more there are. */
export function nobodyCalled(account: string, names: readonly string[], more: number): string {
  const first = names.map((name) => `“${name}”`).join(', ');
  return `${account} has nobody called ${first}${more > 0 ? ` and ${number(more)} more` : ''}.`;
}
export const leftOut = (leads: boolean, count: number) =>
  `${countOf(leads, count)} ${count === 1 ? 'is' : 'are'} left out.`;
export const andMore = (count: number) => `and ${number(count)} more`;

// The buttons.
export const leadsNote = 'An address with several leads brings all of them.';
export const usersNote = 'Other lines are left out.';
export const cancel = 'Cancel';
export const useList = 'Use this list';
export const use = (leads: boolean, count: number) => `Use ${countOf(leads, count)}`;

// Why it cannot be used yet.
export const isBeingRead = 'The list is being read.';
export const isBeingLookedUp = 'The list is being looked up.';
export const noList = 'Paste a list or choose a file first.';
export const lookUpFirst = 'Look the list up first.';
export const knowsNone = (account: string) => `${account} knows none of these.`;
export const noTargetColumn = 'Choose the column that says who gets each.';
export const sayWho = (name: string) => `Say who is meant by “${name}”.`;
export const nobodyKnown = 'Nobody in this column is known.';

// Once it is used.
/** Records that two lines give to different people or teams. */
export const disputed = (leads: boolean, count: number) =>
  count === 1
    ? `${countOf(leads, 1)} is named by two lines that differ, and is left out.`
    : `${countOf(leads, count)} are named by two lines each that differ, and are left out.`;
export const useOthers = 'Use the others';
