import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import App from '../../App.svelte';
import { useHost } from '../backend';
import { createFake } from '../backend/fake';
import { app } from '../state/app.svelte';
import { appearance } from '../state/appearance.svelte';

beforeEach(() => {
  app.start = null;
  app.startError = null;
  location.hash = '';
});

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('the window', () => {
  it('starts with the welcome as long as nothing is connected', async () => {
    useHost(createFake({ filled: false }));
    render(App);
    await heading('Bulk assignments, checked before they leave');
    expect(location.hash).toBe('#/welcome');
    expect(document.documentElement).toHaveAttribute('data-ready');
  });

  it('starts with the history once something is connected', async () => {
    useHost(createFake());
    render(App);
    await heading('History');
    expect(screen.getByRole('link', { name: 'History' })).toHaveAttribute('aria-current', 'page');
    expect(screen.getByRole('link', { name: /Connections/ })).toHaveAccessibleName(
      'Connections , 1 needs a new key',
    );
  });

  it('says what to do when it cannot start, and starts again on demand', async () => {
    const user = userEvent.setup();
    useHost(createFake({ startError: true }));
    render(App);
    await heading('The history can’t be opened');
    expect(screen.getByRole('alert')).toHaveTextContent(/newer Roster/);
    useHost(createFake());
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await heading('History');
  });

  it('goes everywhere by keyboard and gives the focus to the new heading', async () => {
    const user = userEvent.setup();
    useHost(createFake());
    render(App);
    await heading('History');
    await user.keyboard('{Control>}2{/Control}');
    await waitFor(async () => expect(await heading('Templates')).toHaveFocus());
    await user.keyboard('{Control>}3{/Control}');
    await waitFor(async () => expect(await heading('Connections')).toHaveFocus());
    await user.keyboard('{Control>},{/Control}');
    await waitFor(async () => expect(await heading('Settings')).toHaveFocus());
    await user.keyboard('{Control>}1{/Control}');
    await waitFor(async () => expect(await heading('History')).toHaveFocus());
  });

  it('does one thing for one press: a key held down asks no second time', async () => {
    useHost(createFake());
    render(App);
    await heading('History');
    const held = (key: string) =>
      new KeyboardEvent('keydown', { key, ctrlKey: true, repeat: true, cancelable: true });
    const press = held('3');
    window.dispatchEvent(press);
    expect(location.hash).toBe('#/history');
    expect(press.defaultPrevented, 'nor does the window do anything of its own').toBe(true);
    window.dispatchEvent(held('+'));
    await waitFor(() => expect(appearance.settings.text_size, 'but for the size').not.toBe(100));
    await appearance.resize(0);
  });

  it('shows its keys on F1 and lets the page behind alone', async () => {
    const user = userEvent.setup();
    useHost(createFake());
    render(App);
    await heading('History');
    await user.keyboard('{F1}');
    expect(await screen.findByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    await user.keyboard('{Control>}3{/Control}');
    expect(location.hash).toBe('#/history');
  });

  it('applies the kept appearance before anything is drawn', async () => {
    useHost(createFake({ settings: { theme: 'dark', density: 'compact' } }));
    render(App);
    await heading('History');
    expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', density: 'compact' });
    await appearance.change({ theme: 'system' });
    expect(document.documentElement).not.toHaveAttribute('data-theme');
  });
});
