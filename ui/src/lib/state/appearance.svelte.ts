import { call, setWindowTheme, setZoom } from '../backend';
import type { Settings } from '../contract';

/** The text sizes that can be chosen, in percent. */
export const textSizes = [90, 100, 110, 125, 150, 200] as const;

/** How Roster looks: applied at once, and kept. */
class Appearance {
  settings = $state.raw<Settings>({
    theme: 'system',
    density: 'comfortable',
    text_size: 100,
    motion: 'system',
    plan_minutes: 15,
    typed_count_from: 2000,
  });

  /** Applies what was kept. */
  take(settings: Settings): void {
    const before = this.settings;
    this.settings = settings;
    apply(settings, before);
  }

  /** Applies a change and keeps it. Throws an `AppError` where it cannot be kept. */
  async change(change: Partial<Settings>): Promise<void> {
    this.take({ ...this.settings, ...change });
    await call('save_settings', this.settings);
  }

  /** The next larger (1) or smaller (-1) text size, or the usual one (0). */
  async resize(step: 1 | -1 | 0): Promise<void> {
    const sizes: readonly number[] = textSizes;
    const index = sizes.indexOf(this.settings.text_size);
    const size = step === 0 ? 100 : sizes[index + step];
    if (size !== undefined && size !== this.settings.text_size) {
      await this.change({ text_size: size });
    }
  }
}

function apply(settings: Settings, before: Settings): void {
  const root = document.documentElement;
  set(root, 'theme', settings.theme === 'system' ? null : settings.theme);
  set(root, 'density', settings.density === 'comfortable' ? null : settings.density);
  set(root, 'motion', settings.motion === 'system' ? null : settings.motion);
  // The window may not be able to; the page is right all the same.
  if (settings.theme !== before.theme) void setWindowTheme(settings.theme).catch(() => undefined);
  if (settings.text_size !== before.text_size)
    void setZoom(settings.text_size).catch(() => undefined);
}

function set(root: HTMLElement, name: string, value: string | null): void {
  if (value === null) delete root.dataset[name];
  else root.dataset[name] = value;
}

export const appearance = new Appearance();
