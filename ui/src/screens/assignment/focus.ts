const FIELD = 'input:not([disabled]), textarea, [role="treeitem"][tabindex="0"], button';

/** Puts the focus into the first field of the form, from the top, that has one of the paths. */
export function focusFirst(paths: ReadonlySet<string>): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-path]')) {
    if (!paths.has(place.dataset['path'] ?? '')) continue;
    place.querySelector<HTMLElement>(FIELD)?.focus();
    return;
  }
}
