import { describe, expect, it } from 'vitest';
import type { Form } from '../contract';
import { emptyForm, emptyQuery, type InstantlyFormOf } from './empty';
import { FormSteps } from './steps.svelte';

function begun(): { steps: FormSteps; wait: (ms: number) => void; empty: InstantlyFormOf } {
  let now = 0;
  const steps = new FormSteps(() => now);
  const empty = emptyForm('instantly');
  steps.start(empty);
  return { steps, empty, wait: (ms) => (now += ms) };
}

describe('the steps of a form', () => {
  it('go back and forth, each choice by itself', () => {
    const { steps, empty } = begun();
    const filtered = { ...empty, filter: 'FILTER_VAL_REPLIED' };
    const ruled = { ...filtered, queries: [emptyQuery('reply')] };
    steps.record(filtered);
    steps.record(ruled);
    expect(steps.undo()).toEqual(filtered);
    expect(steps.undo()).toEqual(empty);
    expect(steps.undo(), 'there is nothing before the beginning').toBeNull();
    expect(steps.redo()).toEqual(filtered);
    expect(steps.redo()).toEqual(ruled);
    expect(steps.canRedo).toBe(false);
  });

  it('are one while somebody types, and another after a pause or in another field', () => {
    const { steps, empty, wait } = begun();
    let form: Form = empty;
    const type = (change: Partial<InstantlyFormOf>) => {
      form = { ...form, ...change } as InstantlyFormOf;
      steps.record(form);
      wait(200);
    };
    type({ search: 'l' });
    type({ search: 'la' });
    type({ search: 'lan' });
    wait(2000);
    type({ search: 'lant' });
    type({ limit: '7' });
    expect(steps.undo()).toMatchObject({ search: 'lant', limit: '' });
    expect(steps.undo()).toMatchObject({ search: 'lan' });
    expect(steps.undo()).toMatchObject({ search: '' });
  });

  it('do not hold together two choices that follow each other quickly', () => {
    const { steps, empty } = begun();
    steps.record({ ...empty, in_list: true });
    steps.record({ ...empty, in_list: false });
    expect(steps.undo()).toMatchObject({ in_list: true });
  });

  it('forget what was undone once something else is done, and nothing for a name alone', () => {
    const { steps, empty } = begun();
    steps.record({ ...empty, in_list: true });
    expect(steps.undo()).toEqual(empty);
    steps.record({ ...empty, names: { a: 'Ada' } });
    expect(steps.canRedo, 'a name that was looked up is no step').toBe(true);
    steps.record({ ...empty, in_campaign: true });
    expect(steps.canRedo).toBe(false);
  });

  it('count nothing that the field itself has taken back', () => {
    const { steps, empty } = begun();
    steps.record({ ...empty, search: 'x' });
    steps.record({ ...empty, search: '' });
    expect(steps.canUndo).toBe(false);
  });

  it('are at most a hundred', () => {
    const { steps, empty } = begun();
    for (let at = 0; at < 150; at += 1) steps.record({ ...empty, in_list: at % 2 === 0 });
    let back = 0;
    while (steps.undo()) back += 1;
    expect(back).toBe(100);
  });
});
