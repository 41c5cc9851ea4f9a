// The history: its filters, its rows, and what is said where there are none.
import type { Purpose } from '../../contract';
import { number } from '../../format';

// The bar
export const title = 'History';
export const searchLabel = 'Search history';
export const searchPlaceholder = 'Search names, filters, people, results';
export const countOfSome = (matching: number, total: number) =>
  `${number(matching)} of ${number(total)}`;
/** Read out behind the count, also where it is that of all. */
export const countAfter = (assignments: number) =>
  assignments === 1 ? ' assignment' : ' assignments';

// The filters
export const accountFilter = 'Account';
export const serviceFilter = 'Service';
export const statusFilter = 'Status';
export const whenFilter = 'When';
/** The choice is a list, or empty where it is not among the options. */
export const filterChosen = (filter: string, choice: string) =>
  `${filter}: ${choice || 'not in the list'}`;
export const clearFilter = (filter: string) => `Clear filter: ${filter}`;
export const statusRunning = 'Running';
export const statusWaiting = 'Waiting for you';
export const whenToday = 'Today';
export const whenDays7 = 'Last 7 days';
export const whenDays30 = 'Last 30 days';
export const whenDays90 = 'Last 90 days';
export const whenRange = 'Between two days';
export const rangeFrom = 'From';
export const rangeBetween = 'to';
export const rangeTo = 'To';

// The rows
export const tableName = 'Assignments';
export const statusColumn = 'Status';
export const whatColumn = 'What';
export const accountColumn = 'Account';
export const resultColumn = 'Result';
export const whenColumn = 'When';

/** What a submission is for, where that is not plain from its title. Ends in a space. */
export function purposeWords(purpose: Purpose): string {
  switch (purpose) {
    case 'assign':
      return '';
    case 'try':
      return 'Try. ';
    case 'rest':
      return 'Rest of a try. ';
    case 'retry':
      return 'Retry. ';
    case 'undo':
      return 'Undo. ';
  }
}

// Where there are no rows
export const beingRead = 'Reading the history';
export const notRead = 'The history could not be read.';
export const again = 'Try again';
export const emptyTitle = 'No assignments yet';
export const emptyText =
  'Every assignment appears here: the plan that you confirmed, every call, and every record before and after. It is kept on this computer.';
export const newAssignment = 'New assignment';
export const noneMatchesText = (text: string) => `No assignment matches “${text}”.`;
export const noneMatchesFilters = 'No assignment matches these filters.';
export const clearSearch = 'Clear search';
export const clearFilters = 'Clear all filters';
