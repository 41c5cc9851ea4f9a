// The keys of the window, in one table: the handlers, the tooltips, the palette, the menus and the
// sheet of keys are made from it.
import type { Action } from '../contract';
import { frame as text } from '../text';

/** What has keys: the window's actions, and what forms, tables and layers do by themselves. */
export type ShortcutName =
  Action | 'undo' | 'redo' | 'move_up' | 'move_down' | 'tick' | 'tick_range' | 'tick_all' | 'close';

/** Keys that are pressed together. `Mod` is Ctrl, and Cmd on a Mac. */
type Chord = readonly string[];

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
  palette: { does: text.searchEverything, keys: [['Mod', 'K']] },
  new: { does: text.newAssignment, keys: [['Mod', 'N']] },
  history: { does: text.history, keys: [['Mod', '1']] },
  templates: { does: text.templates, keys: [['Mod', '2']] },
  connections: { does: text.connections, keys: [['Mod', '3']] },
  settings: { does: text.settings, keys: [['Mod', ',']] },
  back: {
    does: text.back,
    keys: [['Alt', 'Left']],
    // With Alt the caret goes from word to word there.
    mac: [['Mod', '[']],
  },
  forward: { does: text.forward, keys: [['Alt', 'Right']], mac: [['Mod', ']']] },
  main: { does: text.mainButton, keys: [['Mod', 'Enter']] },
  search: { does: text.searchPage, keys: [['Mod', 'F'], ['/']] },
  check: { does: text.checkAgain, keys: [['Mod', 'R']] },
  export: { does: text.exportFile, keys: [['Mod', 'E']] },
  save: { does: text.saveTemplate, keys: [['Mod', 'S']] },
  larger: { does: text.largerText, keys: [['Mod', '+']], silent: [['Mod', '=']], repeats: true },
  smaller: { does: text.smallerText, keys: [['Mod', '-']], repeats: true },
  usual_size: { does: text.usualSize, keys: [['Mod', '0']], repeats: true },
  keys: { does: text.keyboard, keys: [['F1'], ['?']] },
  undo: { does: text.undoStep, keys: [['Mod', 'Z']] },
  redo: {
    does: text.redoStep,
    keys: [['Mod', 'Shift', 'Z']],
    silent: [['Mod', 'Y']],
    // Cmd Y is another thing there.
    mac: [['Mod', 'Shift', 'Z']],
  },
  move_up: { does: text.moveUp, keys: [['Alt', 'Up']] },
  move_down: { does: text.moveDown, keys: [['Alt', 'Down']] },
  tick: { does: text.tickRow, keys: [['Space']] },
  tick_range: { does: text.tickRange, keys: [['Shift', 'Space']] },
  tick_all: { does: text.tickAll, keys: [['Mod', 'A']] },
  close: { does: text.closeTop, keys: [['Esc']] },
};

/** The lines of the sheet of keys: what goes together stands in one. */
export const sheet: readonly { does: string; of: readonly ShortcutName[] }[] = [
  { does: text.searchEverything, of: ['palette'] },
  { does: text.newAssignment, of: ['new'] },
  { does: text.sheetPages, of: ['history', 'templates', 'connections'] },
  { does: text.settings, of: ['settings'] },
  { does: text.sheetBackForward, of: ['back', 'forward'] },
  { does: text.mainButton, of: ['main'] },
  { does: text.sheetSearch, of: ['search'] },
  { does: text.sheetCheck, of: ['check'] },
  { does: text.sheetUndo, of: ['undo', 'redo'] },
  { does: text.sheetMove, of: ['move_up', 'move_down'] },
  { does: text.sheetExport, of: ['export'] },
  { does: text.sheetSave, of: ['save'] },
  { does: text.sheetTick, of: ['tick', 'tick_range'] },
  { does: text.tickAll, of: ['tick_all'] },
  { does: text.sheetSize, of: ['larger', 'smaller', 'usual_size'] },
  { does: text.closeTop, of: ['close'] },
  { does: text.sheetKeys, of: ['keys'] },
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
  const names = mac ? text.macKeyNames : text.keyNames;
  return chords(name, mac).map((chord) => chord.map((key) => names[key] ?? key));
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
