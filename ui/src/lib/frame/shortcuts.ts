import { go, to } from '../router.svelte';
import { appearance } from '../state/appearance.svelte';

/**
 * The page's main button; in a plan that asks for its count it is red. Not one that has come into
 * sight just now: a key that was pressed twice would confirm what nobody has looked at.
 */
const MAIN_BUTTON = 'main footer :is(.button.primary, .button.danger):not([data-just-come])';

/** What a key press can ask of the whole application. */
export interface Actions {
  showKeys: () => void;
  mac: boolean;
}

/** Acts on a key press anywhere in the window; the page behind a dialog stays as it is. */
export function pressed(event: KeyboardEvent, actions: Actions): void {
  if (event.defaultPrevented) return;
  const size = sizeWanted(event, actions);
  if (size !== null) {
    event.preventDefault();
    void appearance.resize(size).catch(() => undefined);
    return;
  }
  const act = wanted(event, actions);
  if (!act) return;
  event.preventDefault();
  // One press does one thing: a key that is held down would go on with a page nobody has seen.
  if (!event.repeat) act();
}

function sizeWanted(event: KeyboardEvent, { mac }: Actions): 1 | -1 | 0 | null {
  const modified = mac ? event.metaKey : event.ctrlKey;
  return modified && !event.altKey ? sizeStep(event.key) : null;
}

function wanted(event: KeyboardEvent, { showKeys, mac }: Actions): (() => void) | null {
  const modified = mac ? event.metaKey : event.ctrlKey;
  if (document.querySelector('dialog[open]')) return null;
  if (event.key === 'F1') return showKeys;
  if (event.key === '?' && !isTyping(event.target)) return showKeys;
  if (event.altKey && !modified && !event.shiftKey) {
    if (event.key === 'ArrowLeft') return () => history.back();
    if (event.key === 'ArrowRight') return () => history.forward();
    return null;
  }
  if (!modified || event.altKey || event.shiftKey) return null;
  switch (event.key.toLowerCase()) {
    case 'n':
      return () => go(to.new());
    case '1':
      return () => go(to.history);
    case '2':
      return () => go(to.templates);
    case '3':
      return () => go(to.connections);
    case ',':
      return () => go(to.settings());
    case 'enter':
      return () => document.querySelector<HTMLElement>(MAIN_BUTTON)?.click();
    default:
      return null;
  }
}

function sizeStep(key: string): 1 | -1 | 0 | null {
  if (key === '+' || key === '=') return 1;
  if (key === '-') return -1;
  return key === '0' ? 0 : null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]');
}
