import type { Attachment } from 'svelte/attachments';

const GAP = 4;
const EDGE = 8;
const ROOMY = 240;

/**
 * Keeps a list under the field that it belongs to, or above it where there is more room, and
 * within the window. With `wide` it is a note, that many pixels wide where there is room. The styles
 * are set through the CSSOM, which the content policy allows.
 */
export function floatAt(anchor: () => HTMLElement | undefined, wide = 0): Attachment<HTMLElement> {
  return (list) => {
    const place = (): void => {
      const box = anchor()?.getBoundingClientRect();
      if (!box) return;
      const below = window.innerHeight - box.bottom - GAP - EDGE;
      const above = box.top - GAP - EDGE;
      // A note is read and stays: it goes where there is most room, and covers least that is used.
      const tight = wide > 0 || below < Math.min(ROOMY, list.scrollHeight);
      const up = tight && above > below;
      const { style } = list;
      const width = Math.min(Math.max(box.width, wide), window.innerWidth - 2 * EDGE);
      const left = Math.min(box.left, window.innerWidth - EDGE - width);
      style.left = `${wide > 0 ? Math.max(EDGE, left) : box.left}px`;
      style.width = `${wide > 0 ? width : box.width}px`;
      style.maxHeight = `${Math.max(up ? above : below, 96)}px`;
      style.top = up ? 'auto' : `${box.bottom + GAP}px`;
      style.bottom = up ? `${window.innerHeight - box.top + GAP}px` : 'auto';
    };
    place();
    const sizes = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(place);
    const field = anchor();
    if (field) sizes?.observe(field);
    sizes?.observe(list);
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      sizes?.disconnect();
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  };
}

/** Scrolls an option of a list into view without moving anything around the list. */
export function keepInView(list: HTMLElement | undefined, at: number): void {
  const option = list?.querySelectorAll<HTMLElement>('[role="option"]')[at];
  option?.scrollIntoView?.({ block: 'nearest' });
}
