import { configure, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { ConditionForm } from '../../../lib/contract';
import { drafts, draftOf } from '../../../lib/form/drafts';
import { emptyForm } from '../../../lib/form/empty';
import { app } from '../../../lib/state/app.svelte';
import { stage } from '../../../test/stage';
import AssignmentScreen from '../AssignmentScreen.svelte';

// Whole screens on a busy machine take their time.
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

/** The form with one condition, and the value that it has been checked with last. */
async function condition(lookup_name: string, lookup_value: string, operator = 'eq') {
  const { inputs } = await stage();
  const { id } = app.connections.find((one) => one.face.service === 'leadsquared')!;
  const form = emptyForm('leadsquared');
  form.conditions = [
    { condition_operator: 'AND', condition: [{ lookup_name, lookup_value, operator }] },
  ];
  drafts.keep(id, draftOf(form));
  render(AssignmentScreen, { connectionId: id });
  await screen.findByRole('combobox', { name: 'Attribute' });
  const sent = (): ConditionForm | undefined => {
    const last = inputs('check').at(-1)?.form;
    return last?.service === 'leadsquared' ? last.conditions[0]?.condition[0] : undefined;
  };
  return { user: userEvent.setup(), sent };
}

const field = () => screen.getByLabelText<HTMLInputElement>('Value', { selector: 'input' });
const button = (name: string) => screen.findByRole('button', { name });
const pick = () => button('Pick a date for condition 1 of group 1');
const type = () => button('Type the value of condition 1 of group 1 instead');

describe('the value of a date', () => {
  it('is picked, and sent as the service writes a day', async () => {
    const { sent } = await condition('CreatedOn', '');
    await type();
    expect(field()).toHaveAttribute('type', 'date');
    await fireEvent.input(field(), { target: { value: '2026-11-28' } });
    await waitFor(() => expect(sent()).toMatchObject({ lookup_value: '2026-11-28' }));
    expect(field()).toHaveValue('2026-11-28');
  });

  it('with a time stays as it is, and stays so until another is picked', async () => {
    const stored = '2026-03-04 10:00:00';
    const { user, sent } = await condition('CreatedOn', stored);
    await user.click(await pick());
    expect(field()).toHaveAttribute('type', 'date');
    expect(screen.getByText(`“${stored}” stays until you pick a date.`)).toBeInTheDocument();
    await waitFor(() => expect(field(), 'the focus goes along').toHaveFocus());
    await fireEvent.input(field(), { target: { value: '' } });
    await user.click(await type());
    expect(field()).toHaveAttribute('type', 'text');
    expect(field(), 'nothing of it is lost').toHaveValue(stored);
    await waitFor(() => expect(sent()).toMatchObject({ lookup_value: stored }));
    await user.click(await pick());
    await fireEvent.input(field(), { target: { value: '2026-11-28' } });
    await waitFor(() => expect(sent()).toMatchObject({ lookup_value: '2026-11-28' }));
    expect(screen.queryByText(/stays until/)).toBeNull();
  });

  it('can be typed, and the field does not change while it is', async () => {
    const { user, sent } = await condition('CreatedOn', '', 'lik');
    await user.click(await type());
    expect(screen.queryByText(/stays until/)).toBeNull();
    await waitFor(() => expect(field()).toHaveFocus());
    await user.keyboard('2026-11-28');
    expect(field()).toHaveAttribute('type', 'text');
    expect(field()).toHaveFocus();
    await user.keyboard('{Backspace>3/}');
    await waitFor(() => expect(sent()).toMatchObject({ lookup_value: '2026-11' }));
  });

  it('that is typed into does not become a picker when its time is taken off', async () => {
    const { user } = await condition('CreatedOn', '2026-03-04 10');
    await pick();
    await user.click(field());
    await user.keyboard('{End}{Backspace>3/}');
    expect(field()).toHaveValue('2026-03-04');
    expect(field()).toHaveAttribute('type', 'text');
    expect(field()).toHaveFocus();
  });
});

describe('the value of a number', () => {
  const odd = /all values of this attribute are numbers/;

  it('is one of those that users have, or is said not to be a number', async () => {
    const { user } = await condition('mx_Custom_4', '');
    const box = await screen.findByRole('combobox', { name: 'Value' });
    await user.click(box);
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3));
    await user.keyboard('seven{Enter}');
    expect(await screen.findByText(odd)).toBeInTheDocument();
  });

  it('may be a part of one, and is sent whatever it is', async () => {
    const { user, sent } = await condition('mx_Custom_4', '', 'lik_s');
    await waitFor(() => expect(field()).toHaveAttribute('inputmode', 'decimal'));
    await user.type(field(), '1.');
    expect(screen.queryByText(odd)).toBeNull();
    await user.type(field(), 'x');
    expect(await screen.findByText(odd)).toBeInTheDocument();
    await waitFor(() => expect(sent()).toMatchObject({ lookup_value: '1.x' }));
  });
});
