import { afterEach, beforeEach } from 'vitest';
import { pressed } from '../lib/frame/actions.svelte';

const press = (event: KeyboardEvent): void => pressed(event, 'linux');

/** Has the keys of the window work in the tests of a page that stands without its window. */
export function withTheWindowsKeys(): void {
  beforeEach(() => window.addEventListener('keydown', press));
  afterEach(() => window.removeEventListener('keydown', press));
}
