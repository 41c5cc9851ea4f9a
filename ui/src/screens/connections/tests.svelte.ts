import { call } from '../../lib/backend';
import { toAppError } from '../../lib/backend/error';
import type { Connection, ConnectionTest } from '../../lib/contract';
import { app } from '../../lib/state/app.svelte';

/** The tests of saved connections: what is being tested and what was found. */
class Tests {
  #running = $state<Record<string, boolean>>({});
  #found = $state<Record<string, ConnectionTest>>({});
  /** To be tested once more: the connection was changed while it was being tested. */
  readonly #again = new Set<string>();

  running(id: string): boolean {
    return this.#running[id] ?? false;
  }

  found(id: string): ConnectionTest | undefined {
    return this.#found[id];
  }

  forget(id: string): void {
    delete this.#found[id];
  }

  /**
   * Tests a connection and shows what was found in the list. Asked for during a test, it is done
   * once more after it, and only what is found then counts.
   */
  async run({ id }: Connection): Promise<void> {
    if (this.running(id)) {
      this.#again.add(id);
      return;
    }
    this.#running[id] = true;
    this.forget(id);
    let found: ConnectionTest;
    do {
      this.#again.delete(id);
      found = await call('test_connection', { id }).catch(failed);
    } while (this.#again.has(id));
    this.#found[id] = found;
    this.#running[id] = false;
    // The list says what was last found; without it the old words stay, which is no harm.
    await app.reloadConnections().catch(() => undefined);
  }
}

/** A test that could not be made at all, as a result. */
export function failed(thrown: unknown): ConnectionTest {
  const error = toAppError(thrown);
  return {
    check: error.code === 'refused' || error.code === 'key_missing' ? 'rejected' : 'unreachable',
    message: error.message,
    steps: [],
    account_name: null,
    found_address: null,
    detail: error.detail,
    took_ms: 0,
  };
}

export const tests = new Tests();
