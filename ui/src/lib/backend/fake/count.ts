import type { Count, CountRequest, CountedRecord, Event } from '../../contract';
import { AppError } from '../error';
import { instantlyChoices } from './choices';
import type { Pace } from './engine';
import { checkForm } from './check';
import { sampleConnections } from './connections';

/** Where a count rests. */
const A_LOOK = 2000;
/** How many are counted between two events. */
const STEP = 500;

/** Counts as many records as its world has, one after the other, and tells of it. */
export class Counts {
  readonly #running = new Map<string, { to: number; at: number; request: CountRequest }>();

  constructor(
    private readonly pace: Pace,
    private readonly tell: (event: Event) => void,
  ) {}

  begin(request: CountRequest): void {
    this.#running.clear();
    this.#refuseIncomplete(request);
    this.#running.set(request.id, { to: Math.min(A_LOOK, this.pace.records), at: 0, request });
    this.#step(request.id);
  }

  all(id: string): void {
    const count = this.#running.get(id);
    if (!count) return;
    count.to = this.pace.records;
    this.#step(id);
  }

  cancel(id: string): void {
    this.#running.delete(id);
  }

  #step(id: string): void {
    setTimeout(() => {
      const count = this.#running.get(id);
      if (!count) return;
      count.at = Math.min(count.to, count.at + STEP);
      this.tell({ event: 'count_changed', id, count: this.#soFar(count.at, count.to) });
      if (count.at < count.to) this.#step(id);
    }, this.pace.stepMs);
  }

  #soFar(at: number, to: number): Count {
    const { records } = this.pace;
    const ended = at === records;
    const people = instantlyChoices.members;
    const owner = people.state === 'ready' ? (people.items[0]?.user_id ?? null) : null;
    const some = Math.floor(at / 4);
    return {
      state: ended ? 'counted' : at === to ? 'rests' : 'counting',
      records: at,
      total: ended ? records : null,
      calls: Math.ceil(at / 100),
      holders: [
        { id: null, records: at - some },
        { id: owner, records: some },
      ],
      first: FIRST.slice(0, at),
      at: Date.now(),
      trouble: null,
      trouble_detail: null,
    };
  }

  #refuseIncomplete({ form }: CountRequest): void {
    const [connection] = sampleConnections();
    if (!connection) return;
    const open = checkForm(connection, form).fields.find(
      ({ path }) => path !== 'Value' && path !== 'organization_user_ids',
    );
    if (!open) return;
    throw new AppError({
      code: 'invalid',
      message: open.message,
      field: open.path,
      detail: null,
    });
  }
}

const FIRST: CountedRecord[] = [
  ['Tessa Quillfeather', 'Moonlit Ladders'],
  ['Orson Brambleby', 'Brambleby Kettles'],
  ['Imogen Thistledown', 'Paper Boats'],
].map(([name = '', detail = ''], place) => ({
  id: `00000000-0000-4000-8000-00000000000${place}`,
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@example.com`,
  detail,
  holder: null,
}));
