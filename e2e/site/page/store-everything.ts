/** Writes a random value into each store of this origin that has none, and can read all of them back. */

declare global {
  interface Window {
    /** Settles when everything is written; absent on a page that only reads. */
    stored?: Promise<void>;
    dumpEverything(): Promise<Dump>;
  }
}

/** Everything that this origin stores, in an order independent of when it was written. */
export interface Dump {
  /** As the server gets them, so with the HttpOnly ones. */
  cookies: Record<string, string>;
  localStorage: Record<string, string>;
  sessionStorage: Record<string, string>;
  /** Database, store, key, value. */
  indexedDB: Record<string, Record<string, Record<string, unknown>>>;
  /** Cache name, URL, body. */
  cacheStorage: Record<string, Record<string, string>>;
  /** Scope, script. */
  serviceWorkers: Record<string, string>;
  /** Path of a file in the origin private file system, content; a folder's path ends with a slash. */
  fileSystem: Record<string, string>;
  /** Path and body of the one cacheable resource in the HTTP cache. */
  httpCache: Record<string, string>;
}

const NAME = 'stored';
const CACHEABLE = '/store-everything/stored';

async function storeEverything(): Promise<void> {
  localStorage.getItem(NAME) ?? localStorage.setItem(NAME, crypto.randomUUID());
  sessionStorage.getItem(NAME) ?? sessionStorage.setItem(NAME, crypto.randomUUID());
  const hasCookie = () => /(^|; )stored-script=/.test(document.cookie);
  if (!hasCookie()) {
    // biome-ignore lint/suspicious/noDocumentCookie: the plain way is the one that pages use
    document.cookie = `stored-script=${crypto.randomUUID()}; Path=/; Secure; Max-Age=86400`;
    // Chromium writes it after the script has returned, so wait until it is written.
    if (!hasCookie()) throw new Error('The cookie was not kept');
  }
  const database = await open(NAME);
  const store = database.transaction(NAME, 'readwrite').objectStore(NAME);
  if (!(await done(store.get(NAME)))) await done(store.put(crypto.randomUUID(), NAME));
  database.close();
  const cache = await caches.open(NAME);
  if (!(await cache.match('/stored'))) await cache.put('/stored', new Response(crypto.randomUUID()));
  await navigator.serviceWorker.register('/store-everything/sw.js', { scope: '/store-everything/stored/' });
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(NAME, { create: true });
  await writeIfEmpty(await folder.getFileHandle(NAME, { create: true }));
  await (await fetch(CACHEABLE)).text();
}

async function writeIfEmpty(file: FileSystemFileHandle): Promise<void> {
  if ((await file.getFile()).size > 0) return;
  const stream = await file.createWritable();
  await stream.write(crypto.randomUUID());
  await stream.close();
}

async function dumpEverything(): Promise<Dump> {
  return {
    cookies: await (await fetch('/store-everything/cookies', { cache: 'no-store' })).json(),
    localStorage: entries(localStorage),
    sessionStorage: entries(sessionStorage),
    indexedDB: await dumpDatabases(),
    cacheStorage: await dumpCaches(),
    serviceWorkers: await dumpWorkers(),
    fileSystem: await dumpFolder(await navigator.storage.getDirectory()),
    httpCache: await dumpHttpCache(),
  };
}

async function dumpDatabases(): Promise<Dump['indexedDB']> {
  const databases: Dump['indexedDB'] = {};
  for (const { name = '' } of sorted(await indexedDB.databases(), ({ name = '' }) => name)) {
    const database = await done(indexedDB.open(name));
    const stores: Record<string, Record<string, unknown>> = {};
    for (const storeName of database.objectStoreNames) {
      const store = database.transaction(storeName).objectStore(storeName);
      const [keys, values] = [await done(store.getAllKeys()), await done(store.getAll())];
      stores[storeName] = Object.fromEntries(keys.map((key, i) => [String(key), values[i]]));
    }
    database.close();
    databases[name] = stores;
  }
  return databases;
}

async function dumpCaches(): Promise<Dump['cacheStorage']> {
  const kept: Dump['cacheStorage'] = {};
  for (const name of (await caches.keys()).sort()) {
    const cache = await caches.open(name);
    const bodies: Record<string, string> = {};
    for (const request of sorted(await cache.keys(), ({ url }) => url)) {
      bodies[request.url] = (await (await cache.match(request))?.text()) ?? '';
    }
    kept[name] = bodies;
  }
  return kept;
}

async function dumpWorkers(): Promise<Dump['serviceWorkers']> {
  const workers = sorted(await navigator.serviceWorker.getRegistrations(), ({ scope }) => scope);
  return Object.fromEntries(
    workers.map(({ scope, active, waiting, installing }) => [
      scope,
      (active ?? waiting ?? installing)?.scriptURL ?? '',
    ]),
  );
}

async function dumpFolder(folder: FileSystemDirectoryHandle, path = ''): Promise<Dump['fileSystem']> {
  const files: Dump['fileSystem'] = {};
  for await (const [name, entry] of folder.entries()) {
    if (entry instanceof FileSystemDirectoryHandle) {
      files[`${path}${name}/`] = '';
      Object.assign(files, await dumpFolder(entry, `${path}${name}/`));
    } else if (entry instanceof FileSystemFileHandle) {
      files[`${path}${name}`] = await (await entry.getFile()).text();
    }
  }
  return Object.fromEntries(sorted(Object.entries(files), ([name]) => name));
}

/** Asks only the cache. */
async function dumpHttpCache(): Promise<Dump['httpCache']> {
  const asked = fetch(CACHEABLE, { cache: 'only-if-cached', mode: 'same-origin' });
  const answer = await asked.catch(() => null); // a cache miss is a network error
  return answer?.ok ? { [CACHEABLE]: await answer.text() } : {};
}

function open(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(name);
  return done(opening);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function entries(storage: Storage): Record<string, string> {
  return Object.fromEntries(sorted(Object.entries(storage), ([key]) => key));
}

function sorted<T>(items: readonly T[], by: (item: T) => string): T[] {
  return [...items].sort((a, b) => (by(a) < by(b) ? -1 : 1));
}

window.dumpEverything = dumpEverything;
if (document.documentElement.dataset.mode === 'write') window.stored = storeEverything();
