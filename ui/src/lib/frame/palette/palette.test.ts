import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import App from '../../../App.svelte';
import { useHost } from '../../backend';
import { createFake } from '../../backend/fake';
import { app } from '../../state/app.svelte';
import { stage } from '../../../test/stage';
import { marked } from './entries';

beforeEach(() => {
  app.start = null;
  app.startError = null;
  location.hash = '';
});

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const field = () => screen.findByRole('combobox', { name: /Pages, actions/ });
const options = () => screen.getAllByRole('option').map((one) => one.textContent.trim());

async function openPalette(): Promise<ReturnType<typeof userEvent.setup>> {
  const user = userEvent.setup();
  render(App);
  await heading('History');
  await user.keyboard('{Control>}k{/Control}');
  await waitFor(async () => expect(await field()).toHaveFocus());
  return user;
}

describe('the palette', () => {
  it('goes to a page by its name, and gives the focus to its heading', async () => {
    useHost(createFake());
    const user = await openPalette();
    await user.keyboard('connec');
    await user.keyboard('{Enter}');
    await waitFor(async () => expect(await heading('Connections')).toHaveFocus());
    expect(screen.queryByRole('combobox', { name: /Pages, actions/ })).toBeNull();
  });

  it('moves with the arrows, round and round, and says where it is', async () => {
    useHost(createFake());
    const user = await openPalette();
    const input = await field();
    const active = () =>
      document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent;
    const first = active();
    await user.keyboard('{ArrowDown}');
    expect(active()).not.toBe(first);
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(active(), 'before the first is the last').toBe(
      screen.getAllByRole('option').at(-1)?.textContent,
    );
    expect(screen.getAllByRole('option', { selected: true })).toHaveLength(1);
  });

  it('searches the history while one types', async () => {
    const { inputs } = await stage();
    const user = await openPalette();
    const group = await screen.findByRole('group', { name: 'Recent assignments' });
    await waitFor(() => expect(within(group).getAllByRole('option').length).toBeGreaterThan(1));
    await user.keyboard('leads');
    await waitFor(() => expect(inputs('history').at(-1)?.text).toBe('leads'));
    const found = await screen.findByRole('group', { name: 'Assignments' });
    await user.click(within(found).getAllByRole('option')[0]!);
    await waitFor(() => expect(location.hash).toMatch(/^#\/a\//));
  });

  it('offers a new assignment in each account', async () => {
    useHost(createFake());
    const user = await openPalette();
    const { label, id } = { label: app.connections[0]!.face.label, id: app.connections[0]!.id };
    await user.keyboard(`new ${label}`);
    expect(options()[0]).toMatch(new RegExp(`^New assignment in ${label}`));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(location.hash).toBe(`#/new/${id}`));
  });

  it('has what the open page can do, and does it there', async () => {
    useHost(createFake());
    const user = await openPalette();
    const here = screen.getByRole('group', { name: 'This page' });
    await user.click(within(here).getByRole('option', { name: /Search this page/ }));
    await waitFor(() => expect(screen.getByLabelText('Search history')).toHaveFocus());
  });

  it('closes on Escape and gives the focus back', async () => {
    useHost(createFake());
    const user = userEvent.setup();
    render(App);
    await heading('History');
    const opener = screen.getByRole('button', { name: 'Search everything' });
    await user.click(opener);
    await waitFor(async () => expect(await field()).toHaveFocus());
    const dialog = screen.getByRole('dialog', { name: 'Search everything' });
    // The browser turns the key into this; the stand-in for it does not.
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await waitFor(() => expect(opener).toHaveFocus());
  });

  it('says so when nothing matches', async () => {
    useHost(createFake());
    const user = await openPalette();
    await user.keyboard('zzzz');
    expect(await screen.findByText('Nothing matches “zzzz”.')).toBeVisible();
    expect(await field()).toHaveAttribute('aria-expanded', 'false');
  });

  it('marks what was typed in a name', () => {
    expect(marked('Undo the last', ['und', 'last'])).toEqual([
      { text: 'Und', hit: true },
      { text: 'o the ', hit: false },
      { text: 'last', hit: true },
    ]);
  });
});

describe('the menu', () => {
  it('has what the open page cannot do, but off', async () => {
    useHost(createFake());
    const user = userEvent.setup();
    render(App);
    await heading('History');
    screen.getByRole('button', { name: 'Menu' }).focus();
    await user.keyboard('{Enter}');
    const item = (name: RegExp) => screen.findByRole('menuitem', { name });
    expect(await item(/^Search this page/)).not.toHaveAttribute('aria-disabled', 'true');
    expect(await item(/^Export/)).toHaveAttribute('aria-disabled', 'true');
    await user.keyboard('{Escape}{Control>},{/Control}');
    await heading('Settings');
    screen.getByRole('button', { name: 'Menu' }).focus();
    await user.keyboard('{Enter}');
    expect(await item(/^Search this page/), 'it went with its page').toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  it('asks what its entry says, once the focus is back', async () => {
    useHost(createFake());
    const user = userEvent.setup();
    render(App);
    await heading('History');
    screen.getByRole('button', { name: 'Menu' }).focus();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('menuitem', { name: /^Keyboard/ }));
    expect(await screen.findByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  });
});

describe('a menu of the system', () => {
  it('asks what a key asks, and nothing behind a dialog', async () => {
    const { host } = await stage();
    let tell: Parameters<typeof host.onEvent>[0] = () => undefined;
    useHost({
      ...host,
      onEvent: (callback) => {
        const before = tell;
        tell = (event) => {
          before(event);
          callback(event);
        };
        return Promise.resolve(() => undefined);
      },
    });
    render(App);
    await heading('History');
    tell({ event: 'menu_chosen', action: 'connections' });
    await heading('Connections');
    tell({ event: 'menu_chosen', action: 'keys' });
    await screen.findByRole('dialog', { name: 'Keyboard' });
    tell({ event: 'menu_chosen', action: 'history' });
    expect(location.hash).toBe('#/connections');
  });
});
