/**
 * What a host keeps in this browser: for each type of data the number of entries, their size and their names. A value's
 * length is counted; the value never leaves the page.
 */
import * as z from 'zod/mini';
import { ownGatewayOf } from '../core/address/gateway-address';
import { originOf } from '../core/address/own-address';
import { CLEARED_TYPES, type ClearedType, type Counts } from '../core/clearing/clear-report';
import { STORED_KEYS } from '../core/clearing/stored-keys';
import { hasAccess } from '../platform/permissions';
import { cookiesOfHost, LONGEST_NAME, MOST_LISTED } from './cookies';
import { askPage, runInPage } from './run-in-page';

/** A busy page does not answer. In ms. */
const LONGEST_LOOK_MS = 5_000;

/** Pages choose their own names. */
const entriesSchema = z.object({
  count: z.number().check(z.int(), z.nonnegative()),
  /** Their size in bytes; null where the browser does not tell. */
  bytes: z.nullable(z.number().check(z.nonnegative())),
  names: z.array(z.string()),
});
export type Entries = z.infer<typeof entriesSchema>;

type StoredType = Exclude<ClearedType, 'cookies'>;
const storedSchema = z.record(
  z.enum(CLEARED_TYPES.filter((type): type is StoredType => type !== 'cookies')),
  z.nullable(entriesSchema),
);
/** What one document's origin keeps; null for a store that could not be read. */
export type Stored = z.infer<typeof storedSchema>;

/** Everything that a host keeps; null for what could not be read. */
export type Contents = Readonly<Record<ClearedType, Entries | null>>;

const answerSchema = z.object({ host: z.string(), origin: z.optional(z.string()), stored: storedSchema });

interface Asked {
  /** Whose credentials are meant: by default the host's own gateway's. */
  readonly gateway?: string;
  /** Whether each store's size is told, too, as by default: for that, all of its values are read. */
  readonly sizes?: boolean;
}

/**
 * Lists what `host` keeps, as a document of it in `tab` sees it, without side effects. Null when no document of the host
 * answers.
 */
export async function storedIn(
  tab: number,
  host: string,
  { gateway = ownGatewayOf(originOf(host)), sizes = true }: Asked = {},
): Promise<Stored | null> {
  const pick = (answers: readonly unknown[]) => {
    const told = answers.flatMap(answer => answerSchema.safeParse(answer).data ?? []);
    return told.find(each => each.host === host || each.origin === host)?.stored ?? null;
  };
  return askPage(tab, LONGEST_LOOK_MS, pick, listHere, gateway, STORED_KEYS, sizes);
}

/** The same of every host that a document in `tab` is of, with the credentials for one gateway, and without sizes. */
export async function storedInAll(tab: number, gateway: string): Promise<Map<string, Stored>> {
  const everywhere = { tabId: tab, allFrames: true } as const;
  const answers = await runInPage(everywhere, LONGEST_LOOK_MS, listHere, gateway, STORED_KEYS, false).catch(() => []);
  const told = answers.flatMap(answer => answerSchema.safeParse(answer).data ?? []);
  return new Map(told.map(({ host, stored }) => [host, stored]));
}

/**
 * Joins a host's cookies with what its documents see. They share what belongs to the origin; each tab's own, the session
 * storage and the gateway's token in it, is added up, unless one could not be read.
 */
export async function contentsOf(host: string, store: string, seen: readonly (Stored | null)[]): Promise<Contents> {
  const stored = seen.find(one => one !== null);
  const inAll = (type: 'sessionStorage' | 'gatewayToken') =>
    seen.length ? seen.reduce<Entries | null>((sum, one) => added(sum, one?.[type] ?? null), NONE) : null;
  const contents = CLEARED_TYPES.map(type => [type, type === 'cookies' ? null : (stored?.[type] ?? null)]);
  return {
    ...(Object.fromEntries(contents) as Contents),
    cookies: await cookieEntries(host, store),
    sessionStorage: inAll('sessionStorage'),
    gatewayToken: inAll('gatewayToken'),
  };
}

export function countsOf(contents: Contents): Counts {
  return Object.fromEntries(CLEARED_TYPES.map(type => [type, contents[type]?.count ?? null])) as Counts;
}

/** As many names as a person would read, without duplicates. */
export function readable(names: readonly string[]): string[] {
  return [...new Set(names)].slice(0, MOST_LISTED).map(name => name.slice(0, LONGEST_NAME));
}

const NONE: Entries = { count: 0, bytes: 0, names: [] };

function added(a: Entries | null, b: Entries | null): Entries | null {
  if (a === null || b === null) return null;
  const bytes = a.bytes === null || b.bytes === null ? null : a.bytes + b.bytes;
  return { count: a.count + b.count, bytes, names: [...a.names, ...b.names] };
}

async function cookieEntries(host: string, store: string): Promise<Entries | null> {
  const cookies = await cookiesOfHost(host, store);
  if (!(await hasAccess())) return null; // without access the browser lists none, whatever there is
  const bytes = cookies.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  return { count: cookies.length, bytes, names: cookies.map(({ name }) => name) };
}

/** Runs in the page, so it can use nothing from outside itself. A store that cannot be read proves nothing. */
async function listHere(
  gateway: string,
  keys: typeof STORED_KEYS,
  sizes: boolean,
): Promise<z.input<typeof answerSchema>> {
  const MOST = 200; // fewer still are shown
  type Size = (names: string[]) => number | null;
  const list = async (read: () => string[] | Promise<string[]>, size: Size = () => null) => {
    try {
      const names = await read();
      return { count: names.length, bytes: sizes ? size(names) : null, names: names.slice(0, MOST) };
    } catch {
      return null;
    }
  };
  // Once each: listing 100,000 keys takes as long as reading all their values (measured in Chromium).
  const reader = (storage: () => Storage) => {
    let read: string[] | undefined;
    return () => (read ??= Object.keys(storage()));
  };
  const local = () => localStorage;
  const session = () => sessionStorage;
  const [localKeys, sessionKeys] = [reader(local), reader(session)];
  const lengths = (storage: () => Storage) => (names: string[]) => {
    const from = storage();
    return 2 * names.reduce((sum, key) => sum + key.length + (from.getItem(key)?.length ?? 0), 0); // UTF-16
  };
  const named = (all: string[], name: string) =>
    all.filter(key => key === name || key.replace(/\/$/, '') === `${name}:${gateway}`);
  const hasToken = (key: string) => {
    try {
      return Boolean(JSON.parse(localStorage.getItem(key) ?? 'null')?.token);
    } catch {
      return false;
    }
  };
  const isForeign = (address: unknown) =>
    typeof address === 'string' && URL.canParse(address) && new URL(address).host !== location.host;
  const scopedElsewhere = (key: string, name: string) => isForeign(key.slice(name.length + 1));
  /** The page's own entries that point it at another gateway; what is stored for that one stays. */
  const pointers = () =>
    localKeys().filter(key => {
      const value = localStorage.getItem(key) ?? '';
      if (key.startsWith(keys.lastGateway)) return isForeign(value);
      if (!key.startsWith(keys.settings) || scopedElsewhere(key, keys.settings)) return false;
      try {
        return isForeign(JSON.parse(value)?.gatewayUrl);
      } catch {
        return false;
      }
    });
  // Only Chromium tells each store's usage.
  const estimate = sizes ? await (async () => navigator.storage.estimate())().catch(() => ({})) : {};
  const { usageDetails } = estimate as { usageDetails?: Record<string, number> };
  const usage = (of: string) => (names: string[]) => (usageDetails ? (usageDetails[of] ?? 0) : names.length ? null : 0);
  return {
    host: location.hostname,
    origin: location.origin,
    stored: {
      localStorage: await list(localKeys, lengths(local)),
      sessionStorage: await list(sessionKeys, lengths(session)),
      indexedDB: await list(async () => (await indexedDB.databases()).map(({ name = '' }) => name), usage('indexedDB')),
      cacheStorage: await list(() => caches.keys(), usage('caches')),
      serviceWorkers: await list(
        async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
        usage('serviceWorkerRegistrations'),
      ),
      fileSystem: await list(async () => {
        const names: string[] = [];
        const keys = (await navigator.storage.getDirectory()).keys();
        // From Firefox's isolated world the iterator cannot be looped over.
        for (let next = await keys.next(); !next.done; next = await keys.next()) names.push(next.value);
        return names;
      }, usage('fileSystem')),
      deviceToken: await list(() => named(localKeys(), keys.deviceToken)),
      identity: await list(() => localKeys().filter(key => key === keys.identity)),
      gatewayToken: await list(() => [
        ...named(sessionKeys(), keys.gatewayToken),
        ...named(localKeys(), keys.settings).filter(hasToken), // 2026.1, 2026.2
      ]),
      otherGateway: await list(pointers),
    },
  };
}
