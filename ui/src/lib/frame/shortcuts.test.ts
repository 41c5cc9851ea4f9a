import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPressed, keysOf, keyWords, sheet, shortcuts, type ShortcutName } from './shortcuts';

const names = Object.keys(shortcuts) as ShortcutName[];

function press(key: string, more: KeyboardEventInit = {}, target?: HTMLElement): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, ...more });
  (target ?? document.body).dispatchEvent(event);
  return event;
}

/** Which shortcuts a key press is, on this system. */
function meant(event: KeyboardEvent, platform = 'linux'): ShortcutName[] {
  return names.filter((name) => isPressed(event, name, platform));
}

describe('the table of keys', () => {
  it('gives no keys to two things', () => {
    for (const platform of ['linux', 'macos']) {
      const all = names.flatMap((name) => keysOf(name, platform).map((chord) => chord.join('+')));
      expect(new Set(all).size, platform).toBe(all.length);
    }
  });

  it('stands in the sheet of keys as a whole', () => {
    expect(sheet.flatMap((row) => row.of).sort()).toEqual(names.sort());
  });

  it('names the modifier as the system does', () => {
    expect(keyWords('new', 'linux')).toBe('Ctrl N');
    expect(keyWords('new', 'macos')).toBe('Cmd N');
    expect(keyWords('back', 'windows')).toBe('Alt Left');
    expect(keyWords('back', 'macos'), 'Option Left moves the caret there').toBe('Cmd [');
  });

  it('knows what is pressed', () => {
    expect(meant(press('k', { ctrlKey: true }))).toEqual(['palette']);
    expect(meant(press('k', { metaKey: true }), 'macos')).toEqual(['palette']);
    expect(meant(press('k', { ctrlKey: true }), 'macos'), 'Ctrl is none on a Mac').toEqual([]);
    expect(meant(press('ArrowLeft', { altKey: true }))).toEqual(['back']);
    expect(meant(press('Enter', { ctrlKey: true }))).toEqual(['main']);
    expect(meant(press('F1'))).toEqual(['keys']);
    expect(meant(press(' ', { shiftKey: true }))).toEqual(['tick_range']);
    expect(meant(press('N', { ctrlKey: true, shiftKey: true })), 'Shift is another').toEqual([]);
    expect(meant(press('e', { ctrlKey: true, altKey: true })), 'so is AltGr').toEqual([]);
  });

  it('finds signs and digits wherever the keyboard has them', () => {
    expect(meant(press('=', { ctrlKey: true })), 'without Shift').toEqual(['larger']);
    expect(meant(press('+', { ctrlKey: true, shiftKey: true }))).toEqual(['larger']);
    expect(meant(press('/', { shiftKey: true })), 'on a German one').toEqual(['search']);
    expect(meant(press('&', { ctrlKey: true, code: 'Digit1' })), 'on a French one').toEqual([
      'history',
    ]);
  });

  it('takes no sign from somebody who types', () => {
    const input = document.createElement('input');
    document.body.append(input);
    expect(meant(press('/', {}, input))).toEqual([]);
    expect(meant(press('?', { shiftKey: true }, input))).toEqual([]);
    expect(meant(press('k', { ctrlKey: true }, input)), 'but chords').toEqual(['palette']);
    input.remove();
  });

  it('has the words and keys of the menu bar', () => {
    const read = (path: string) => readFileSync(`${process.cwd()}/../${path}`, 'utf8');
    const texts = read('crates/text/src/en/shell.rs').matchAll(/const (\w+): &str = "([^"]+)";/g);
    const catalogue = new Map([...texts].map(([, name, words]) => [name, words]));
    const entries = [
      ...read('src-tauri/src/menu.rs').matchAll(
        /Asks\(\s*Action::(\w+),\s*text::shell::(\w+),\s*"([^"]+)",?\s*\)/g,
      ),
    ];
    expect(entries.length, 'the entries are found').toBeGreaterThan(10);
    for (const [, action = '', words = '', keys = ''] of entries) {
      const name = action.replace(/\B[A-Z]/g, '_$&').toLowerCase() as ShortcutName;
      expect(catalogue.get(words), action).toBe(shortcuts[name].does);
      const all = [...keysOf(name, 'macos'), ...(shortcuts[name].silent ?? [])];
      expect(
        all.map((chord) => chord.join('+').replace(/^(Cmd|Mod)/, 'CmdOrCtrl')),
        action,
      ).toContain(keys);
    }
  });
});
