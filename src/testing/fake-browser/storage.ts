import { FakeEvent } from './event';

/** `storage.local`. Everything goes through JSON, as on disk, and each call takes a turn of the event loop. */
export class FakeStorage {
  private readonly values = new Map<string, string>();
  /** Fires with the new values; nobody asks for the old ones. */
  readonly onChanged = new FakeEvent();
  /** Calls of this kind fail, as on a full disk or in a damaged profile. */
  failing: 'set' | 'remove' | null = null;
  /** Which keys' writes fail. */
  failsFor = /./;
  /** How many more writes succeed before `failing` applies. */
  succeedsFirst = 0;

  async get(keys: string | string[] | null): Promise<Record<string, unknown>> {
    await nextTurn();
    const wanted = keys === null ? [...this.values.keys()] : [keys].flat();
    return Object.fromEntries(
      wanted.flatMap(key => {
        const value = this.values.get(key);
        return value === undefined ? [] : [[key, JSON.parse(value)]];
      }),
    );
  }

  async set(items: Record<string, unknown>): Promise<void> {
    await nextTurn();
    const hit = this.failing === 'set' && Object.keys(items).some(key => this.failsFor.test(key));
    if (hit && this.succeedsFirst-- <= 0) throw new Error('QUOTA_BYTES quota exceeded');
    this.store(items);
  }

  /** Stores a value directly. */
  put(key: string, value: unknown): void {
    this.store({ [key]: value });
  }

  private store(items: Record<string, unknown>): void {
    for (const [key, value] of Object.entries(items)) this.values.set(key, JSON.stringify(value));
    const changes = Object.entries(items).map(([key, newValue]) => [key, { newValue }]);
    this.onChanged.happen(Object.fromEntries(changes), 'local');
  }

  async remove(keys: string | string[]): Promise<void> {
    await nextTurn();
    if (this.failing === 'remove') throw new Error('IO error: .../000003.log: Unable to create writable file');
    const gone = [keys].flat().filter(key => this.values.delete(key));
    this.onChanged.happen(Object.fromEntries(gone.map(key => [key, {}])), 'local');
  }

  /** Everything stored, except the consent that all of it requires. */
  dump(): Record<string, string> {
    return Object.fromEntries([...this.values].filter(([key]) => key !== 'consent'));
  }
}

/** Not a timer, so that a test may stop the clock. */
function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
