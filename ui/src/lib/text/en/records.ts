// Tables of records, wherever they stand, and their export.
import { number } from '../../format';
import { count } from './common';

// The card around a table.

export const rowsFilter = 'Rows';
export const troubleTitle = 'The records could not be read.';
export const tryAgain = 'Try again';
export const none = 'There are none.';
export const nothingMatches = (typed: string): string => `Nothing matches “${typed}”.`;
export const rowsInSight = (first: number, last: number, all: number): string =>
  `Rows ${number(first)} to ${number(last)} of ${number(all)}`;
/** A row that is still being read. */
export const reading = 'Reading';

// Names in short remarks.

export const nobody = 'nobody';
/** Ends a list of names. */
export const moreNames = (more: number): string => `${more} more`;
/** The language whose commas and "and" a list of names has. */
export const listLanguage = 'en-GB';

// The export.

export const csv = 'CSV';
export const csvNote = 'One record a line';
export const json = 'JSON';
export const jsonNote = 'With the request and every call';
export const written = (records: number): string =>
  `${count(records, 'record was', 'records were')} written.`;
export const notWrittenTitle = 'No file was written.';
export const unsureTitle = 'It is not certain whether the file was written.';
export const close = 'Close';
