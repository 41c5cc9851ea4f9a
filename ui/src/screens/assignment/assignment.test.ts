import { configure, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError, call, useHost } from '../../lib/backend';
import { createFake } from '../../lib/backend/fake';
import type { Host } from '../../lib/backend/host';
import type { CheckRequest, Commands, Form, PlanRequest } from '../../lib/contract';
import { draftOf, drafts } from '../../lib/form/drafts';
import { emptyForm, emptyQuery, type InstantlyFormOf } from '../../lib/form/empty';
import { noLeadSquaredLists } from '../../lib/form/choices.svelte';
import { known } from '../../lib/form/known';
import { everyUser } from '../../lib/form/leadsquared';
import { app } from '../../lib/state/app.svelte';
import AssignmentScreen from './AssignmentScreen.svelte';

// Whole screens on a busy machine take their time.
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

/** What a test has happen before a command is answered; what it throws is the answer. */
type Before = (name: keyof Commands) => Promise<void> | void;

/** A stand-in that tells what was checked and planned, and answers for one earlier submission. */
async function start(
  earlier?: Form,
  before: Before = () => undefined,
  after: (name: keyof Commands, answer: object) => object = (_, answer) => answer,
) {
  const fake = createFake();
  const checked: CheckRequest[] = [];
  const planned: PlanRequest[] = [];
  const host: Host = {
    ...fake,
    onEvent: fake.onEvent.bind(fake),
    call: async (name, input) => {
      if (name === 'check') checked.push(structuredClone(input) as CheckRequest);
      if (name === 'begin_plan') planned.push(structuredClone(input) as PlanRequest);
      await before(name);
      const answer = await fake.call(name, input);
      if (answer === null) return answer;
      const changed = after(name, answer);
      const used = earlier && name === 'submission' ? { ...changed, form: earlier } : changed;
      return used as typeof answer;
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
  return { checked, planned, earlierId: page.rows[0]?.id ?? '' };
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
    await user.click(button('Paste or open a CSV…'));
    const id = '01990005-0000-7000-8000-000000000001';
    const text = screen.getByLabelText('Lead IDs or e-mail addresses');
    await user.type(text, `${id}{Enter}nonsense{Enter}${id}`);
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

  it('says that own labels could not be read, and shows a chosen one all the same', async () => {
    const { earlierId } = await start(
      {
        ...emptyForm('instantly'),
        queries: [{ ...emptyQuery('lead-status'), status: '99' }],
        names: { '99': 'Hot' },
      },
      undefined,
      (name, answer) =>
        name === 'instantly_choices' ? { ...answer, labels_unread: true } : answer,
    );
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id, from: earlierId });
    expect(await screen.findByText(/own labels could not be read/)).toBeInTheDocument();
    const rule = screen.getByRole('group', { name: 'Rule 1' });
    expect(within(rule).getByLabelText('Status')).toHaveTextContent('Hot');
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
      mode: 'exact',
      split: 'weighted',
      weights: { 'u-gone': '3' },
      owners: {},
      keep_together: 'company',
      keep_owner: false,
      owner_now: 'nobody',
      names: { 'c-gone': 'Old campaign', 'u-gone': 'Old friend' },
    };
    const { checked, earlierId } = await start(earlier);
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id, from: earlierId });
    await waitFor(() => expect(lastForm(checked)).toEqual(earlier));
    expect(await screen.findAllByText('Old friend'), 'as chip and with a weight').toHaveLength(2);
    expect(screen.getByText('2 leads')).toBeInTheDocument();
  });

  it('says what is missing only after Review was tried, and goes there', async () => {
    const user = userEvent.setup();
    await start();
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id });
    const people = await screen.findByRole('combobox', { name: 'Add a person' });
    expect(await screen.findAllByText('Choose at least one person.')).toHaveLength(1);
    expect(people).toHaveAttribute('aria-invalid', 'false');
    const review = button('Review plan');
    expect(review).toHaveAttribute('aria-disabled', 'true');
    await user.click(review);
    await waitFor(() => expect(people).toHaveAttribute('aria-invalid', 'true'));
    expect(people).toHaveFocus();
  });

  it('becomes a plan and sends nothing, and waits unchanged for “Change the choice”', async () => {
    const user = userEvent.setup();
    const { planned } = await start();
    const connection = connectionOf('instantly');
    const { unmount } = render(AssignmentScreen, { connectionId: connection.id });
    await choosePerson(user, 'ada');
    await user.type(screen.getByLabelText('Search'), 'kettle');
    await waitFor(() => expect(button('Review plan')).not.toHaveAttribute('aria-disabled'));
    await user.click(button('Review plan'));
    await waitFor(() => expect(planned).toHaveLength(1));
    expect(planned[0]).toMatchObject({
      connection_id: connection.id,
      form: { search: 'kettle', mode: 'exact', split: 'even', keep_together: 'person' },
    });
    await waitFor(() => expect(location.hash).toBe(`#/plan/${planned[0]?.id}`));
    unmount();
    render(AssignmentScreen, { connectionId: connection.id });
    expect(await screen.findByLabelText('Search'), 'as it was left').toHaveValue('kettle');
    expect(screen.getByText('Ada Finchley')).toBeInTheDocument();
  });

  it('makes one plan only, however often the button is pressed', async () => {
    const user = userEvent.setup();
    let unlock = () => undefined as void;
    const locked = new Promise<void>((resolve) => (unlock = resolve));
    const { planned } = await start(undefined, (name) =>
      name === 'begin_plan' ? locked : undefined,
    );
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id });
    await choosePerson(user, 'ada');
    await waitFor(() => expect(button('Review plan')).not.toHaveAttribute('aria-disabled'));
    await user.click(button('Review plan'));
    await waitFor(() => expect(planned).toHaveLength(1));
    await user.click(button('Review plan'));
    unlock();
    await waitFor(() => expect(location.hash).toMatch(/^#\/plan\//));
    expect(planned).toHaveLength(1);
  });

  it('says why no plan could be begun, and that nothing was sent', async () => {
    const user = userEvent.setup();
    await start(undefined, (name) => {
      if (name !== 'begin_plan') return;
      const message = 'The keychain is locked. Unlock it, then try again.';
      throw new AppError({ code: 'keychain_locked', message, field: null, detail: null });
    });
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id });
    await choosePerson(user, 'ada');
    await waitFor(() => expect(button('Review plan')).not.toHaveAttribute('aria-disabled'));
    await user.click(button('Review plan'));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Nothing was sent. The keychain is locked.');
    expect(location.hash).toBe('#/new');
  });
});

describe('how leads are shared', () => {
  const choose = async (user: ReturnType<typeof userEvent.setup>, name: string) =>
    user.click(await screen.findByRole('radio', { name }));

  it('is as filtered only where Instantly decides', async () => {
    const user = userEvent.setup();
    const { checked } = await start();
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id });
    await choose(user, 'Instantly decides');
    await waitFor(() =>
      expect(lastForm(checked)).toMatchObject({ mode: 'as_filtered', split: 'instantly_decides' }),
    );
    const stay = /^Leave a lead where it is/;
    expect(screen.queryByLabelText(stay), 'Instantly knows no such thing').toBeNull();
    await choose(user, 'Evenly');
    await waitFor(() => expect(lastForm(checked)).toMatchObject({ mode: 'exact', split: 'even' }));
    expect(screen.getByLabelText(stay)).toBeChecked();
  });

  it('by weight has a number and two named buttons for each person', async () => {
    const user = userEvent.setup();
    const { checked } = await start();
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id });
    await choosePerson(user, 'ada');
    await choosePerson(user, 'BC');
    await choose(user, 'By weight');
    await user.click(await screen.findByRole('button', { name: 'More for Ada Finchley' }));
    await user.click(screen.getByRole('button', { name: 'More for Ada Finchley' }));
    expect(screen.getByLabelText('Weight of Ada Finchley')).toHaveValue('3');
    expect(screen.getByText('75 %')).toBeInTheDocument();
    const less = screen.getByRole('button', { name: 'Less for Bruno Castellane' });
    await user.click(less);
    await user.click(less);
    expect(screen.getByLabelText('Weight of Bruno Castellane'), 'never below 0').toHaveValue('0');
    await user.clear(screen.getByLabelText('Weight of Bruno Castellane'));
    await user.type(screen.getByLabelText('Weight of Bruno Castellane'), 'x');
    expect(await screen.findAllByText('Type a whole number from 0.')).not.toHaveLength(0);
    expect(screen.queryByText('75 %'), 'no share of what is not a number').toBeNull();
    const form = lastForm(checked) as InstantlyFormOf;
    expect(Object.values(form.weights)).toContain('3');
  });

  it('keeps a company together only together with its people', async () => {
    const user = userEvent.setup();
    const { checked } = await start();
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id });
    await choosePerson(user, 'ada');
    await choosePerson(user, 'BC');
    const company = screen.getByLabelText('Keep leads of the same company together');
    await user.click(company);
    await waitFor(() => expect(lastForm(checked)).toMatchObject({ keep_together: 'company' }));
    expect(screen.getByLabelText('Keep leads with the same e-mail address together')).toBeChecked();
    await user.click(company);
    await waitFor(() => expect(lastForm(checked)).toMatchObject({ keep_together: 'person' }));
  });

  it('can be only those that nobody owns', async () => {
    const user = userEvent.setup();
    const { checked } = await start();
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id });
    await user.click(await screen.findByRole('combobox', { name: 'Owner now' }));
    await user.click(await screen.findByRole('option', { name: 'Nobody' }));
    await waitFor(() => expect(lastForm(checked)).toMatchObject({ owner_now: 'nobody' }));
  });
});

describe('how users are moved', () => {
  it('is one bulk call, or exactly by e-mail or one by one', async () => {
    const user = userEvent.setup();
    const { checked } = await start();
    render(AssignmentScreen, { connectionId: connectionOf('leadsquared').id });
    expect(await screen.findByRole('radio', { name: 'One bulk call' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'One by one' }));
    await waitFor(() =>
      expect(lastForm(checked)).toMatchObject({ mode: 'exact', exact_way: 'one_by_one' }),
    );
    await user.click(screen.getByRole('radio', { name: 'By e-mail, in groups' }));
    await waitFor(() =>
      expect(lastForm(checked)).toMatchObject({ mode: 'exact', exact_way: 'by_email' }),
    );
    await user.click(screen.getByRole('radio', { name: 'One bulk call' }));
    await waitFor(() => expect(lastForm(checked)).toMatchObject({ mode: 'as_filtered' }));
  });
});

describe('an assignment that is used again', () => {
  const earlier: Form = {
    ...emptyForm('leadsquared'),
    conditions: [everyUser()],
    value: 't9',
    names: { t9: 'Pune', EmailAddress: 'E-mail' },
  };

  it('with another account waits for that account’s names before it is reviewed', async () => {
    const user = userEvent.setup();
    let listed = () => undefined as void;
    const lists = new Promise<void>((resolve) => (listed = resolve));
    const { earlierId } = await start(earlier, (name) =>
      name === 'leadsquared_choices' ? lists : undefined,
    );
    const other = app.connections.filter((one) => one.face.service === 'leadsquared')[1]!;
    const from = (await call('submission', { id: earlierId })).connection_id;
    expect(from).not.toBe(other.id);
    render(AssignmentScreen, { connectionId: other.id, from: earlierId });
    await screen.findByText('Group 1');
    const reason = `The names are being looked for in ${other.face.label}.`;
    expect(await screen.findByText(reason)).toBeInTheDocument();
    await user.click(button('Review plan'));
    expect(location.hash, 'no plan of names that mean nothing here').not.toMatch(/plan/);
    listed();
    expect(await screen.findByText(/has no Pune/)).toBeInTheDocument();
    const shown = () => screen.queryByText(reason, { selector: '#review-reason' });
    await waitFor(() => expect(shown()).toBeNull());
  });

  it('leaves the form that waits alone until it could be read', async () => {
    const { earlierId } = await start(earlier, (name) => {
      if (name !== 'submission') return;
      const message = 'The history could not be read.';
      throw new AppError({ code: 'history', message, field: null, detail: null });
    });
    const { id } = connectionOf('leadsquared');
    const waiting = { ...emptyForm('leadsquared'), value: 'typed', conditions: [everyUser()] };
    drafts.keep(id, draftOf(waiting));
    render(AssignmentScreen, { connectionId: id, from: earlierId });
    expect(screen.queryByText('Group 1'), 'nothing can be typed yet').toBeNull();
    expect(await screen.findByText(/earlier assignment could not be read/)).toBeInTheDocument();
    expect(await screen.findByText('Group 1')).toBeInTheDocument();
    expect(drafts.of(id)?.form).toMatchObject({ value: 'typed' });
  });

  it('says so when it is for the other service', async () => {
    const { earlierId } = await start(earlier);
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id, from: earlierId });
    expect(await screen.findByText(/earlier assignment is for LeadSquared/)).toBeInTheDocument();
  });

  it('finds no lists of an account whose keys were changed since', async () => {
    const connection = connectionOf('leadsquared');
    known.leadSquared.set(connection.id, noLeadSquaredLists('the old account'));
    app.put({ ...connection });
    expect(known.leadSquared.has(connection.id)).toBe(false);
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
