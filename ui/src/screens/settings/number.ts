/** A typed whole number within its bounds; none for anything else. "2,000" is 2000. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  const digits = text.trim().replace(/(?<=\d)[.,'’\s](?=\d{3}(?!\d))/gu, '');
  if (!/^\d{1,9}$/u.test(digits)) return null;
  const value = Number(digits);
  return value >= least && value <= most ? value : null;
}
