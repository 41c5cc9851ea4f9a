import { getContext, setContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { FieldMessage } from '../contract';
import { messageAt } from './messages';
import { withEntry, withoutEntry } from './paths';

/** The messages of a form's fields, and which of them are to be seen yet. */
export class Fields {
  /** What the latest check found. */
  messages = $state.raw<readonly FieldMessage[]>([]);
  /** The person has tried to go on: from then on everything that is missing is said. */
  tried = $state(false);
  /** The paths of the fields that a template asks for. */
  asked = $state.raw<readonly string[]>([]);
  readonly #left = new SvelteSet<string>();

  /** The message at a field, none while it is too early for it. */
  at(path: string): string | null {
    return messageAt(this.messages, path, this.#left, this.tried);
  }

  /** The person has been at a field and gone on. */
  leave(path: string): void {
    this.#left.add(path);
  }

  /** Nothing has been looked at yet: another form. */
  startOver(): void {
    this.tried = false;
    this.asked = [];
    this.#left.clear();
  }

  /** A template asks for these: what is missing of them is said from the start. */
  ask(paths: readonly string[]): void {
    this.asked = paths;
    for (const path of paths) this.#left.add(path);
  }

  /** A field is no longer asked for: it stays empty this time. */
  stopAsking(path: string): void {
    this.asked = this.asked.filter((one) => one !== path);
  }

  /** An entry of a list is gone; those behind it moved up. */
  removed(list: string, index: number): void {
    this.#move((path) => withoutEntry(path, list, index));
  }

  /** An entry was put into a list; those behind it moved down. */
  inserted(list: string, index: number): void {
    this.#move((path) => withEntry(path, list, index));
  }

  /** Entries have changed places: what was said at their places counts no more. */
  moved(list: string): void {
    this.#move((path) => (path.startsWith(`${list}[`) ? null : path));
  }

  #move(to: (path: string) => string | null): void {
    const before = [...this.#left];
    this.#left.clear();
    for (const path of before) {
      const now = to(path);
      if (now !== null) this.#left.add(now);
    }
    this.asked = this.asked.flatMap((path) => to(path) ?? []);
    this.messages = this.messages.flatMap((message) => {
      const now = to(message.path);
      return now === null ? [] : [{ ...message, path: now }];
    });
  }
}

const KEY = Symbol('fields of the form');

export function provideFields(fields: Fields): Fields {
  return setContext(KEY, fields);
}

export function useFields(): Fields {
  return getContext<Fields>(KEY);
}

/**
 * Notices which field the focus leaves: the nearest element with `data-path`. A list that opens
 * beside its field does not count as another place.
 */
export function leftPath(event: FocusEvent): string | null {
  const from = event.target instanceof Element ? event.target.closest('[data-path]') : null;
  const to = event.relatedTarget;
  if (!(from instanceof HTMLElement)) return null;
  if (to instanceof Element && (from.contains(to) || to.closest('[role="listbox"]'))) return null;
  return from.dataset['path'] ?? null;
}
