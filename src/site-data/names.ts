/** What the entries that a site keeps are called. Names are shown before a clearing and never stored; values stay in the page. */
import * as z from 'zod/mini';
import { DATA_TYPES, type DataType } from '../core/incident/clear-report';
import { browser } from '../platform/browser';
import { cookiesOfHost } from './cookies';

/** The names by type. Of many, or of very long ones, only as much as a person would read. */
export type Names = Readonly<Record<DataType, readonly string[]>>;

/** How many names of a type are told, and the longest, in UTF-16 units. */
const MOST_NAMES = 40;
const LONGEST_NAME = 100;

/** A page chooses its names itself. */
const storedSchema = z.object({ host: z.string(), names: z.record(z.string(), z.array(z.string())) });

/** Lists what a host keeps: its cookies, and what the page that `tab` shows sees, if that is a page of this host. */
export async function namesOf(host: string, store: string, tab: number | undefined): Promise<Names> {
  const cookies = (await cookiesOfHost(host, store)).map(({ name }) => name);
  const stored = tab === undefined ? {} : await storedIn(tab, host);
  return Object.fromEntries(
    DATA_TYPES.map(type => [type, short(type === 'cookies' ? cookies : (stored[type] ?? []))]),
  ) as unknown as Names;
}

async function storedIn(tab: number, host: string): Promise<Record<string, string[]>> {
  const [answer] = await browser.scripting
    .executeScript({ target: { tabId: tab }, func: listHere })
    .catch(() => []);
  const parsed = storedSchema.safeParse(answer?.result);
  return parsed.success && parsed.data.host === host ? parsed.data.names : {};
}

function short(names: readonly string[]): string[] {
  return [...new Set(names)].slice(0, MOST_NAMES).map(name => name.slice(0, LONGEST_NAME));
}

/** Runs in the page, so it can use nothing from outside itself. A store that refuses to be read has no names. */
async function listHere(): Promise<z.infer<typeof storedSchema>> {
  const list = async (read: () => string[] | Promise<string[]>) => {
    try {
      return (await read()).slice(0, 200);
    } catch {
      return [];
    }
  };
  return {
    host: location.hostname,
    names: {
      localStorage: await list(() => Object.keys(localStorage)),
      sessionStorage: await list(() => Object.keys(sessionStorage)),
      indexedDB: await list(async () => (await indexedDB.databases()).map(({ name = '' }) => name)),
      cacheStorage: await list(() => caches.keys()),
      serviceWorkers: await list(async () =>
        (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
      ),
      fileSystem: await list(async () => {
        const names: string[] = [];
        for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
        return names;
      }),
    },
  };
}
