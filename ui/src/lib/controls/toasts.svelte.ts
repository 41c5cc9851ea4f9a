/** A message that goes away by itself. Nothing that matters is said only here. */
export interface Toast {
  id: number;
  message: string;
}

const STAYS_MS = 5000;
let last = 0;

export const toasts = $state<{ shown: Toast[] }>({ shown: [] });

/** Shows a short message for a few seconds. */
export function toast(message: string): void {
  last += 1;
  const id = last;
  toasts.shown.push({ id, message });
  setTimeout(() => dismiss(id), STAYS_MS);
}

/** Takes a message away. */
export function dismiss(id: number): void {
  toasts.shown = toasts.shown.filter((shown) => shown.id !== id);
}
