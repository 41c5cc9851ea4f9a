import { describe, expect, it, vi } from 'vitest';
import { OwnUndo, stepWanted } from './own-undo';

function field(value: string): HTMLInputElement {
  const input = document.createElement('input');
  input.value = value;
  return input;
}

function typed(own: OwnUndo, input: HTMLInputElement, value: string, inputType = 'insertText') {
  input.value = value;
  const event = new InputEvent('input', { inputType });
  Object.defineProperty(event, 'target', { value: input });
  own.input(event);
}

describe('a text field', () => {
  it('takes back what was typed into it before the form does', () => {
    const own = new OwnUndo();
    const input = field('maple');
    own.focused(input);
    expect(own.canUndo(input), 'nothing was typed yet').toBe(false);
    typed(own, input, 'maples');
    expect(own.canUndo(input)).toBe(true);
    expect(own.canRedo(input)).toBe(false);
    typed(own, input, 'maple', 'historyUndo');
    expect(own.canUndo(input), 'the rest is the form’s').toBe(false);
    expect(own.canRedo(input)).toBe(true);
  });

  it('leaves it to the form where the form has put something else there since', () => {
    const own = new OwnUndo();
    const input = field('');
    own.focused(input);
    typed(own, input, 'kettle');
    input.value = 'Kettle Fair';
    expect(own.canUndo(input)).toBe(false);
  });

  it('never swallows the key: one that has nothing left leaves it to the form', () => {
    const own = new OwnUndo();
    const input = field('');
    own.focused(input);
    typed(own, input, 'kettle');
    const act = vi.fn(() => true);
    Object.assign(document, { execCommand: act });
    expect(own.step('undo', input), 'the field did nothing').toBe(false);
    act.mockImplementation(() => {
      input.value = '';
      return true;
    });
    expect(own.step('undo', input)).toBe(true);
    expect(act).toHaveBeenLastCalledWith('undo');
    expect(own.step('redo', document.body)).toBe(false);
  });

  it('is not a tick or a button', () => {
    const own = new OwnUndo();
    const tick = field('');
    tick.type = 'checkbox';
    own.focused(tick);
    expect(own.canUndo(tick)).toBe(false);
  });
});

describe('the keys', () => {
  const press = (key: string, held: KeyboardEventInit, mac = false) =>
    stepWanted(new KeyboardEvent('keydown', { key, ...held }), mac ? 'macos' : 'linux');

  it('are those of every other application on the system', () => {
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(press('y', { ctrlKey: true })).toBe('redo');
    expect(press('z', { metaKey: true }, true)).toBe('undo');
    expect(press('Z', { metaKey: true, shiftKey: true }, true)).toBe('redo');
    expect(press('z', {})).toBeNull();
    expect(press('z', { ctrlKey: true, altKey: true })).toBeNull();
    expect(press('y', { metaKey: true }, true), 'Cmd Y is another thing on a Mac').toBeNull();
  });
});
