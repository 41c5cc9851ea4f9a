import type { ChosenFile, Commands, Event, Theme } from '../contract';
import { toAppError } from './error';
import type { Host } from './host';

export { AppError } from './error';

let chosen: Promise<Host> | null = null;

/** The real window, or, in a browser during development and in tests, a stand-in in memory. */
async function choose(): Promise<Host> {
  const tauri = await import('./tauri');
  if (tauri.inWindow()) return tauri.host;
  // The stand-in is not in the built program: the condition is settled at build time.
  if (import.meta.env.DEV || import.meta.env.MODE === 'fake') {
    const fake = await import('./fake');
    return fake.createStandIn(location.search);
  }
  return tauri.host;
}

function host(): Promise<Host> {
  chosen ??= choose();
  return chosen;
}

/** Uses this host from now on. For tests. */
export function useHost(stand: Host): void {
  chosen = Promise.resolve(stand);
}

/** Calls a command of the application. Throws an `AppError`. */
export async function call<K extends keyof Commands>(
  name: K,
  input: Commands[K]['input'],
): Promise<Commands[K]['output']> {
  return attempt((there) => there.call(name, input));
}

/** Calls back on every event of the application, until the answer is called. */
export async function onEvent(callback: (event: Event) => void): Promise<() => void> {
  return attempt((there) => there.onEvent(callback));
}

/** Lets the person choose a list in the system's own dialog; null where it was closed. */
export async function chooseListFile(): Promise<ChosenFile | null> {
  return attempt((there) => there.chooseListFile());
}

/** Shows the folder with the history in the system's file manager. */
export async function openDataFolder(): Promise<void> {
  await attempt((there) => there.openDataFolder());
}

/** Opens an address in the system's browser. */
export async function openLink(url: string): Promise<void> {
  await attempt((there) => there.openLink(url));
}

/** Pauses what runs and closes the window: the person has been asked. */
export async function pauseAndClose(): Promise<void> {
  await attempt((there) => there.pauseAndClose());
}

/** Sets the size of everything in the window, in percent. */
export async function setZoom(percent: number): Promise<void> {
  await attempt((there) => there.setZoom(percent));
}

/** Makes the window's own frame light or dark. */
export async function setWindowTheme(theme: Theme): Promise<void> {
  await attempt((there) => there.setWindowTheme(theme));
}

/** Shows the window, now that its first screen is drawn. */
export async function showWindow(): Promise<void> {
  await attempt((there) => there.showWindow());
}

async function attempt<T>(act: (there: Host) => Promise<T>): Promise<T> {
  try {
    return await act(await host());
  } catch (thrown) {
    throw toAppError(thrown);
  }
}
