import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useHost } from '../../../lib/backend';
import { createFake } from '../../../lib/backend/fake';
import type { Host } from '../../../lib/backend/host';
import type { Connection } from '../../../lib/contract';
import ImportDialog from './ImportDialog.svelte';
import { ListImport } from './import.svelte';

const ADA = 'ada@x.example';
const BRUNO = 'bruno@x.example';

let disputed: number;
let held: ((go: () => void) => void) | null;
let connection: Connection;

async function start(): Promise<ListImport> {
  const list = new ListImport(connection);
  await list.open('');
  return list;
}

function pasted(list: ListImport, text: string): void {
  list.text = text;
  list.read();
}

const rests = (list: ListImport) => vi.waitFor(() => expect(list.work).toBeNull());

beforeEach(async () => {
  held = null;
  disputed = 0;
  const fake = createFake();
  const host: Host = {
    ...fake,
    onEvent: fake.onEvent.bind(fake),
    call: async (name, input) => {
      const answer = await fake.call(name, input);
      if (name === 'list_pairs') return { ...answer, disputed };
      const hold = name === 'read_list' ? held : null;
      if (hold) await new Promise<void>((go) => hold(go));
      return answer;
    },
  };
  useHost(host);
  const connections = await fake.call('list_connections', null);
  connection = connections.find(({ face }) => face.service === 'instantly')!;
});

describe('a list on its way into a form', () => {
  it('is read and looked up, and counts what the account knows', async () => {
    const list = await start();
    expect(list.reason, 'there is none yet').not.toBeNull();
    pasted(list, [ADA, BRUNO, 'nobody@elsewhere.example', 'orson@brambleby'].join('\n'));
    expect(list.work).toBe('reading');
    await rests(list);
    expect(list.report).toMatchObject({ used: 3, bad: 1 });
    expect(list.resolution?.unknown).toBe(1);
    expect(list.count).toBe(2);
    expect(list.reason).toBeNull();
  });

  it('that is read anew does not take what an older reading brings later', async () => {
    const list = await start();
    const waiting: (() => void)[] = [];
    held = (go) => waiting.push(go);
    pasted(list, ADA);
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    held = null;
    pasted(list, [ADA, BRUNO].join('\n'));
    await rests(list);
    waiting[0]?.();
    await new Promise((done) => setTimeout(done));
    expect(list.report?.used, 'the later one counts').toBe(2);
  });

  it('asks who is meant only where the account knows somebody, and leaves the others out', async () => {
    const list = await start();
    list.pairs = true;
    pasted(list, `email,owner\n${ADA},Ada Finchley\n${BRUNO},Nobody Known`);
    await rests(list);
    expect(list.unclear.map(({ text }) => text)).toEqual(['Nobody Known']);
    expect(list.count, 'that of nobody is left out').toBe(1);
    expect(list.reason).toBeNull();
    const pairs = await list.pairsOf();
    expect(Object.keys(pairs.goes_to)).toEqual([ADA]);
    expect(pairs.without_target).toBe(1);
  });

  it('that is emptied is forgotten', async () => {
    const list = await start();
    pasted(list, ADA);
    await rests(list);
    pasted(list, '  ');
    expect(list.report).toBeNull();
    expect(list.count).toBe(0);
  });
});

describe('the dialog', () => {
  it('says which records two lines give to different people', async () => {
    disputed = 2;
    const user = userEvent.setup();
    const used = vi.fn();
    render(ImportDialog, { open: true, connection, onuse: vi.fn(), onpairs: used });
    await user.click(screen.getByRole('checkbox', { name: /A column says who gets each lead/ }));
    await user.click(screen.getByLabelText('Lead IDs or e-mail addresses'));
    await user.paste(`email,owner\n${ADA},Ada Finchley`);
    await user.click(await screen.findByRole('button', { name: 'Use 1 lead' }));
    const words = '2 leads are named by two lines each that differ, and are left out.';
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(used, 'not before it was read').not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Use the others' }));
    await waitFor(() => expect(used).toHaveBeenCalledOnce());
  });
});
