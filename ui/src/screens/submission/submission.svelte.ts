import { call, onEvent } from '../../lib/backend';
import { toAppError, type AppError } from '../../lib/backend/error';
import type { SubmissionDetail } from '../../lib/contract';
import { isOpen } from '../../lib/words';

/** How often a running submission is read again, in case an event was missed. */
const AGAIN_MS = 2000;

/** One submission, kept up to date by events and by reading it again. */
export class Submission {
  detail = $state.raw<SubmissionDetail | null>(null);
  error = $state.raw<AppError | null>(null);
  cancelling = $state(false);
  cancelError = $state.raw<AppError | null>(null);

  #round = 0;

  constructor(private readonly id: string) {}

  /** Reads it and follows its changes; the answer stops that. */
  follow(): () => void {
    let stopped = false;
    let stopEvents: (() => void) | null = null;
    void this.read();
    void onEvent((event) => {
      if (event.id === this.id) void this.read();
    }).then(
      (stop) => {
        if (stopped) stop();
        else stopEvents = stop;
        // What happened before the events were heard.
        void this.read();
      },
      () => undefined,
    );
    const timer = setInterval(() => {
      if (this.detail && isOpen(this.detail.state)) void this.read();
    }, AGAIN_MS);
    return () => {
      stopped = true;
      stopEvents?.();
      clearInterval(timer);
      this.#round += 1;
    };
  }

  /** Reads it once more. An older answer never replaces a newer one. */
  async read(): Promise<void> {
    const round = ++this.#round;
    try {
      const detail = await call('submission', { id: this.id });
      if (round !== this.#round) return;
      this.detail = detail;
      this.error = null;
    } catch (error) {
      if (round === this.#round) this.error = toAppError(error);
    }
  }

  /** Stops waiting. What was sent may still land. */
  async cancel(): Promise<void> {
    if (this.cancelling) return;
    this.cancelling = true;
    this.cancelError = null;
    try {
      await call('cancel', { id: this.id });
      await this.read();
    } catch (error) {
      this.cancelError = toAppError(error);
    } finally {
      this.cancelling = false;
    }
  }
}
