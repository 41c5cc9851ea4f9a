// The keys of the window, in one table: the handlers, the tooltips, the palette, the menus and the
// sheet of keys are made from it.
import type { Action } from '../contract';

/** What has keys: the window's actions, and what forms, tables and layers do by themselves. */
export type ShortcutName =
  Action | 'undo' | 'redo' | 'move_up' | 'move_down' | 'tick' | 'tick_range' | 'tick_all' | 'close';

/** Keys that are pressed together. `Mod` is Ctrl, and Cmd on a Mac. */
export type Chord = readonly string[];

interface Shortcut {
  /** What it does, as the palette and the menus say it. */
  does: string;
  /** Each of these does it; the first is the one that is told where there is room for one only. */
  keys: readonly Chord[];
  /** Other keys on a Mac, where the usual ones mean something else. */
  mac?: readonly Chord[];
  /** Further keys that are not told, where a Mac has none of its own. */
  silent?: readonly Chord[];
  /** Goes on as long as the keys are held down. */
  repeats?: true;
}

export const shortcuts: Record<ShortcutName, Shortcut> = {
  palette: { does: 'Search everything', keys: [['Mod', 'K']] },
  new: { does: 'New assignment', keys: [['Mod', 'N']] },
  history: { does: 'History', keys: [['Mod', '1']] },
  templates: { does: 'Templates', keys: [['Mod', '2']] },
  connections: { does: 'Connections', keys: [['Mod', '3']] },
  settings: { does: 'Settings', keys: [['Mod', ',']] },
  back: {
    does: 'Back',
    keys: [['Alt', 'Left']],
    // With Alt the caret goes from word to word there.
    mac: [['Mod', '[']],
  },
  forward: { does: 'Forward', keys: [['Alt', 'Right']], mac: [['Mod', ']']] },
  main: { does: 'Main button of the page', keys: [['Mod', 'Enter']] },
  search: { does: 'Search this page', keys: [['Mod', 'F'], ['/']] },
  check: { does: 'Count or check again', keys: [['Mod', 'R']] },
  export: { does: 'Export…', keys: [['Mod', 'E']] },
  save: { does: 'Save as template…', keys: [['Mod', 'S']] },
  larger: { does: 'Larger text', keys: [['Mod', '+']], silent: [['Mod', '=']], repeats: true },
  smaller: { does: 'Smaller text', keys: [['Mod', '-']], repeats: true },
  usual_size: { does: 'Usual text size', keys: [['Mod', '0']], repeats: true },
  keys: { does: 'Keyboard', keys: [['F1'], ['?']] },
  undo: { does: 'Undo a step of the form', keys: [['Mod', 'Z']] },
  redo: {
    does: 'Redo it',
    keys: [['Mod', 'Shift', 'Z']],
    silent: [['Mod', 'Y']],
    // Cmd Y is another thing there.
    mac: [['Mod', 'Shift', 'Z']],
  },
  move_up: { does: 'Move a condition or a group up', keys: [['Alt', 'Up']] },
  move_down: { does: 'Move it down', keys: [['Alt', 'Down']] },
  tick: { does: 'Tick a row', keys: [['Space']] },
  tick_range: { does: 'Tick a range of rows', keys: [['Shift', 'Space']] },
  tick_all: { does: 'Tick all rows of the filter', keys: [['Mod', 'A']] },
  close: { does: 'Close what is on top', keys: [['Esc']] },
};

/** The lines of the sheet of keys: what goes together stands in one. */
export const sheet: readonly { does: string; of: readonly ShortcutName[] }[] = [
  { does: 'Search everything', of: ['palette'] },
  { does: 'New assignment', of: ['new'] },
  { does: 'History, templates, connections', of: ['history', 'templates', 'connections'] },
  { does: 'Settings', of: ['settings'] },
  { does: 'Back, forward', of: ['back', 'forward'] },
  { does: 'Main button of the page', of: ['main'] },
  { does: 'Search of the page', of: ['search'] },
  { does: 'Count again, check the plan again', of: ['check'] },
  { does: 'Undo, redo in a form', of: ['undo', 'redo'] },
  { does: 'Move a condition or a group', of: ['move_up', 'move_down'] },
  { does: 'Export', of: ['export'] },
  { does: 'Save the form as a template', of: ['save'] },
  { does: 'Tick a row, a range of rows', of: ['tick', 'tick_range'] },
  { does: 'Tick all rows of the filter', of: ['tick_all'] },
  { does: 'Text larger, smaller, usual', of: ['larger', 'smaller', 'usual_size'] },
  { does: 'Close what is on top', of: ['close'] },
  { does: 'These keys', of: ['keys'] },
];

/** The keys' names in the browser, where they are not their own. */
const BROWSER_NAMES: Record<string, string> = {
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Space: ' ',
  Esc: 'Escape',
};

/** The chords that are told of a shortcut, with the modifier as this system calls it. */
export function keysOf(name: ShortcutName, platform: string): Chord[] {
  const mac = platform === 'macos';
  const modifier = mac ? 'Cmd' : 'Ctrl';
  return chords(name, mac).map((chord) =>
    chord.map((key) => (key === 'Mod' ? modifier : mac && key === 'Alt' ? 'Option' : key)),
  );
}

/** The first chord of a shortcut in words, as in "Ctrl N": for tooltips. */
export function keyWords(name: ShortcutName, platform: string): string {
  return keysOf(name, platform)[0]?.join(' ') ?? '';
}

/** Whether a key press is that of a shortcut. A single letter or sign is none while one types. */
export function isPressed(event: KeyboardEvent, name: ShortcutName, platform: string): boolean {
  const mac = platform === 'macos';
  const { silent = [], mac: ownOnMac } = shortcuts[name];
  const all = [...chords(name, mac), ...(mac && ownOnMac ? [] : silent)];
  return all.some((chord) => fits(event, chord, mac));
}

function chords(name: ShortcutName, mac: boolean): readonly Chord[] {
  const { keys, mac: macKeys } = shortcuts[name];
  return mac && macKeys ? macKeys : keys;
}

function fits(event: KeyboardEvent, chord: Chord, mac: boolean): boolean {
  const wanted = chord.at(-1) ?? '';
  const modified = mac ? event.metaKey : event.ctrlKey;
  const foreign = mac ? event.ctrlKey : event.metaKey;
  if (foreign || modified !== chord.includes('Mod') || event.altKey !== chord.includes('Alt')) {
    return false;
  }
  // Where a sign lies is the keyboard's affair: on many it takes Shift.
  const isSign = wanted.length === 1 && !/[a-z]/i.test(wanted);
  if (!isSign && event.shiftKey !== chord.includes('Shift')) return false;
  if (chord.length === 1 && isSign && isTyping(event.target)) return false;
  if (/^\d$/.test(wanted) && event.code === `Digit${wanted}`) return true;
  return event.key.toLowerCase() === (BROWSER_NAMES[wanted] ?? wanted).toLowerCase();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]');
}
