import type { ChosenFile, Commands, Event, Theme } from '../contract';

/** What the window around the front end can do: the real one or a stand-in. */
export interface Host {
  call<K extends keyof Commands>(
    name: K,
    input: Commands[K]['input'],
  ): Promise<Commands[K]['output']>;
  /** Calls back on every event; the answer stops that. */
  onEvent(callback: (event: Event) => void): Promise<() => void>;
  /** Lets the person choose a list in the system's own dialog; null where it was closed. */
  chooseListFile(): Promise<ChosenFile | null>;
  openDataFolder(): Promise<void>;
  openLink(url: string): Promise<void>;
  /** Pauses what runs and closes the window: the person has been asked. */
  pauseAndClose(): Promise<void>;
  /** The size of everything in the window, in percent. */
  setZoom(percent: number): Promise<void>;
  /** Light or dark for the window's own frame. */
  setWindowTheme(theme: Theme): Promise<void>;
  /** The first screen is drawn: the window may be seen. */
  showWindow(): Promise<void>;
}
