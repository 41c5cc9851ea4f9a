import { call } from '../backend';
import { toAppError } from '../backend/error';
import type { KeychainReport } from '../contract';
import { common as text } from '../text';

/** What is known of the keychain of this computer. */
class Keychain {
  report = $state.raw<KeychainReport | null>(null);
  testing = $state(false);

  /** Its name, or what it is called before it was tested. */
  get name(): string {
    return this.report?.name || text.someKeychain;
  }

  /** Writes, reads back and deletes a test entry. */
  async test(): Promise<void> {
    if (this.testing) return;
    this.testing = true;
    try {
      this.report = await call('test_keychain', null);
    } catch (thrown) {
      const error = toAppError(thrown);
      this.report = {
        name: this.report?.name ?? '',
        works: false,
        message: error.message,
        detail: error.detail,
        tested_at: Date.now(),
      };
    } finally {
      this.testing = false;
    }
  }

  /** Tests it unless that was done already. */
  async ensure(): Promise<void> {
    if (!this.report) await this.test();
  }
}

export const keychain = new Keychain();
