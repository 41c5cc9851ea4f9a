import { isPressed } from '../frame/shortcuts';

/** Whether a text field still has something of its own to take back, before the form does. */
export class OwnUndo {
  #field: EventTarget | null = null;
  #atFocus = '';
  /** What stood there after the person's latest key; something else has been put there since. */
  #typed: string | null = null;
  #tookBack = false;

  /** The focus came to a place. */
  focused(target: EventTarget | null): void {
    this.#field = isText(target) ? target : null;
    this.#atFocus = isText(target) ? target.value : '';
    this.#typed = null;
    this.#tookBack = false;
  }

  /** The person typed, or the field took back. */
  input(event: Event): void {
    const { target } = event;
    if (!isText(target)) return;
    if (target !== this.#field) this.focused(target);
    const kind = event instanceof InputEvent ? event.inputType : '';
    this.#tookBack = kind === 'historyUndo' || kind === 'historyRedo';
    this.#typed = target.value;
  }

  /** Whether the field itself can go back. */
  canUndo(target: EventTarget | null): boolean {
    return this.#isTyped(target) && this.#typed !== this.#atFocus;
  }

  /** Whether the field itself can go forth. */
  canRedo(target: EventTarget | null): boolean {
    return this.#isTyped(target) && this.#tookBack;
  }

  /**
   * Has the field go back or forth by itself. Says whether it did: one that has nothing left leaves
   * it to the form, and never swallows the key.
   */
  step(which: 'undo' | 'redo', target: EventTarget | null): boolean {
    if (!isText(target)) return false;
    if (which === 'undo' ? !this.canUndo(target) : !this.canRedo(target)) return false;
    const before = target.value;
    // Deprecated, and the only way to a text field's own steps; every web view has it.
    document.execCommand?.(which);
    return target.value !== before;
  }

  #isTyped(target: EventTarget | null): boolean {
    return isText(target) && target === this.#field && target.value === this.#typed;
  }
}

function isText(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !NOT_TEXT.has(target.type);
}

const NOT_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'file', 'range']);

/** What a key press asks of a form's steps. */
export function stepWanted(event: KeyboardEvent, platform: string): 'undo' | 'redo' | null {
  if (isPressed(event, 'undo', platform)) return 'undo';
  return isPressed(event, 'redo', platform) ? 'redo' : null;
}
