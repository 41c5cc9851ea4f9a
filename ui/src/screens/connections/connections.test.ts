import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { useHost } from '../../lib/backend';
import { createFake } from '../../lib/backend/fake';
import type { Commands } from '../../lib/contract';
import type { Host } from '../../lib/backend/host';
import { app } from '../../lib/state/app.svelte';
import AddScreen from './AddScreen.svelte';
import { Draft } from './draft.svelte';
import { suggestColour, suggestLetters } from './suggest';

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
