// What can be asked of the window from anywhere: by keys, in the palette and in the menus.
import { untrack } from 'svelte';
import type { Action } from '../contract';
import { go, to } from '../router.svelte';
import { appearance } from '../state/appearance.svelte';
import { isPressed, shortcuts } from './shortcuts';

/** What only the open page can do. */
export type PageAction = 'search' | 'check' | 'export' | 'save';

/**
 * The page's main button; in a plan that asks for its count it is red. Not one that has come into
 * sight just now: a key that was pressed twice would confirm what nobody has looked at.
 */
const MAIN_BUTTON = 'main footer :is(.button.primary, .button.danger):not([data-just-come])';

/** The layers over the page that are opened from anywhere. */
export const layers = $state({ keys: false, palette: false });

interface Offer {
  action: PageAction;
  run: () => void;
  can: () => boolean;
}

/** What the open page and its parts can do; the last one to come goes first. */
let offers = $state.raw<readonly Offer[]>([]);

/** Says that the page can do this as long as the component is there. `can` tells whether it can now. */
export function offer(action: PageAction, run: () => void, can: () => boolean = () => true): void {
  $effect(() => {
    const mine = { action, run, can };
    offers = [mine, ...untrack(() => offers)];
    return () => (offers = offers.filter((one) => one !== mine));
  });
}

/** The page's actions that can be done now. */
export function offered(): PageAction[] {
  return [...new Set(offers.filter((one) => one.can()).map((one) => one.action))];
}

/** Does what was asked for. What the open page cannot do is left alone. */
export function perform(action: Action): void {
  switch (action) {
    case 'palette':
      layers.palette = true;
      return;
    case 'keys':
      layers.keys = true;
      return;
    case 'new':
      return go(to.new());
    case 'history':
    case 'templates':
    case 'connections':
      return go(to[action]);
    case 'settings':
      return go(to.settings());
    case 'back':
      return history.back();
    case 'forward':
      return history.forward();
    case 'main':
      document.querySelector<HTMLElement>(MAIN_BUTTON)?.click();
      return;
    case 'search':
    case 'check':
    case 'export':
    case 'save':
      offers.find((one) => one.action === action && one.can())?.run();
      return;
    case 'larger':
      return resize(1);
    case 'smaller':
      return resize(-1);
    case 'usual_size':
      return resize(0);
  }
}

function resize(step: 1 | -1 | 0): void {
  // The settings say what could not be kept.
  void appearance.resize(step).catch(() => undefined);
}

/** Whether nothing but the text size may be changed: a dialog is open, and the page behind it rests. */
function isCovered(action: Action): boolean {
  return !shortcuts[action].repeats && document.querySelector('dialog[open]') !== null;
}

/** Does what a menu asks for; the page behind a dialog stays as it is. */
export function chosen(action: Action): void {
  if (!isCovered(action)) perform(action);
}

/** What forms, tables and layers see to by themselves. */
const OWN = /^(undo|redo|move|tick|close)/;
const isAction = (name: string): name is Action => !OWN.test(name);
const actions = Object.keys(shortcuts).filter(isAction);

/** Acts on a key press anywhere in the window. */
export function pressed(event: KeyboardEvent, platform: string): void {
  if (event.defaultPrevented) return;
  const action = actions.find((name) => isPressed(event, name, platform));
  if (action === undefined || isCovered(action)) return;
  // The web view would do something of its own, as to load the page anew.
  event.preventDefault();
  // One press does one thing: a key that is held down would go on with a page nobody has seen.
  if (event.repeat && !shortcuts[action].repeats) return;
  perform(action);
}
