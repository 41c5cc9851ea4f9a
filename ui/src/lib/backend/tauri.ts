// The only file that knows the window's own interface.
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Event } from '../contract';
import type { Host } from './host';

/** The name under which Rust sends its events. */
const CHANNEL = 'roster';

export const host: Host = {
  call: (name, input) => invoke(name, { input }),
  onEvent: (callback) => listen<Event>(CHANNEL, ({ payload }) => callback(payload)),
  chooseListFile: () => invoke('choose_list_file'),
  openDataFolder: () => invoke('open_data_folder'),
  openLink: (url) => invoke('open_link', { url }),
  pauseAndClose: () => invoke('pause_and_close'),
  setZoom: (percent) => invoke('set_zoom', { percent }),
  setWindowTheme: (theme) => invoke('set_window_theme', { theme }),
  showWindow: () => invoke('show_window'),
};

/** Whether the front end runs in Roster's window. */
export function inWindow(): boolean {
  return '__TAURI_INTERNALS__' in window;
}
