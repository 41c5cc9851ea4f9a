import { configure, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { drafts } from '../../../lib/form/drafts';
import { known } from '../../../lib/form/known';
import { app } from '../../../lib/state/app.svelte';
import { stage } from '../../../test/stage';
import AssignmentScreen from '../AssignmentScreen.svelte';

// Whole screens on a busy machine take their time.
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

describe('the teams', () => {
  it('can be looked for while they are read, and the field stays when they come', async () => {
    let listed = () => undefined as void;
    const lists = new Promise<void>((resolve) => (listed = resolve));
    await stage({}, (name) => (name === 'leadsquared_choices' ? lists : undefined));
    const { id } = app.connections.find((one) => one.face.service === 'leadsquared')!;
    drafts.forget(id);
    known.leadSquared.delete(id);
    render(AssignmentScreen, { connectionId: id });
    expect(await screen.findByRole('status', { name: 'Reading the teams' })).toBeInTheDocument();
    const find = screen.getByRole('textbox', { name: 'Find a team' });
    await userEvent.setup().type(find, 'pune');
    listed();
    expect(await screen.findByRole('treeitem', { name: /^Pune/ })).toBeInTheDocument();
    expect(find).toHaveFocus();
    expect(screen.queryByRole('treeitem', { name: /^Nagpur/ })).toBeNull();
  });
});
