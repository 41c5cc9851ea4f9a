/** The ids in a text as the form keeps it, one a line. */
export function countIds(ids: string): number {
  return ids.split(/[\s,;]+/u).filter((id) => id !== '').length;
}
