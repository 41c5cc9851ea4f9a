/**
 * Runs something at most once in a while, however often it is asked for; the last request is
 * never lost, and two never run at the same time.
 */
export class Paced {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #again = false;
  #stopped = false;
  #last = -Infinity;

  constructor(
    private readonly act: () => Promise<void>,
    private readonly everyMs: number,
  ) {}

  /** Asks for a run: now, or as soon as it may. */
  ask(): void {
    if (this.#stopped || this.#timer !== undefined) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    const wait = this.#last + this.everyMs - performance.now();
    if (wait <= 0) void this.#run();
    else this.#timer = setTimeout(() => void this.#run(), wait);
  }

  /** Nothing runs any more. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    this.#running = true;
    this.#last = performance.now();
    await this.act();
    this.#running = false;
    if (!this.#again) return;
    this.#again = false;
    this.ask();
  }
}
