import type { Purpose } from '../../lib/contract';

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
