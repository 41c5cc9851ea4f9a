import { configure, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useHost } from '../../lib/backend';
import { createFake } from '../../lib/backend/fake';
import type { Host } from '../../lib/backend/host';
import type { CheckRequest, Form, SubmitRequest } from '../../lib/contract';
import { drafts } from '../../lib/form/drafts';
import { emptyForm, emptyQuery, type InstantlyFormOf } from '../../lib/form/empty';
import { everyUser } from '../../lib/form/leadsquared';
import { app } from '../../lib/state/app.svelte';
import AssignmentScreen from './AssignmentScreen.svelte';

// Whole screens on a busy machine take their time.
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

/** A stand-in that tells what was checked and sent, and answers for one earlier submission. */
async function start(earlier?: Form) {
  const fake = createFake();
  const checked: CheckRequest[] = [];
  const sent: SubmitRequest[] = [];
  const host: Host = {
    ...fake,
    onEvent: fake.onEvent.bind(fake),
    call: async (name, input) => {
      if (name === 'check') checked.push(structuredClone(input) as CheckRequest);
      if (name === 'submit') sent.push(structuredClone(input) as SubmitRequest);
      const answer = await fake.call(name, input);
      if (name === 'history' || !earlier || name !== 'submission') return answer;
      return { ...(answer as object), form: earlier } as typeof answer;
    },
  };
  useHost(host);
  await app.load();
  for (const one of app.connections) drafts.forget(one.id);
  const page = await host.call('history', {
    text: '',
    service: earlier?.service ?? null,
    connection_id: app.connections.find((one) => one.face.service === earlier?.service)?.id ?? null,
    states: [],
    from: null,
    to: null,
    after: null,
    limit: 1,
  });
  return { checked, sent, earlierId: page.rows[0]?.id ?? '' };
}

const connectionOf = (service: string) =>
  app.connections.find((one) => one.face.service === service)!;
const lastForm = (checked: CheckRequest[]) => checked.at(-1)?.form;
const button = (name: string | RegExp) => screen.getByRole('button', { name });

async function choosePerson(user: ReturnType<typeof userEvent.setup>, text: string) {
  await user.type(await screen.findByRole('combobox', { name: 'Add a person' }), text);
  await user.keyboard('{Enter}');
}

describe('the Instantly form', () => {
  beforeEach(() => {
    location.hash = '#/new';
  });

  it('keeps every other choice when leads are pasted', async () => {
    const user = userEvent.setup();
    const { checked } = await start();
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id });
    await choosePerson(user, 'ada');
    await user.type(screen.getByLabelText('Search'), 'kettle');
    await user.type(screen.getByLabelText('At most'), '25');
    await waitFor(() => expect(lastForm(checked)).toMatchObject({ limit: '25' }));
    const before = lastForm(checked) as InstantlyFormOf;
    await user.click(button('Paste…'));
    const id = '01990005-0000-7000-8000-000000000001';
    await user.type(screen.getByLabelText('Lead IDs'), `${id}, nonsense, ${id}`);
    await user.click(await screen.findByRole('button', { name: 'Use 1 lead' }));
    await waitFor(() => expect(lastForm(checked)).toMatchObject({ ids: id }));
    expect(lastForm(checked)).toEqual({ ...before, ids: id });
  });

  it('keeps what was typed into a rule when its kind is changed and changed back', async () => {
    const { checked, earlierId } = await start({
      ...emptyForm('instantly'),
      organization_user_ids: ['someone'],
      queries: [{ ...emptyQuery('email-open'), count: '2', occurrence_days: '30' }],
    });
    const user = userEvent.setup();
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id, from: earlierId });
    const rule = await screen.findByRole('group', { name: 'Rule 1' });
    const kind = () => within(rule).getByLabelText('What');
    await user.click(kind());
    await user.click(await screen.findByRole('option', { name: 'Last contacted' }));
    expect(within(rule).queryByLabelText('Times'), 'times do not fit').toBeNull();
    expect(within(rule).getByLabelText('Days'), 'days still fit').toHaveValue('30');
    await user.click(kind());
    await user.click(await screen.findByRole('option', { name: 'Opened an e-mail' }));
    expect(within(rule).getByLabelText('Times')).toHaveValue('2');
    await waitFor(() =>
      expect(lastForm(checked)).toMatchObject({ queries: [{ count: '2', occurrence_days: '30' }] }),
    );
  });

  it('is filled in identically when an assignment is used again', async () => {
    const earlier: Form = {
      service: 'instantly',
      search: 'kettle',
      filter: 'FILTER_VAL_REPLIED',
      campaign: 'c-gone',
      list_id: '',
      in_campaign: true,
      in_list: false,
      smart_view_id: 'view',
      ids: 'a\nb',
      limit: '7',
      queries: [{ ...emptyQuery('lead-status'), status: '-1', status_condition: 'is-not' }],
      organization_user_ids: ['u-gone'],
      names: { 'c-gone': 'Old campaign', 'u-gone': 'Old friend' },
    };
    const { checked, earlierId } = await start(earlier);
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id, from: earlierId });
    await waitFor(() => expect(lastForm(checked)).toEqual(earlier));
    expect(await screen.findByText('Old friend')).toBeInTheDocument();
    expect(screen.getByText('2 leads')).toBeInTheDocument();
  });

  it('says what is missing only after Review was tried, and goes there', async () => {
    const user = userEvent.setup();
    await start();
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id });
    const people = await screen.findByRole('combobox', { name: 'Add a person' });
    expect(await screen.findAllByText('Choose at least one person.')).toHaveLength(1);
    expect(people).toHaveAttribute('aria-invalid', 'false');
    const review = button('Review');
    expect(review).toHaveAttribute('aria-disabled', 'true');
    await user.click(review);
    await waitFor(() => expect(people).toHaveAttribute('aria-invalid', 'true'));
    expect(people).toHaveFocus();
  });

  it('sends exactly the confirmed body, and what is dangerous only under its typed name', async () => {
    const user = userEvent.setup();
    const { sent } = await start();
    const connection = connectionOf('instantly');
    render(AssignmentScreen, { connectionId: connection.id });
    await choosePerson(user, 'ada');
    await waitFor(() => expect(button('Review')).not.toHaveAttribute('aria-disabled'));
    await user.click(button('Review'));
    const dialog = await screen.findByRole('alertdialog');
    const confirm = within(dialog).getByRole('button', { name: /^Assign / });
    const typed = within(dialog).getByLabelText(`Type ${connection.face.label} to confirm`);
    expect(typed, 'the name is asked for first').toHaveFocus();
    expect(confirm).toHaveAttribute('aria-disabled', 'true');
    await user.type(typed, 'Lantern{Enter}');
    expect(sent, 'half a name sends nothing').toHaveLength(0);
    await user.type(typed, 'works{Enter}');
    await waitFor(() => expect(sent).toHaveLength(1));
    const body = JSON.parse(sent[0]?.confirmed_body ?? '') as { organization_user_ids: string[] };
    expect(body.organization_user_ids).toHaveLength(1);
    expect(sent[0]?.typed).toBe(connection.face.label);
    await waitFor(() => expect(location.hash).toBe(`#/a/${sent[0]?.id}`));
    expect(drafts.of(connection.id), 'the next form starts empty').toBeUndefined();
  });
});

describe('the people picker', () => {
  it('removes the last person with Backspace and says so; who is off cannot be chosen', async () => {
    const user = userEvent.setup();
    const { checked } = await start();
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id });
    await choosePerson(user, 'ada');
    await choosePerson(user, 'BC');
    await user.keyboard('{Backspace}');
    expect(await screen.findByText('Bruno Castellane removed, 1 person')).toBeInTheDocument();
    await user.keyboard('gus');
    const off = await screen.findByRole('option', { name: /Gus Pennyworth/ });
    expect(off).toHaveAttribute('aria-disabled', 'true');
    expect(off).toHaveTextContent('Has not accepted the invitation');
    await user.keyboard('{Enter}');
    await user.click(off);
    await waitFor(() => {
      const form = lastForm(checked) as InstantlyFormOf;
      expect(Object.values(form.names)).toEqual(['Ada Finchley']);
    });
  });
});

describe('the LeadSquared form', () => {
  it('can be filled in by keyboard alone, the team in its tree', async () => {
    const user = userEvent.setup();
    const { checked } = await start();
    render(AssignmentScreen, { connectionId: connectionOf('leadsquared').id });
    await user.click(await screen.findByRole('button', { name: 'Every user' }));
    const tree = await screen.findByRole('tree', { name: 'Teams' });
    const first = within(tree).getAllByRole('treeitem')[0]!;
    first.focus();
    await user.keyboard('{ArrowDown}');
    await user.keyboard('pu');
    await user.keyboard(' ');
    const pune = within(tree).getByRole('treeitem', { name: /^Pune/ });
    expect(pune).toHaveAttribute('aria-selected', 'true');
    expect(pune).toHaveFocus();
    await waitFor(() => {
      const form = lastForm(checked);
      if (form?.service !== 'leadsquared') throw new Error('another form was checked');
      expect(form.names[form.value]).toBe('Admissions › Pune');
      expect(form.names['EmailAddress']).toBe('E-mail');
      expect(form.conditions).toEqual([everyUser()]);
    });
  });

  it('shows the switch between groups only from two groups on, and the same word everywhere', async () => {
    const user = userEvent.setup();
    const { checked } = await start();
    render(AssignmentScreen, { connectionId: connectionOf('leadsquared').id });
    await screen.findByText('Group 1');
    expect(screen.queryByRole('radiogroup', { name: 'Between groups' })).toBeNull();
    await user.click(button('Add group'));
    await user.click(button('Add group'));
    const between = screen.getByRole('radiogroup', { name: 'Between groups' });
    await user.click(within(between).getByRole('radio', { name: 'Or' }));
    await waitFor(() => expect(lastForm(checked)).toMatchObject({ group_operator: 'OR' }));
    expect(screen.getAllByText('or'), 'one word between each two groups').toHaveLength(2);
  });
});
