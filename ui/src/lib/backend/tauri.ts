// The only file that knows the window's own interface.
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWindow } from '@tauri-apps/api/window';
import type { Event } from '../contract';
import type { Host } from './host';

/** The name under which Rust sends its events. */
const CHANNEL = 'roster';

export const host: Host = {
  call: (name, input) => invoke(name, { input }),
  onEvent: (callback) => listen<Event>(CHANNEL, ({ payload }) => callback(payload)),
  openDataFolder: () => invoke('open_data_folder'),
  openLink: (url) => invoke('plugin:opener|open_url', { url }),
  setZoom: (percent) => invoke('set_zoom', { percent }),
  setWindowTheme: (theme) => getCurrentWindow().setTheme(theme === 'system' ? null : theme),
};

/** Whether the front end runs in Roster's window. */
export function inWindow(): boolean {
  return '__TAURI_INTERNALS__' in window;
}
