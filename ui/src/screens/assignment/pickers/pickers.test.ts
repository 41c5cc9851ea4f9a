import Megaphone from 'lucide/dist/esm/icons/megaphone.mjs';
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Campaign, Listing, Member } from '../../../lib/contract';
import { MOST_DRAWN } from '../../../lib/controls/options';
import { noLeadSquaredLists } from '../../../lib/form/choices.svelte';
import Freshness from '../Freshness.svelte';
import ListingField from '../ListingField.svelte';
import PeoplePicker from './PeoplePicker.svelte';

const campaign = (name: string): Campaign => ({ id: `id-${name}`, name, status: 'Active' });

function ready(names: string[]): Listing<Campaign> {
  return { state: 'ready', items: names.map(campaign), read_at: 1, trouble: null };
}

function field(listing: Listing<Campaign> | null, more: object = {}) {
  const onchoose = vi.fn();
  const onretry = vi.fn();
  render(ListingField<Campaign>, {
    id: 'campaign',
    label: 'Campaign',
    idLabel: 'Campaign ID',
    icon: Megaphone,
    placeholder: 'Any campaign',
    listing,
    toOption: (item: Campaign) => ({ value: item.id, label: item.name, note: item.status }),
    value: '',
    name: undefined,
    error: null,
    onchoose,
    onretry,
    ...more,
  });
  return { onchoose, onretry, user: userEvent.setup() };
}

const box = () => screen.getByRole('combobox', { name: 'Campaign' });

describe('a list of the account', () => {
  it('is chosen from by typing, arrows and Enter, and Esc leaves the choice', async () => {
    const { user, onchoose } = field(ready(['Autumn', 'Autumn fair', 'Spring']));
    await user.click(box());
    await user.keyboard('autumn');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2));
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(onchoose).toHaveBeenCalledWith('id-Autumn fair', 'Autumn fair'));
    onchoose.mockClear();
    await user.click(box());
    await user.keyboard('spring{Escape}');
    expect(onchoose).not.toHaveBeenCalled();
  });

  it('of ten thousand draws a few, and finds the last one', async () => {
    const names = Array.from({ length: 10_000 }, (_, at) => `Campaign ${at + 1}`);
    const { user } = field(ready(names));
    await user.click(box());
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(MOST_DRAWN));
    expect(screen.getByText('9,800 more. Type to find them.')).toBeInTheDocument();
    await user.keyboard('10000');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    expect(screen.getByRole('option')).toHaveTextContent('Campaign 10000');
  });

  it('that is still being read is looked through by the service', async () => {
    const onfind = vi.fn((text: string) =>
      Promise.resolve([{ value: 'id-far', label: `Far ${text}`, note: 'Paused' }]),
    );
    const { user, onchoose } = field({ state: 'reading' }, { onfind });
    await user.click(box());
    expect(await screen.findByText('Reading the list…')).toBeInTheDocument();
    await user.keyboard('fair');
    const option = await screen.findByRole('option', { name: /Far fair/ });
    expect(onfind).toHaveBeenCalledTimes(1);
    await user.click(option);
    await waitFor(() => expect(onchoose).toHaveBeenCalledWith('id-far', 'Far fair'));
  });

  it('that has what is typed is not asked for at the service', async () => {
    const onfind = vi.fn(() => Promise.resolve([]));
    const { user } = field(ready(['Autumn']), { onfind });
    await user.click(box());
    await user.keyboard('aut');
    await screen.findByRole('option', { name: /Autumn/ });
    await user.clear(box());
    await user.keyboard('winter');
    await waitFor(() => expect(onfind).toHaveBeenCalledWith('winter'));
    expect(onfind, 'and not for “aut”').toHaveBeenCalledTimes(1);
  });

  it('that may not be read takes an id, says why, and a name for it', async () => {
    const message = 'The key works, but it may not read campaigns.';
    const { user, onchoose } = field(
      { state: 'unavailable', trouble: { message, detail: null, retry: false } },
      { value: 'id-1', nameable: true },
    );
    expect(screen.getByLabelText('Campaign')).toHaveAccessibleDescription(message);
    expect(screen.queryByRole('button', { name: /Try again/ })).toBeNull();
    await user.type(screen.getByLabelText('Your name for it'), 'W');
    expect(onchoose).toHaveBeenLastCalledWith('id-1', 'W');
  });

  it('that did not answer can be tried again', async () => {
    const trouble = { message: 'No connection.', detail: null, retry: true };
    const { user, onretry } = field({ state: 'unavailable', trouble });
    await user.click(screen.getByRole('button', { name: /Try again/ }));
    expect(onretry).toHaveBeenCalledOnce();
  });
});

describe('people', () => {
  it('of a large workspace are drawn a few at a time', async () => {
    const members = Array.from({ length: 3000 }, (_, at): Member => ({
      user_id: `u${at}`,
      name: `Person ${at}`,
      email: `p${at}@x.example`,
      role: 'editor',
      off: null,
    }));
    const user = userEvent.setup();
    render(PeoplePicker, {
      id: 'people',
      members,
      chosen: [],
      names: {},
      listLabel: 'People',
      onadd: vi.fn(),
      onremove: vi.fn(),
    });
    await user.click(screen.getByRole('combobox', { name: 'Add a person' }));
    expect(screen.getAllByRole('option')).toHaveLength(MOST_DRAWN);
    await user.keyboard('Person 2999');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
  });
});

describe('the age of the names', () => {
  it('stands beside a way to read them again, and why that failed', async () => {
    const user = userEvent.setup();
    const onrefresh = vi.fn(() => Promise.resolve());
    const trouble = { message: 'No connection to the network.', detail: null, retry: true };
    const teams = { state: 'ready', items: [], read_at: Date.now() - 7_200_000, trouble } as const;
    render(Freshness, {
      lists: { ...noLeadSquaredLists('x'), teams: { ...teams, items: [] } },
      account: 'Copperleaf',
      refreshing: false,
      onrefresh,
    });
    expect(screen.getByTestId('names-age')).toHaveTextContent(/^Names as of .*, 2 h ago$/);
    expect(screen.getByText(/Not read again: No connection/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /Refresh/ }));
    expect(onrefresh).toHaveBeenCalledOnce();
    expect(screen.getByRole('status')).toHaveTextContent('could not be read again');
  });
});
