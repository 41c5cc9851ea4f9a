/**
 * Asks once things have been quiet for a moment, and hands on only the answer to the latest
 * question: an older answer that comes in later is dropped.
 */
export class Latest<Question, Answer> {
  #number = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly ask: (question: Question) => Promise<Answer>,
    private readonly handOn: (outcome: Outcome<Answer>) => void,
    private readonly quietMs: number,
  ) {}

  /** Asks after the quiet time; whatever was asked before no longer counts. */
  put(question: Question): void {
    this.#stopWaiting();
    const number = ++this.#number;
    this.#timer = setTimeout(() => void this.#run(number, question), this.quietMs);
  }

  /** Asks at once and waits for the outcome, which is handed on as well if it is the latest. */
  async now(question: Question): Promise<Outcome<Answer>> {
    this.#stopWaiting();
    return this.#run(++this.#number, question);
  }

  /** Nothing that is still under way counts any more. */
  stop(): void {
    this.#stopWaiting();
    this.#number += 1;
  }

  async #run(number: number, question: Question): Promise<Outcome<Answer>> {
    let outcome: Outcome<Answer>;
    try {
      outcome = { ok: true, answer: await this.ask(question) };
    } catch (error) {
      outcome = { ok: false, error };
    }
    if (number === this.#number) this.handOn(outcome);
    return outcome;
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

export type Outcome<Answer> = { ok: true; answer: Answer } | { ok: false; error: unknown };
