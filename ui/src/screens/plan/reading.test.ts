import { configure, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../../App.svelte';
import { useHost } from '../../lib/backend';
import { go, to } from '../../lib/router.svelte';
import { app } from '../../lib/state/app.svelte';
import { stage } from '../../test/stage';
import PlanScreen from './PlanScreen.svelte';

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

/** Read in so many steps of so many milliseconds. */
const pace = (size: number, stepMs: number) => ({ records: 10, stepMs, size, drifts: false });
const spoken = () =>
  [...document.querySelectorAll('[role="status"]')].map((one) => one.textContent).join(' ');

beforeEach(() => {
  location.hash = '#/plan/reading';
  app.start = null;
});

describe('the reading of a plan', () => {
  it('is told aloud, and so is its end', async () => {
    await stage({ scene: 'reading', pace: pace(1000, 30) });
    render(PlanScreen, { id: 'reading' });
    await waitFor(() => expect(spoken()).toMatch(/Reading… [\d,]+ leads so far/));
    const region = screen.getByText(/^Reading…/, { selector: '[role="status"]' });
    await waitFor(() => expect(region).toHaveTextContent(/^[\d,]+ leads will change\.$/));
    expect(region, 'the same one: a new one would not be heard').toBeInTheDocument();
  });

  it('that could not come to its end is told aloud too', async () => {
    await stage({ scene: 'failed' });
    render(PlanScreen, { id: 'failed' });
    await waitFor(() => expect(spoken()).toContain('The plan could not be made.'));
  });

  it('that was stopped gives the focus to the heading: its button is gone', async () => {
    const user = userEvent.setup();
    await stage({ scene: 'reading', pace: pace(1, 20) });
    go(to.plan('reading'), { replace: true });
    render(App);
    const stop = await screen.findByRole('button', { name: 'Stop reading' });
    stop.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus());
    expect(stop).not.toBeInTheDocument();
    expect(spoken()).toContain('You stopped the reading. Nothing was sent.');
  });

  it('goes on in sight when what is told of it gets lost', async () => {
    const { host } = await stage({ scene: 'reading', pace: pace(1000, 10) });
    useHost({ ...host, onEvent: () => Promise.resolve(() => undefined) });
    render(PlanScreen, { id: 'reading' });
    expect(await screen.findByRole('button', { name: /^Assign/ })).toBeInTheDocument();
  });

  it('can be looked at again where that failed', async () => {
    const user = userEvent.setup();
    let broken = false;
    const { host } = await stage({ scene: 'plan' }, (name) => {
      if (broken && name === 'plan') throw new Error('the disk is gone');
    });
    let changed = (): void => undefined;
    const onEvent: typeof host.onEvent = (hear) => {
      changed = () => hear({ event: 'plan_changed', id: 'plan' });
      return Promise.resolve(() => undefined);
    };
    useHost({ ...host, onEvent });
    render(PlanScreen, { id: 'plan' });
    await screen.findByRole('button', { name: /^Assign/ });
    broken = true;
    changed();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('This page could not be brought up to date.');
    broken = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(alert).not.toBeInTheDocument());
  });

  it('never says that there are no records before it is at its end', async () => {
    await stage({ scene: 'reading', pace: pace(1, 400) }, (name) =>
      name === 'records' ? new Promise((read) => setTimeout(read, 20)) : undefined,
    );
    let none = false;
    const watch = new MutationObserver(() => {
      none ||= document.body.textContent?.includes('There are none.') ?? false;
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    render(PlanScreen, { id: 'reading' });
    await waitFor(() => expect(screen.queryAllByRole('row').length).toBeGreaterThan(5));
    watch.disconnect();
    expect(none).toBe(false);
  });
});
