/** Which rows of a long list are drawn: those in sight, some around them, and the focused one. */
export function drawnRows(view: {
  count: number;
  rowHeight: number;
  scrollTop: number;
  height: number;
  focused: number | null;
}): number[] {
  const { count, rowHeight, scrollTop, height, focused } = view;
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - AROUND);
  const last = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + AROUND);
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
  if (focused === null || focused >= count) return rows;
  if (focused < first) return [focused, ...rows];
  return focused >= last ? [...rows, focused] : rows;
}

const AROUND = 8;

/** The row that a key leads to; none for any other key. */
export function rowAfter(key: string, at: number, count: number, perPage: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'PageDown':
      return Math.min(last, at + perPage);
    case 'PageUp':
      return Math.max(0, at - perPage);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
