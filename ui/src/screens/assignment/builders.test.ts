import { configure, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useHost } from '../../lib/backend';
import { createFake } from '../../lib/backend/fake';
import type { Host } from '../../lib/backend/host';
import type { CountRequest, Form } from '../../lib/contract';
import { instantlyChoices } from '../../lib/backend/fake/choices';
import { drafts, draftOf } from '../../lib/form/drafts';
import { emptyForm } from '../../lib/form/empty';
import { app } from '../../lib/state/app.svelte';
import AssignmentScreen from './AssignmentScreen.svelte';
import { withTheWindowsKeys } from '../../test/keys';

// Whole screens on a busy machine take their time.
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

async function start(service: string, records = 40, left: Form | null = null) {
  const fake = createFake({ pace: { records, stepMs: 1, size: 10, drifts: false } });
  const counted: CountRequest[] = [];
  let form: Form | null = null;
  const host: Host = {
    ...fake,
    onEvent: fake.onEvent.bind(fake),
    call: async (name, input) => {
      if (name === 'count') counted.push(structuredClone(input) as CountRequest);
      if (name === 'check') form = (structuredClone(input) as CountRequest).form;
      return fake.call(name, input);
    },
  };
  useHost(host);
  await app.load();
  for (const one of app.connections) drafts.forget(one.id);
  const connectionId = app.connections.find((one) => one.face.service === service)!.id;
  if (left) drafts.keep(connectionId, draftOf(left));
  render(AssignmentScreen, { connectionId });
  await screen.findByRole('heading', { name: 'Your choice' });
  await screen.findAllByRole('textbox');
  return { user: userEvent.setup(), counted, form: () => form };
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const aside = () => screen.getByRole('region', { name: 'Matches now' });

/** The values of the conditions, group by group. */
function values(): string[][] {
  return screen.getAllByRole('region', { name: /^Group \d+$/ }).map((group) =>
    within(group)
      .getAllByRole<HTMLInputElement>('textbox', { name: 'Value' })
      .map((field) => field.value),
  );
}

async function twoConditions(user: ReturnType<typeof userEvent.setup>) {
  await user.type(await screen.findByRole('textbox', { name: 'Value' }), 'Pune');
  await user.click(button('Add condition to group 1'));
  await user.type(screen.getAllByRole('textbox', { name: 'Value' })[1]!, 'Nashik');
}

withTheWindowsKeys();

describe('the form of users', () => {
  beforeEach(() => {
    location.hash = '#/new';
  });

  it('moves a condition by its keys, takes the focus along, and says where it is', async () => {
    const { user } = await start('leadsquared');
    await twoConditions(user);
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(values()).toEqual([['Nashik', 'Pune']]);
    expect(document.activeElement).toBe(screen.getAllByRole('textbox', { name: 'Value' })[0]);
    expect(screen.getByText('Moved to place 1 of 2 in group 1.')).toBeInTheDocument();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(values(), 'it is the first already').toEqual([['Nashik', 'Pune']]);
    await user.click(button('Move condition 1 of group 1 down'));
    expect(values()).toEqual([['Pune', 'Nashik']]);
    expect(document.activeElement).toBe(button('Move condition 2 of group 1 down'));
  });

  it('duplicates and removes a condition and says so', async () => {
    const { user } = await start('leadsquared');
    await twoConditions(user);
    await user.click(button('Duplicate condition 1 of group 1'));
    expect(values()).toEqual([['Pune', 'Pune', 'Nashik']]);
    expect(screen.getByText('Condition 1 of group 1 duplicated.')).toBeInTheDocument();
    await user.click(button('Remove condition 3 of group 1'));
    expect(values()).toEqual([['Pune', 'Pune']]);
    expect(screen.getByText('Condition 3 of group 1 removed.')).toBeInTheDocument();
    expect(document.activeElement?.id, 'the neighbour has the focus').toBe(
      'condition-0-1-attribute',
    );
  });

  it('moves whole groups', async () => {
    const { user } = await start('leadsquared');
    await user.type(await screen.findByRole('textbox', { name: 'Value' }), 'Pune');
    await user.click(button('Add group'));
    await user.type(screen.getAllByRole('textbox', { name: 'Value' })[1]!, 'Nashik');
    await user.click(button('Move group 2 up'));
    expect(values()).toEqual([['Nashik'], ['Pune']]);
    expect(screen.getByText('Group moved to place 1 of 2.')).toBeInTheDocument();
  });

  it('takes every step back and makes it again, by the buttons and by the keys', async () => {
    const { user } = await start('leadsquared');
    expect(button('Undo')).toHaveAttribute('aria-disabled', 'true');
    await twoConditions(user);
    await user.click(button('Move condition 2 of group 1 up'));
    await user.click(button('Undo'));
    expect(values()).toEqual([['Pune', 'Nashik']]);
    expect(await screen.findByText('Undone.')).toBeInTheDocument();
    await user.keyboard('{Control>}z{/Control}');
    expect(values(), 'what was typed in one go is one step').toEqual([['Pune', '']]);
    await user.keyboard('{Control>}{Shift>}Z{/Shift}{/Control}');
    expect(values()).toEqual([['Pune', 'Nashik']]);
    await user.keyboard('{Control>}y{/Control}');
    expect(values()).toEqual([['Nashik', 'Pune']]);
    expect(button('Redo')).toHaveAttribute('aria-disabled', 'true');
  });

  it('brings a cleared form back', async () => {
    const { user } = await start('leadsquared');
    await twoConditions(user);
    await user.click(button('Clear the form'));
    expect(values()).toEqual([['']]);
    await user.click(button('Undo'));
    expect(values()).toEqual([['Pune', 'Nashik']]);
  });

  it('says nothing of one new team where a list names a team for each user', async () => {
    const { members } = instantlyChoices;
    // Whom the stand-in has a quarter of all that it counts.
    const holder = members.state === 'ready' ? members.items[0]!.user_id : '';
    const other = '01990003-0000-7000-8000-000000000001';
    const { user } = await start('leadsquared', 40, {
      ...emptyForm('leadsquared'),
      conditions: [
        {
          condition_operator: 'AND',
          condition: [{ lookup_name: 'City', operator: 'eq', lookup_value: 'Pune' }],
        },
      ],
      mode: 'exact',
      value: holder,
      teams: { 'ada@example.com': holder, 'bruno@example.com': other },
    });
    expect(await within(aside()).findByText('40 users match.')).toBeInTheDocument();
    const ofOneTeam = () => within(aside()).queryAllByText(/^Already in the new team$| move to /);
    expect(ofOneTeam()).toEqual([]);
    expect(await screen.findByText(/its Value stands for each user’s own team:$/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: /One team for all|one team for all/ }));
    await waitFor(() => expect(ofOneTeam()).toHaveLength(2));
    expect(screen.queryByText(/each user’s own team/)).toBeNull();
  });

  it('is filled in by the example of the service’s page, and keeps its team', async () => {
    const { user, form } = await start('leadsquared');
    await user.click(await screen.findByRole('button', { name: 'Paste JSON…' }));
    const dialog = screen.getByRole('dialog', { name: 'Paste JSON' });
    const page = {
      Conditions: [
        {
          Condition: [
            {
              LookupName: 'FirstName',
              Operator: 'lik',
              LookupValue: 'Bo',
              ConditionOperator: null,
            },
          ],
          GroupOperator: null,
        },
      ],
      Attribute: 'TeamId',
      Value: '{{Value}}',
    };
    await user.click(within(dialog).getByRole('textbox', { name: 'Request' }));
    await user.paste(JSON.stringify(page));
    await user.click(await within(dialog).findByRole('button', { name: 'Fill in what is right' }));
    expect(values()).toEqual([['Bo']]);
    await waitFor(() => expect(form()).toMatchObject({ value: '' }));
    await user.click(button('Undo'));
    expect(values(), 'a paste is one step').toEqual([['']]);
  });
});

describe('the form of leads', () => {
  it('counts what it means a moment after the last change, and says how it went', async () => {
    const { user, counted } = await start('instantly', 1248);
    expect(within(aside()).getByText(/No filter yet/)).toBeInTheDocument();
    await user.type(await screen.findByRole('textbox', { name: 'Search' }), 'lantern');
    expect(await within(aside()).findByText('1,248')).toBeInTheDocument();
    expect(counted.map((one) => one.form)).toMatchObject([{ search: 'lantern' }]);
    expect(await within(aside()).findByText('1,248 leads match.')).toBeInTheDocument();
    expect(within(aside()).getByText(/Counted at .*, 13 pages read/)).toBeInTheDocument();
    expect(within(aside()).getByText('Tessa Quillfeather')).toBeInTheDocument();
  });

  it('tells how many each person will have, once all are counted', async () => {
    const { user } = await start('instantly', 1248);
    const person = await screen.findByRole('combobox', { name: 'Add a person' });
    for (const name of ['ada', 'bruno']) {
      await user.type(person, name);
      await user.keyboard('{Enter}');
    }
    expect(within(aside()).queryByText(/^After/), 'nothing is counted yet').toBeNull();
    await user.type(screen.getByRole('textbox', { name: 'Search' }), 'lantern');
    expect(await within(aside()).findByText('After, shared evenly')).toBeInTheDocument();
    const after = within(aside()).getByTestId('after');
    expect(
      within(after)
        .getAllByRole('listitem')
        .map((one) => one.textContent),
    ).toEqual([
      expect.stringMatching(/Ada Finchley.*624/),
      expect.stringMatching(/Bruno Castellane.*624/),
    ]);
  });

  it('rests where a count is dear, and goes on when asked', async () => {
    const { user } = await start('instantly', 3412);
    await user.type(await screen.findByRole('textbox', { name: 'Search' }), 'lantern');
    expect(await within(aside()).findByText('More than 2,000 leads match.')).toBeInTheDocument();
    await user.click(within(aside()).getByRole('button', { name: 'Count all' }));
    expect(await within(aside()).findByText('3,412')).toBeInTheDocument();
  });

  it('shows the request so far from the first click on', async () => {
    const { user } = await start('instantly');
    await user.type(await screen.findByRole('textbox', { name: 'Search' }), 'lantern');
    await waitFor(() =>
      expect(screen.getByTestId('request-so-far')).toHaveTextContent('"search": "lantern"'),
    );
  });

  it('points out what a pasted request has wrong, and a request of the other service', async () => {
    const { user } = await start('instantly');
    await user.click(await screen.findByRole('button', { name: 'Paste JSON…' }));
    const dialog = screen.getByRole('dialog', { name: 'Paste JSON' });
    const field = within(dialog).getByRole('textbox', { name: 'Request' });
    await user.click(field);
    await user.paste('{"campaign_id": "x", "search": "kettle"}');
    expect(await within(dialog).findByText('campaign_id')).toBeInTheDocument();
    expect(within(dialog).getByText(/Did you mean “campaign”/)).toBeInTheDocument();
    await user.clear(field);
    await user.click(field);
    await user.paste('{"Conditions": [], "Value": "t"}');
    expect(
      await within(dialog).findByText(/This is a request for LeadSquared/),
    ).toBeInTheDocument();
    expect(within(dialog).getByRole('button', { name: 'Fill in the form' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });
});
