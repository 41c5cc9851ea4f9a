import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { useHost } from '../../lib/backend';
import { createFake } from '../../lib/backend/fake';
import type { Commands, ConnectionTest } from '../../lib/contract';
import type { Host } from '../../lib/backend/host';
import { app } from '../../lib/state/app.svelte';
import AddScreen from './AddScreen.svelte';
import EditForm from './EditForm.svelte';
import { Draft } from './draft.svelte';
import { suggestColour, suggestLetters } from './suggest';
import { tests } from './tests.svelte';

/** A stand-in that also tells what was called. */
async function start(scenario: Parameters<typeof createFake>[0] = {}) {
  const fake = createFake(scenario);
  const calls: [keyof Commands, unknown][] = [];
  const host: Host = {
    ...fake,
    onEvent: fake.onEvent.bind(fake),
    call: (name, input) => {
      calls.push([name, input]);
      return fake.call(name, input);
    },
  };
  useHost(host);
  await app.load();
  return calls;
}

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

describe('adding a connection', () => {
  beforeEach(() => {
    location.hash = '#/connections/new';
  });

  it('keeps everything that was typed when it is refused, and says why at the field', async () => {
    const user = userEvent.setup();
    await start();
    render(AddScreen, { service: 'instantly' });
    await user.type(field('API key'), 'k-123');
    await user.type(field('Name in Roster'), 'Lanternworks');
    await user.click(screen.getByRole('button', { name: 'Save connection' }));
    const label = field('Name in Roster');
    await waitFor(() => expect(label).toHaveAttribute('aria-invalid', 'true'));
    expect(label).toHaveAccessibleDescription(/Another connection has this name/);
    expect(label.value).toBe('Lanternworks');
    expect(field('API key').value, 'the key need not be pasted again').toBe('k-123');
  });

  it('without a keychain keeps what was typed and saves nothing', async () => {
    const user = userEvent.setup();
    await start({ keychain: false });
    const before = app.connections.length;
    render(AddScreen, { service: 'leadsquared' });
    await user.type(field('Access key'), 'a');
    await user.type(field('Secret key'), 's');
    await user.type(field('Name in Roster'), 'Copperleaf');
    await user.click(screen.getByRole('button', { name: 'Save connection' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/No keyring is running/);
    expect(field('Secret key').value).toBe('s');
    expect(app.connections).toHaveLength(before);
  });

  it('sends what was typed and leads back to the connections', async () => {
    const user = userEvent.setup();
    const calls = await start();
    render(AddScreen, { service: 'instantly' });
    await user.type(field('API key'), 'k-123');
    await user.type(field('Name in Roster'), 'Paper Boats');
    expect(field('Letters').value, 'letters follow the name').toBe('PB');
    await user.click(screen.getByRole('button', { name: 'Save connection' }));
    await waitFor(() => expect(location.hash).toBe('#/connections'));
    const sent = calls.find(([name]) => name === 'add_connection')?.[1];
    expect(sent).toMatchObject({
      face: { service: 'instantly', label: 'Paper Boats', letters: 'PB', kind: 'live' },
      address: '',
      credentials: { service: 'instantly', api_key: 'k-123' },
    });
  });

  it('fills region and name in from what a test finds', async () => {
    const user = userEvent.setup();
    await start();
    render(AddScreen, { service: 'leadsquared' });
    await user.type(field('Access key'), 'a');
    await user.type(field('Secret key'), 's');
    await user.click(screen.getByRole('button', { name: 'Test' }));
    await screen.findByText('Keys work');
    expect(field('Name in Roster').value).toBe('Copperleaf Academy');
    expect(screen.getByRole('combobox', { name: 'Region' })).toHaveValue('India, Mumbai');
  });
});

describe('a draft', () => {
  it('holds no key any more once it is saved', async () => {
    await start();
    const draft = new Draft(null, [], '');
    draft.accessKey = 'access';
    draft.secretKey = 'secret';
    draft.apiKey = 'key';
    const [saved] = app.connections;
    if (!saved) throw new Error('The stand-in has connections.');
    await draft.save(() => Promise.resolve(saved));
    expect([draft.apiKey, draft.accessKey, draft.secretKey]).toEqual(['', '', '']);
  });

  it('of a connection that is edited asks for no key', async () => {
    await start();
    const [saved] = app.connections;
    if (!saved) throw new Error('The stand-in has connections.');
    const draft = new Draft(saved, [], app.vocabulary.instantly_address);
    expect(draft.asEdit(saved.id)).toMatchObject({ credentials: null, face: saved.face });
  });

  it('forgets a test when the keys change', async () => {
    const draft = new Draft(null, [], '');
    await draft.runTest(() => createFake().call('test_draft', draft.asDraft()));
    expect(draft.test?.check).toBe('working');
    draft.changed('api_key');
    expect(draft.test, 'it was about other keys').toBeNull();
  });
});

describe('a test that is under way', () => {
  const found = (account_name: string): ConnectionTest => ({
    check: 'working',
    message: '',
    steps: [],
    account_name,
    found_address: 'https://api-in21.leadsquared.com',
    detail: null,
    took_ms: 1,
  });

  it('says nothing of keys that were typed meanwhile', async () => {
    const draft = new Draft(null, [], '');
    draft.service = 'leadsquared';
    let answer = (_: ConnectionTest) => undefined as void;
    const old = draft.runTest(() => new Promise((resolve) => (answer = resolve)));
    draft.service = 'instantly';
    draft.changed('address');
    expect(draft.testing, 'another test can be asked for').toBe(false);
    const newer = draft.runTest(() => Promise.resolve({ ...found('New'), found_address: null }));
    answer(found('Old'));
    await Promise.all([old, newer]);
    expect(draft.test?.account_name).toBe('New');
    expect(draft.label).toBe('New');
    expect(draft.address, 'no LeadSquared host at Instantly').toBe('');
    expect(draft.testing).toBe(false);
  });

  it('is followed by another one where the connection was changed, and only that one counts', async () => {
    const answers: ((test: ConnectionTest) => void)[] = [];
    const fake = createFake();
    useHost({
      ...fake,
      onEvent: fake.onEvent.bind(fake),
      call: (name, input) =>
        name === 'test_connection'
          ? (new Promise((resolve) => answers.push(resolve)) as never)
          : fake.call(name, input),
    });
    await app.load();
    const connection = app.connections[0]!;
    const first = tests.run(connection);
    await waitFor(() => expect(answers).toHaveLength(1));
    await tests.run(connection);
    answers[0]?.(found('Old keys'));
    await waitFor(() => expect(answers).toHaveLength(2));
    expect(tests.found(connection.id)).toBeUndefined();
    expect(tests.running(connection.id)).toBe(true);
    answers[1]?.(found('New keys'));
    await first;
    expect(tests.found(connection.id)?.account_name).toBe('New keys');
    expect(tests.running(connection.id)).toBe(false);
  });
});

describe('editing a connection', () => {
  it('at another address of Instantly keeps that address whole', async () => {
    await start();
    const before = { ...app.connections[0]!, address: 'https://proxy.example/instantly' };
    const draft = new Draft(before, [], app.vocabulary.instantly_address);
    expect(draft.asEdit(before.id).address).toBe('https://proxy.example/instantly');
  });

  it('tests it again when its region is cleared, and not when only its name changes', async () => {
    const user = userEvent.setup();
    const calls = await start();
    const tested = () => calls.filter(([name]) => name === 'test_connection').length;
    const connection = app.connections.find((one) => one.face.service === 'leadsquared')!;
    const first = render(EditForm, { connection });
    await user.type(field('Name in Roster'), ' two');
    await user.click(screen.getByRole('button', { name: 'Save connection' }));
    await waitFor(() => expect(app.connection(connection.id)?.face.label).toMatch(/ two$/));
    expect(tested(), 'it leads where it led').toBe(0);
    first.unmount();
    render(EditForm, { connection: app.connection(connection.id)! });
    await user.clear(screen.getByRole('combobox', { name: 'Region' }));
    await user.tab();
    await user.click(screen.getByRole('button', { name: 'Save connection' }));
    await waitFor(() => expect(tested()).toBe(1));
  });
});

describe('a suggestion', () => {
  it('for the letters takes the first two words', () => {
    expect(suggestLetters('Copperleaf Academy')).toBe('CA');
    expect(suggestLetters('lanternworks')).toBe('LA');
    expect(suggestLetters('Marlow & Loom')).toBe('ML');
    expect(suggestLetters('  ')).toBe('');
  });

  it('for the colour avoids those in use', () => {
    const used = ['plum', 'teal', 'ochre', 'slate', 'rose', 'moss', 'sky'];
    expect(suggestColour('Any name', used)).toBe('clay');
  });
});
