// What the palette lists, and how it is found by typing.
import CornerDownRight from 'lucide/dist/esm/icons/corner-down-right.mjs';
import FileText from 'lucide/dist/esm/icons/file-text.mjs';
import HistoryIcon from 'lucide/dist/esm/icons/rotate-ccw-clock.mjs';
import Keyboard from 'lucide/dist/esm/icons/keyboard.mjs';
import Bookmark from 'lucide/dist/esm/icons/bookmark.mjs';
import Plug from 'lucide/dist/esm/icons/plug.mjs';
import Plus from 'lucide/dist/esm/icons/plus.mjs';
import SettingsIcon from 'lucide/dist/esm/icons/settings.mjs';
import type { Action, Connection, HistoryRow } from '../../contract';
import type { IconShape } from '../../controls/icon';
import { rowMark } from '../../controls/marks';
import { day } from '../../format';
import { go, to } from '../../router.svelte';
import { palette } from '../../text';
import { serviceWords } from '../../words';
import { offered, perform } from '../actions.svelte';
import { shortcuts } from '../shortcuts';

/** Something to go to or to do. */
export interface Entry {
  id: string;
  label: string;
  /** Stands behind the label in grey. */
  note?: string;
  icon: IconShape;
  /** Whose keys are shown. */
  action?: Action;
  /** Further words by which it is found. */
  words?: string;
  run: () => void;
}

export interface EntryGroup {
  label: string;
  entries: Entry[];
}

/** A part of a label, and whether it is what was typed. */
export type Part = { text: string; hit: boolean };

/** How many connections are listed as long as nothing is typed. */
const FEW = 5;

const PAGE_BUTTONS =
  'main header .actions .button, main footer .button:not([aria-haspopup]), main .button[data-listed]';

/** What can be done on the page that is open: what it offers, and its buttons. */
export function pageEntries(): Entry[] {
  const offers = offered().map((action): Entry => ({
    id: `offer-${action}`,
    label: shortcuts[action].does,
    icon: CornerDownRight,
    action,
    run: () => perform(action),
  }));
  const known = new Set(offers.map((one) => one.label));
  const buttons = [...document.querySelectorAll<HTMLElement>(PAGE_BUTTONS)].filter(isUsable);
  const pressed = buttons
    .map((button, at): Entry => ({
      id: `button-${at}`,
      label: button.getAttribute('aria-label') ?? button.innerText.trim(),
      icon: CornerDownRight,
      ...(button.matches('footer .primary, footer .danger') ? { action: 'main' as const } : {}),
      run: () => {
        // The page may have gone on meanwhile.
        if (button.isConnected && isUsable(button)) button.click();
      },
    }))
    .filter((one) => one.label !== '' && !known.has(one.label));
  // The main button first: it is what one comes for.
  return [
    ...pressed.filter((one) => one.action),
    ...offers,
    ...pressed.filter((one) => !one.action),
  ];
}

function isUsable(button: HTMLElement): boolean {
  return !button.matches(':disabled, [aria-disabled="true"], [data-just-come]');
}

/** The pages of the application. */
export function placeEntries(): Entry[] {
  const icons = {
    history: HistoryIcon,
    templates: Bookmark,
    connections: Plug,
    settings: SettingsIcon,
    keys: Keyboard,
  };
  const names = ['history', 'templates', 'connections', 'settings', 'keys'] as const;
  const pages = names.map((action): Entry => ({
    id: action,
    label: shortcuts[action].does,
    icon: icons[action],
    action,
    words: action === 'keys' ? palette.keysWords : palette.pageWords,
    run: () => perform(action),
  }));
  const add: Entry = {
    id: 'add-connection',
    label: palette.addConnection,
    icon: Plug,
    words: palette.addConnectionWords,
    run: () => go(to.addConnection()),
  };
  return [...pages, add];
}

/** A new assignment, with any account or a certain one. */
export function newEntries(connections: readonly Connection[], few: boolean): Entry[] {
  const any: Entry = {
    id: 'new',
    label: shortcuts.new.does,
    icon: Plus,
    action: 'new',
    run: () => perform('new'),
  };
  const each = connections.map((one): Entry => ({
    id: `new-${one.id}`,
    label: palette.newIn(one.face.label),
    note: serviceWords[one.face.service],
    icon: Plus,
    run: () => go(to.new(one.id)),
  }));
  return [any, ...(few ? each.slice(0, FEW) : each)];
}

/** Submissions that the history has found. */
export function historyEntries(rows: readonly HistoryRow[], now: number): Entry[] {
  return rows.map((row): Entry => ({
    id: `submission-${row.id}`,
    label: row.title,
    note: palette.submissionNote(
      rowMark(row.state, row.undone_fully).word,
      row.face.label,
      day(row.created_at, now),
    ),
    icon: FileText,
    run: () => go(to.submission(row.id)),
  }));
}

const SETTINGS = [
  {
    id: 'appearance',
    label: palette.settingsAppearance,
    words: palette.settingsAppearanceWords,
  },
  {
    id: 'assignments',
    label: palette.settingsAssignments,
    words: palette.settingsAssignmentsWords,
  },
  { id: 'data', label: palette.settingsData, words: palette.settingsDataWords },
  { id: 'about', label: palette.settingsAbout, words: palette.settingsAboutWords },
];

/** The sections of the settings. */
export function settingsEntries(): Entry[] {
  return SETTINGS.map((one): Entry => ({
    id: `settings-${one.id}`,
    label: one.label,
    note: palette.settings,
    icon: SettingsIcon,
    words: one.words,
    run: () => go(to.settings(one.id)),
  }));
}

/** The typed text as words. */
export function wordsOf(typed: string): string[] {
  return typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
}

/** The entries that hold every word. */
export function narrowed(entries: readonly Entry[], words: readonly string[]): Entry[] {
  return entries.filter((one) => {
    const text = `${one.label} ${one.note ?? ''} ${one.words ?? ''}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** A label cut where the typed words stand in it. */
export function marked(label: string, words: readonly string[]): Part[] {
  const lower = label.toLocaleLowerCase();
  // A letter whose lower case is longer would shift what is marked.
  if (lower.length !== label.length) return [{ text: label, hit: false }];
  const hits = Array.from(label, () => false).concat(false);
  for (const word of words) {
    const at = lower.indexOf(word);
    if (at >= 0) hits.fill(true, at, at + word.length);
  }
  const parts: Part[] = [];
  for (let at = 0; at < label.length; at += 1) {
    const hit = hits[at] ?? false;
    const last = parts.at(-1);
    if (last && last.hit === hit) last.text += label.charAt(at);
    else parts.push({ text: label.charAt(at), hit });
  }
  return parts;
}
