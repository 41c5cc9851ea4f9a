import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { app } from '../../lib/state/app.svelte';
import { stage } from '../../test/stage';
import BudgetField from '../connections/BudgetField.svelte';
import AssignmentsSection from './AssignmentsSection.svelte';
import { wholeNumber } from './number';

describe('the settings of assignments', () => {
  it('are kept when the field is left, and only if they are whole numbers in their bounds', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage();
    render(AssignmentsSection);
    const minutes = screen.getByLabelText('Minutes for which a plan is valid');
    expect(minutes).toHaveValue('15');
    await user.clear(minutes);
    await user.type(minutes, '500');
    await user.tab();
    expect(screen.getByText('Type a whole number from 1 to 120.')).toBeInTheDocument();
    expect(inputs('save_settings')).toHaveLength(0);
    await user.clear(minutes);
    await user.type(minutes, '30');
    await user.tab();
    await waitFor(() => expect(inputs('save_settings')).toMatchObject([{ plan_minutes: 30 }]));
    const count = screen.getByLabelText('Changed records from which the count is typed');
    await user.clear(count);
    await user.type(count, '5,000{Enter}');
    await waitFor(() =>
      expect(inputs('save_settings')[1]).toMatchObject({
        plan_minutes: 30,
        typed_count_from: 5000,
      }),
    );
  });

  it('take numbers as people type them', () => {
    expect(wholeNumber('2,000', 1, 9999)).toBe(2000);
    expect(wholeNumber(' 12 ', 1, 100)).toBe(12);
    expect(wholeNumber('1.5', 1, 100)).toBeNull();
    expect(wholeNumber('0', 1, 100)).toBeNull();
    expect(wholeNumber('', 1, 100)).toBeNull();
  });
});

describe('the rate budget of a connection', () => {
  it('is kept at once, never above what the service allows, and can be the usual one again', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage();
    const { id } = app.connections.find((one) => one.face.service === 'leadsquared')!;
    render(BudgetField, { connectionId: id, service: 'leadsquared' });
    const calls = await screen.findByLabelText('Calls');
    expect(calls).toHaveValue('10');
    expect(screen.getByText(/^Usual: 10 calls in 5 s\. Most .*: 72 calls in 5 s\.$/)).toBeVisible();
    const keep = screen.getByRole('button', { name: 'Keep this budget' });
    expect(keep, 'nothing has changed').toBeDisabled();
    await user.clear(calls);
    await user.type(calls, '90');
    expect(screen.getByText('LeadSquared allows at most 72 calls in 5 s.')).toBeInTheDocument();
    expect(keep).toBeDisabled();
    await user.clear(calls);
    await user.type(calls, '25');
    await user.click(keep);
    await waitFor(() =>
      expect(inputs('set_budget')).toEqual([
        { connection_id: id, budget: { calls: 25, window_ms: 5000 } },
      ]),
    );
    await user.click(screen.getByRole('button', { name: 'Use the usual one' }));
    await waitFor(() => expect(calls).toHaveValue('10'));
    expect(inputs('set_budget')[1]).toEqual({ connection_id: id, budget: null });
  });
});
