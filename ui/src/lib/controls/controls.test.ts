import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import Button from './Button.svelte';
import SecretField from './SecretField.svelte';
import Segmented from './Segmented.svelte';
import SelectField from './SelectField.svelte';
import { MOST_DRAWN, grouped, named, narrow } from './options';

const options = [
  { value: 'kettle', label: 'Kettle Fair', note: 'Active' },
  { value: 'lamps', label: 'Autumn Lamps' },
  { value: 'boats', label: 'Paper Boats', disabled: true },
];

/** A picker of regions that takes any text, with a value. */
function freeText(value: string) {
  const onchange = vi.fn();
  const id = 'region';
  const searched = { searchable: true, freeText: true };
  render(SelectField, { id, label: 'Region', value, options, ...searched, onchange });
  return { onchange };
}

describe('a picker', () => {
  it('that is searchable narrows down while one types and takes the choice with Enter', async () => {
    const user = userEvent.setup();
    const onchange = vi.fn();
    render(SelectField, {
      id: 'campaign',
      label: 'Campaign',
      value: '',
      options,
      searchable: true,
      onchange,
    });
    const box = screen.getByRole('combobox', { name: 'Campaign' });
    await user.click(box);
    await user.keyboard('lamp');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onchange).toHaveBeenCalledWith('lamps'));
    expect(box).toHaveValue('Autumn Lamps');
  });

  it('goes back to its choice when the typed text is none', async () => {
    const user = userEvent.setup();
    render(SelectField, {
      id: 'campaign',
      label: 'Campaign',
      value: 'kettle',
      options,
      searchable: true,
    });
    const box = screen.getByRole('combobox', { name: 'Campaign' });
    await user.click(box);
    await user.keyboard('zzz');
    expect(await screen.findByText('Nothing matches')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(box).toHaveValue('Kettle Fair'));
  });

  it('that takes free text keeps what was typed', async () => {
    const user = userEvent.setup();
    const { onchange } = freeText('');
    await user.click(screen.getByRole('combobox', { name: 'Region' }));
    await user.keyboard('api-new1.example{Tab}');
    await waitFor(() => expect(onchange).toHaveBeenCalledWith('api-new1.example'));
  });

  it('knows an option that is typed in full by its name', async () => {
    const user = userEvent.setup();
    const { onchange } = freeText('');
    await user.click(screen.getByRole('combobox', { name: 'Region' }));
    await user.keyboard('kettle FAIR{Tab}');
    await waitFor(() => expect(onchange).toHaveBeenCalledExactlyOnceWith('kettle'));
  });

  it('means no option by a name that is a value, that two have, or that cannot be chosen', () => {
    const groups = grouped([
      { value: 'City', label: 'Town' },
      { value: 'mx_City', label: 'City' },
      { value: 'a', label: 'Desk' },
      { value: 'b', label: 'Desk' },
      { value: 'c', label: 'Floor', disabled: true },
      { value: 'Pune', label: 'Pune' },
    ]);
    for (const typed of ['City', 'desk', 'floor', 'pune', 'PUNE']) {
      expect(named(groups, typed), typed).toBeUndefined();
    }
    expect(named(groups, 'town')?.value).toBe('City');
  });

  it.each(['by key', 'by mouse'])(
    'keeps its value when that is chosen once more, %s',
    async (how) => {
      const user = userEvent.setup();
      const { onchange } = freeText('kettle');
      const box = screen.getByRole('combobox', { name: 'Region' });
      await user.click(box);
      await user.keyboard('kett');
      const option = await screen.findByRole('option', { name: /Kettle Fair/ });
      await waitFor(() => expect(option).toHaveAttribute('data-highlighted'));
      if (how === 'by key') await user.keyboard('{Enter}');
      else await user.click(option);
      await waitFor(() => expect(box).toHaveValue('Kettle Fair'));
      await user.tab();
      expect(box).toHaveValue('Kettle Fair');
      expect(onchange).not.toHaveBeenCalled();
    },
  );

  it('can be cleared and gets the focus back', async () => {
    const user = userEvent.setup();
    const onchange = vi.fn();
    render(SelectField, {
      id: 'campaign',
      label: 'Campaign',
      value: 'kettle',
      options,
      clearable: true,
      onchange,
    });
    await user.click(screen.getByRole('button', { name: 'Clear Campaign' }));
    expect(onchange).toHaveBeenCalledWith('');
    expect(screen.getByRole('combobox', { name: 'Campaign' })).toHaveFocus();
  });

  it('says its error to a screen reader', () => {
    render(SelectField, {
      id: 'team',
      label: 'New team',
      value: '',
      options,
      error: 'Choose a team.',
    });
    const box = screen.getByRole('combobox', { name: 'New team' });
    expect(box).toHaveAccessibleDescription('Choose a team.');
    expect(box).toHaveAttribute('aria-invalid', 'true');
  });

  it('offers first what begins as one typed', () => {
    const cities = ['Nagpur', 'Jaipur', 'New.Pune', 'Pune', 'Pune, Camp'];
    const listed = grouped(cities.map((label) => ({ value: label, label })));
    const offered = (typed: string) =>
      narrow(listed, typed).groups.flatMap(({ options: of }) => of.map(({ label }) => label));
    expect(offered('pu')).toEqual(['Pune', 'Pune, Camp', 'New.Pune', 'Nagpur', 'Jaipur']);
    expect(offered(' ')).toEqual(cities);
  });

  it('draws only so many options and says how many more there are', () => {
    const many = Array.from({ length: MOST_DRAWN + 50 }, (_, index) => ({
      value: String(index),
      label: `Campaign ${index}`,
    }));
    const { groups, more } = narrow(grouped(many), '');
    expect(groups[0]?.options).toHaveLength(MOST_DRAWN);
    expect(more).toBe(50);
    expect(narrow(grouped(many), 'campaign 249').groups[0]?.options).toHaveLength(1);
  });
});

describe('a segmented switch', () => {
  it('is one stop and moves with the arrow keys', async () => {
    const user = userEvent.setup();
    const onchange = vi.fn();
    render(Segmented, {
      id: 'kind',
      label: 'Kind',
      value: 'live',
      options: [
        { value: 'live', label: 'Live' },
        { value: 'test', label: 'Test' },
      ],
      onchange,
    });
    expect(screen.getByRole('radiogroup', { name: 'Kind' })).toBeInTheDocument();
    await user.tab();
    expect(screen.getByRole('radio', { name: 'Live' })).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(onchange).toHaveBeenCalledWith('test'));
    expect(screen.getByRole('radio', { name: 'Test' })).toBeChecked();
  });
});

describe('a button', () => {
  it('that is off for a reason stays reachable, says the reason and does nothing', async () => {
    const user = userEvent.setup();
    const onclick = vi.fn();
    render(Button, {
      label: 'Review',
      disabled: true,
      disabledReason: 'Choose a team.',
      onclick,
    });
    const button = screen.getByRole('button', { name: 'Review' });
    await user.tab();
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription('Choose a team.');
    await user.click(button);
    expect(onclick).not.toHaveBeenCalled();
  });
});

describe('a key field', () => {
  it('shows the key only while its eye is pressed', async () => {
    const user = userEvent.setup();
    render(SecretField, { id: 'key', label: 'API key', value: 'k-123' });
    const key = screen.getByLabelText('API key');
    expect(key).toHaveAttribute('type', 'password');
    await user.click(screen.getByRole('button', { name: 'Show API key' }));
    expect(key).toHaveAttribute('type', 'text');
    await user.click(screen.getByRole('button', { name: 'Hide API key' }));
    expect(key).toHaveAttribute('type', 'password');
  });
});
