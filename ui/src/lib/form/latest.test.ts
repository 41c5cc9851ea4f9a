import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Latest, type Outcome } from './latest';

/** Answers that the test gives when it wants to. */
function asked() {
  const questions: { question: string; answer: (value: string) => void }[] = [];
  const outcomes: Outcome<string>[] = [];
  const latest = new Latest<string, string>(
    (question) => new Promise((answer) => questions.push({ question, answer })),
    (outcome) => outcomes.push(outcome),
    150,
  );
  return { questions, outcomes, latest };
}

describe('the latest check', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is asked only once things have been quiet', () => {
    const { latest, questions } = asked();
    latest.put('P');
    vi.advanceTimersByTime(100);
    latest.put('Pu');
    vi.advanceTimersByTime(149);
    expect(questions).toHaveLength(0);
    vi.advanceTimersByTime(1);
    expect(questions.map((one) => one.question)).toEqual(['Pu']);
  });

  it('wins over an older one whose answer comes in later', async () => {
    const { latest, questions, outcomes } = asked();
    latest.put('old');
    vi.advanceTimersByTime(150);
    latest.put('new');
    vi.advanceTimersByTime(150);
    questions[1]?.answer('new answer');
    questions[0]?.answer('old answer');
    await vi.runAllTimersAsync();
    expect(outcomes).toEqual([{ ok: true, answer: 'new answer' }]);
  });

  it('drops the answer to a question that something was typed after', async () => {
    const { latest, questions, outcomes } = asked();
    latest.put('half');
    vi.advanceTimersByTime(150);
    latest.put('half a word');
    questions[0]?.answer('too early');
    await Promise.resolve();
    await Promise.resolve();
    expect(outcomes, 'it is about a form that is not there any more').toEqual([]);
  });
});
