/** How long typing rests before the service is asked. */
const REST_MS = 250;

/** From how many letters on. */
const FROM = 2;

/** Asks for what a typed text means, once typing rests; only the last text counts. */
export class Found<T> {
  asking = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted = '';

  constructor(
    private readonly ask: (text: string) => Promise<T[]>,
    private readonly take: (items: T[]) => void,
  ) {}

  typed(text: string): void {
    clearTimeout(this.#timer);
    this.#wanted = text.trim();
    this.asking = this.#wanted.length >= FROM;
    if (this.asking) this.#timer = setTimeout(() => void this.#go(this.#wanted), REST_MS);
  }

  /** What was asked does not count any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#wanted = '';
    this.asking = false;
  }

  async #go(text: string): Promise<void> {
    let items: T[] = [];
    try {
      items = await this.ask(text);
    } catch {
      // The list itself says why the service does not answer.
    }
    if (text !== this.#wanted) return;
    this.asking = false;
    this.take(items);
  }
}
