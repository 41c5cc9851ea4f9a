/** Offers the focus to the page's heading, if what had it is gone. */
export function rescueFocus(): void {
  const lost = document.activeElement === document.body || document.activeElement === null;
  if (lost) document.querySelector<HTMLElement>('main h1')?.focus();
}
