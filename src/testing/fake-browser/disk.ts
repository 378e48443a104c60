/** IndexedDB. A full disk behaves as measured: the request fails, and its transaction with it. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';

export class FakeDisk extends IDBFactory {
  full = false;
  /** How many more transactions can write before `full` applies. */
  succeedsFirst = 0;
  /** Called when a transaction begins. */
  onBegun: () => void = () => {};
  /** Called for each written record when its transaction has ended. */
  onWritten: (store: string) => void = () => {};

  override open(name: string, version?: number): IDBOpenDBRequest {
    const request = super.open(name, version);
    request.addEventListener('success', () => this.#watch(request.result));
    return request;
  }

  #watch(db: IDBDatabase): void {
    const begin = db.transaction.bind(db);
    db.transaction = (...how) => {
      const tx = begin(...how);
      this.onBegun();
      if (tx.mode !== 'readwrite') return tx;
      const refuses = this.full && this.succeedsFirst-- <= 0;
      const storeOf = tx.objectStore.bind(tx);
      tx.objectStore = name => {
        const store = storeOf(name);
        const put = store.put.bind(store);
        const write = (value: unknown) => {
          tx.addEventListener('complete', () => this.onWritten(name));
          return put(value);
        };
        const refuse = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));
        return Object.assign(store, { put: refuses ? refuse : write });
      };
      return tx;
    };
  }

  /** Every stored record, by table. */
  async dump(): Promise<Record<string, string>> {
    const all: [string, string][] = [];
    for (const { name = '' } of await this.databases()) {
      const db = await answer(super.open(name));
      for (const store of db.objectStoreNames)
        for (const value of await answer(db.transaction(store).objectStore(store).getAll()))
          all.push([`${name} ${store} ${all.length}`, JSON.stringify(value)]);
      db.close();
    }
    return Object.fromEntries(all);
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
