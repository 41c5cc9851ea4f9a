import type { PlanCounts, RecordLine, Show } from '../../lib/contract';

/** How many of the records of a view are ticked, as far as that can be known. */
export type Ticks = 'all' | 'some' | 'none';

/** What a table of records shows, and those of them that have been read. */
export interface View {
  show: Show;
  text: string;
  matching: number;
  known: readonly RecordLine[];
}

/** How many of the records in sight of a filter are ticked. */
export function ticksOf(view: View, counts: PlanCounts): Ticks {
  if (view.show === 'change') return view.matching > 0 ? 'all' : 'none';
  if (view.show !== 'all' || counts.will_change === 0) return 'none';
  if (view.text === '') return counts.excluded > 0 ? 'some' : 'all';
  const ticked = view.known.some((record) => record.standing === 'change');
  const left = view.known.some((record) => record.standing === 'left_out');
  if (view.known.length >= view.matching) return !ticked ? 'none' : left ? 'some' : 'all';
  // Of what has not been read only the whole plan speaks.
  return counts.excluded > 0 ? 'some' : 'all';
}
