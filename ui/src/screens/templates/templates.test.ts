import { configure, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError, call, useHost } from '../../lib/backend';
import { createFake } from '../../lib/backend/fake';
import type { Host } from '../../lib/backend/host';
import type { Commands, Form } from '../../lib/contract';
import { draftOf, drafts } from '../../lib/form/drafts';
import { emptyForm } from '../../lib/form/empty';
import { app } from '../../lib/state/app.svelte';
import AssignmentScreen from '../assignment/AssignmentScreen.svelte';
import TemplatesScreen from './TemplatesScreen.svelte';
import { withTheWindowsKeys } from '../../test/keys';

// Whole screens on a busy machine take their time.
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

/** A stand-in that tells what was asked of it, and fails where it is told to. */
async function start(fails: (name: keyof Commands) => boolean = () => false) {
  const fake = createFake();
  const asked: [keyof Commands, unknown][] = [];
  const host: Host = {
    ...fake,
    onEvent: fake.onEvent.bind(fake),
    call: async (name, input) => {
      asked.push([name, structuredClone(input)]);
      if (fails(name)) {
        const message = 'The disk is full.';
        throw new AppError({ code: 'history', message, field: null, detail: null });
      }
      return fake.call(name, input);
    },
  };
  useHost(host);
  await app.load();
  for (const one of app.connections) drafts.forget(one.id);
  const inputs = <K extends keyof Commands>(name: K) =>
    asked.filter(([one]) => one === name).map(([, input]) => input as Commands[K]['input']);
  return { inputs };
}

const connectionOf = (service: string) =>
  app.connections.find((one) => one.face.service === service)!;
const button = (name: string | RegExp) => screen.getByRole('button', { name });

const KETTLE: Form = {
  ...emptyForm('instantly'),
  search: 'kettle',
  organization_user_ids: ['u1'],
  names: { u1: 'Ada Finchley' },
};

const KEPT = { form: KETTLE, ask: [], submission_id: null, template_id: null, carried: false };

const save = (name: string, ask: string[] = []) =>
  call('save_template', {
    name,
    replaces: null,
    connection_id: connectionOf('instantly').id,
    form: KETTLE,
    ask,
  });

beforeEach(() => {
  location.hash = '#/templates';
});

withTheWindowsKeys();

describe('the list of templates', () => {
  it('says what will be there as long as there is none, and leads to a form', async () => {
    await start();
    render(TemplatesScreen);
    expect(await screen.findByRole('heading', { name: 'No templates yet' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'New assignment' })).toHaveAttribute('href', '#/new');
  });

  it('says what each does and asks, for whom, and leads to its form', async () => {
    await start();
    const { id } = await save('Monday', ['organization_user_ids', 'campaign']);
    render(TemplatesScreen);
    const row = await screen.findByRole('row', { name: /Monday/ });
    expect(row).toHaveTextContent('Asks each time: Who gets them and Campaign');
    expect(row).toHaveTextContent(connectionOf('instantly').face.label);
    expect(row).toHaveTextContent('Not yet');
    const use = within(row).getByRole('link', { name: 'Make a plan with Monday' });
    const account = connectionOf('instantly').id;
    expect(use).toHaveAttribute('href', `#/new/${account}?template=${id}`);
  });

  it('is searched by Ctrl F, and a search that finds nothing can be cleared', async () => {
    const user = userEvent.setup();
    await start();
    await save('Monday');
    await save('Friday');
    render(TemplatesScreen);
    await screen.findByRole('row', { name: /Friday/ });
    await user.keyboard('{Control>}f{/Control}');
    expect(screen.getByLabelText('Search templates')).toHaveFocus();
    await user.keyboard('mon');
    await waitFor(() => expect(screen.queryByRole('row', { name: /Friday/ })).toBeNull());
    expect(screen.getByRole('row', { name: /Monday/ })).toBeVisible();
    await user.keyboard('x');
    expect(await screen.findByText('No template matches “monx”.')).toBeVisible();
    await user.click(button('Clear search'));
    await screen.findByRole('row', { name: /Friday/ });
    expect(screen.getByLabelText('Search templates')).toHaveFocus();
  });

  it('renames, copies, exports and removes, and says what went wrong', async () => {
    const user = userEvent.setup();
    await start();
    await save('Monday');
    await save('Friday');
    render(TemplatesScreen);
    const choose = async (name: string, item: string) => {
      await user.click(await screen.findByRole('button', { name: `More for ${name}` }));
      await user.click(await screen.findByRole('menuitem', { name: item }));
    };
    await choose('Monday', 'Rename…');
    const dialog = await screen.findByRole('dialog', { name: 'Rename Monday' });
    const name = within(dialog).getByLabelText('Name');
    await user.clear(name);
    await user.type(name, 'friday{Enter}');
    await within(dialog).findByText('Another template has this name. Choose another one.');
    expect(name).toHaveAttribute('aria-invalid', 'true');
    await user.clear(name);
    await user.type(name, 'Tuesday{Enter}');
    await screen.findByRole('row', { name: /Tuesday/ });
    await choose('Tuesday', 'Duplicate');
    await screen.findByRole('row', { name: /Tuesday copy/ });
    await choose('Tuesday copy', 'Export');
    expect(await screen.findByTestId('exported')).toHaveTextContent('/home/ada/Tuesday copy.json');
    await choose('Tuesday copy', 'Remove…');
    const asked = await screen.findByRole('alertdialog', { name: 'Remove Tuesday copy?' });
    expect(within(asked).getByRole('button', { name: 'Keep it' })).toHaveFocus();
    await user.click(within(asked).getByRole('button', { name: 'Remove template' }));
    await waitFor(() => expect(screen.queryByRole('row', { name: /Tuesday copy/ })).toBeNull());
  });

  it('says why it cannot be read, and tries again', async () => {
    const user = userEvent.setup();
    let broken = true;
    await start((name) => broken && name === 'list_templates');
    render(TemplatesScreen);
    expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full.');
    broken = false;
    await user.click(button('Try again'));
    expect(await screen.findByRole('heading', { name: 'No templates yet' })).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('takes in a file, or says what is wrong with it', async () => {
    const user = userEvent.setup();
    await start();
    render(TemplatesScreen);
    await user.click((await screen.findAllByRole('button', { name: 'Import…' }))[0]!);
    const dialog = await screen.findByRole('dialog', { name: 'Import a template' });
    const text = within(dialog).getByLabelText('Or paste its text');
    await user.click(text);
    await user.paste('{}');
    await user.click(within(dialog).getByRole('button', { name: 'Import template' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('request: Is missing');
    const file = new File([JSON.stringify({ title: 'From Bo', form: KETTLE })], 'bo.json');
    await user.upload(within(dialog).getByLabelText('Open a file'), file);
    await waitFor(() => expect(text).not.toHaveValue('{}'));
    await user.click(within(dialog).getByRole('button', { name: 'Import template' }));
    const row = await screen.findByRole('row', { name: /From Bo/ });
    expect(row, 'which account is asked when it is used').toHaveTextContent(
      'Instantly, any account',
    );
    const use = within(row).getByRole('link', { name: 'Make a plan with From Bo' });
    expect(use.getAttribute('href')).toMatch(/^#\/new\?template=/);
  });
});

describe('a form', () => {
  it('is saved by Ctrl S with what is to be asked for, and keeps its name from then on', async () => {
    const user = userEvent.setup();
    const { inputs } = await start();
    const { id } = connectionOf('instantly');
    render(AssignmentScreen, { connectionId: id });
    await user.type(await screen.findByLabelText('Search'), 'kettle');
    await user.keyboard('{Control>}s{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Save as template' });
    const name = within(dialog).getByLabelText('Name');
    expect(name).toHaveFocus();
    const people = await within(dialog).findByRole('checkbox', { name: 'Who gets them' });
    expect(people, 'nobody was chosen, so it can only be asked').toBeChecked();
    expect(people).toBeDisabled();
    await user.click(within(dialog).getByRole('checkbox', { name: 'Campaign' }));
    await user.type(name, '{Enter}');
    await within(dialog).findByText('Give the template a name.');
    await user.type(name, 'Kettles{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const saved = inputs('save_template').at(-1)!;
    expect(saved).toMatchObject({
      name: 'Kettles',
      replaces: null,
      ask: ['campaign', 'organization_user_ids'],
    });
    await user.click(button('Save as template…'));
    const again = await screen.findByRole('dialog', { name: 'Save as template' });
    expect(within(again).getByLabelText('Name')).toHaveValue('Kettles');
    await within(again).findByRole('checkbox', { name: 'Campaign' });
    await user.click(within(again).getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(inputs('save_template')).toHaveLength(3));
    expect(inputs('save_template').at(-1)?.replaces).not.toBeNull();
  });

  it('of a template asks for what is open, and is not reviewed before', async () => {
    const user = userEvent.setup();
    const { inputs } = await start();
    const template = await save('Monday', ['organization_user_ids', 'search']);
    const { id } = connectionOf('instantly');
    render(AssignmentScreen, { connectionId: id, template: template.id });
    const asks = await screen.findByRole('region', { name: '“Monday” asks for:' });
    expect(within(asks).getByText('2 fields are still open.')).toBeInTheDocument();
    expect(
      within(asks).queryByRole('button', { name: 'Leave empty this time: Who gets them' }),
      'there is nothing to plan without anybody',
    ).toBeNull();
    const search = screen.getByLabelText('Search');
    await waitFor(() => expect(search, 'the first from the top').toHaveFocus());
    await waitFor(() => expect(search).toHaveAccessibleDescription(/asks for this/));
    await user.click(button('Review plan'));
    expect(inputs('begin_plan')).toEqual([]);
    await user.type(search, 'tea');
    await within(asks).findByRole('button', { name: 'Search, filled in' });
    await user.click(within(asks).getByRole('button', { name: 'Who gets them, still open' }));
    const people = screen.getByRole('combobox', { name: 'Add a person' });
    expect(people).toHaveFocus();
    await user.type(people, 'ada');
    await user.keyboard('{Enter}');
    await within(asks).findByText('Everything that the template asks for is filled in.');
    await waitFor(() => expect(button('Review plan')).not.toHaveAttribute('aria-disabled', 'true'));
    await user.click(button('Review plan'));
    await waitFor(() => expect(inputs('begin_plan')).toHaveLength(1));
    expect(inputs('begin_plan')[0]).toMatchObject({
      template_id: template.id,
      form: { search: 'tea' },
    });
  });

  it('leaves what is asked for empty only where that is said', async () => {
    const user = userEvent.setup();
    const { inputs } = await start();
    const template = await save('Monday', ['campaign']);
    const { id } = connectionOf('instantly');
    render(AssignmentScreen, { connectionId: id, template: template.id });
    const leave = await screen.findByRole('button', { name: 'Leave empty this time: Campaign' });
    await waitFor(() => expect(inputs('check').at(-1)?.ask).toEqual(['campaign']));
    await waitFor(() => expect(button('Review plan')).toHaveAttribute('aria-disabled', 'true'));
    await user.click(leave);
    await waitFor(() => expect(inputs('check').at(-1)?.ask).toEqual([]));
    await waitFor(() => expect(button('Review plan')).not.toHaveAttribute('aria-disabled', 'true'));
    expect(screen.queryByRole('region', { name: /asks for/ })).toBeNull();
  });

  it('asks again when a step leads back to it after it was cleared', async () => {
    const user = userEvent.setup();
    const { inputs } = await start();
    const template = await save('Monday', ['campaign']);
    const { id } = connectionOf('instantly');
    render(AssignmentScreen, { connectionId: id, template: template.id });
    await screen.findByRole('button', { name: 'Campaign, still open' });
    await user.click(button('Clear the form'));
    await waitFor(() => expect(screen.getByLabelText('Search')).toHaveValue(''));
    expect(screen.queryByRole('region', { name: /asks for/ })).toBeNull();
    await waitFor(() => expect(button('Undo')).not.toHaveAttribute('aria-disabled', 'true'));
    await user.click(button('Undo'));
    await waitFor(() => expect(screen.getByLabelText('Search')).toHaveValue('kettle'));
    expect(await screen.findByRole('button', { name: 'Campaign, still open' })).toBeVisible();
    await waitFor(() => expect(inputs('check').at(-1)?.ask).toEqual(['campaign']));
    await waitFor(() =>
      expect(button('Review plan'), 'empty would mean every campaign').toHaveAttribute(
        'aria-disabled',
        'true',
      ),
    );
  });

  it('that was half filled in is put aside for a template and can be brought back', async () => {
    const user = userEvent.setup();
    await start();
    const { id } = connectionOf('instantly');
    const template = await save('Monday');
    const first = render(AssignmentScreen, { connectionId: id });
    await user.type(await screen.findByLabelText('Search'), 'half');
    first.unmount();
    render(AssignmentScreen, { connectionId: id, template: template.id });
    await waitFor(async () => expect(await screen.findByLabelText('Search')).toHaveValue('kettle'));
    await user.click(await screen.findByRole('button', { name: 'Bring it back' }));
    expect(screen.getByLabelText('Search')).toHaveValue('half');
    expect(screen.queryByRole('button', { name: 'Bring it back' })).toBeNull();
  });

  it('says so where the template is gone', async () => {
    await start();
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id, template: 'gone' });
    expect(await screen.findByText('The template could not be read.')).toBeVisible();
  });
});

describe('a draft', () => {
  it('is kept after a pause and on leaving, and cleared with the form', async () => {
    const user = userEvent.setup();
    const { inputs } = await start();
    const { id } = connectionOf('instantly');
    const before = inputs('save_draft').length;
    const { unmount } = render(AssignmentScreen, { connectionId: id });
    await user.type(await screen.findByLabelText('Search'), 'kettle');
    await waitFor(() =>
      expect(inputs('save_draft').at(-1)).toMatchObject({
        connection_id: id,
        form: { search: 'kettle' },
      }),
    );
    expect(inputs('save_draft').length - before, 'not with every letter').toBeLessThan(
      'kettle'.length,
    );
    await user.type(screen.getByLabelText('Search'), 's');
    unmount();
    await waitFor(async () =>
      expect(await call('draft', { id })).toMatchObject({ draft: { form: { search: 'kettles' } } }),
    );
    render(AssignmentScreen, { connectionId: id });
    await screen.findByLabelText('Search');
    await user.click(button('Clear the form'));
    await waitFor(async () => expect(await call('draft', { id })).toBeNull());
  });

  it('of an earlier run is filled in again, and says from when it is', async () => {
    await start();
    const { id } = connectionOf('instantly');
    const form = { ...KETTLE, search: 'of yesterday' };
    await call('save_draft', { ...KEPT, connection_id: id, form, ask: ['campaign'] });
    render(AssignmentScreen, { connectionId: id });
    await waitFor(async () =>
      expect(await screen.findByLabelText('Search')).toHaveValue('of yesterday'),
    );
    expect(screen.getByText(/filled in as you left it/)).toBeVisible();
    const asked = await screen.findByRole('button', { name: 'Campaign, still open' });
    expect(asked, 'what was asked is asked again').toBeVisible();
  });

  it('is discarded once its plan is applied, and another one stays', async () => {
    const { inputs } = await start();
    const { id } = connectionOf('instantly');
    drafts.keep(id, draftOf({ ...KETTLE, names: { ...KETTLE.names, c9: 'Dropped again' } }));
    await drafts.applied(id, { ...KETTLE, search: 'another' });
    expect(drafts.of(id)?.form).toMatchObject({ search: 'kettle' });
    await drafts.write(id);
    await drafts.applied(id, { ...KETTLE, names: { ...KETTLE.names } });
    expect(drafts.of(id)).toBeUndefined();
    await waitFor(async () => expect(await call('draft', { id })).toBeNull());
    expect(inputs('save_draft')).toHaveLength(1);
    // As after a restart: only the history knows of it.
    await call('save_draft', { ...KEPT, connection_id: id });
    await drafts.applied(id, KETTLE);
    await waitFor(async () => expect(await call('draft', { id })).toBeNull());
  });

  it('that cannot be kept says so and leaves the form as it is', async () => {
    const user = userEvent.setup();
    await start((name) => name === 'save_draft');
    render(AssignmentScreen, { connectionId: connectionOf('instantly').id });
    await user.type(await screen.findByLabelText('Search'), 'kettle');
    expect(await screen.findByText('The form is not kept for the next start.')).toBeVisible();
    expect(screen.getByLabelText('Search')).toHaveValue('kettle');
  });
});
