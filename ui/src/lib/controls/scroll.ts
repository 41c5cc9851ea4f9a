const STOPS = 'a[href], button, input, select, textarea, [tabindex]';

/**
 * Lets the keyboard scroll a text that is longer than its place: it is a stop for Tab as long as it is, and
 * holds nothing that is one. To be attached to what scrolls.
 */
export function scrolledByKeys(node: HTMLElement): () => void {
  const look = (): void => {
    const scrolls =
      node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1;
    if (scrolls && node.querySelector(STOPS) === null) node.tabIndex = 0;
    else node.removeAttribute('tabindex');
  };
  const sizes = new ResizeObserver(look);
  sizes.observe(node);
  const contents = new MutationObserver(look);
  contents.observe(node, { childList: true, subtree: true, characterData: true });
  look();
  return () => {
    sizes.disconnect();
    contents.disconnect();
  };
}
