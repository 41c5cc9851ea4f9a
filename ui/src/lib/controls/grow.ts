import type { Attachment } from 'svelte/attachments';

/** The most that a list ever draws; the rest is found by typing. */
export const MOST_EVER_DRAWN = 2000;

/** Calls back when the end of what is drawn comes into sight, so that more of it can be drawn. */
export function whenSeen(more: () => void): Attachment<HTMLElement> {
  return (end) => {
    if (typeof IntersectionObserver === 'undefined') return undefined;
    const seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) more();
    });
    seen.observe(end);
    return () => seen.disconnect();
  };
}
