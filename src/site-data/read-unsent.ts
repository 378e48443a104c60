/**
 * Reads what the user has written in an agent's pages and not sent, so that they can save it before a clearing. Only
 * the popup that asked gets it. OpenClaw 2026.9 keeps drafts in the database `openclaw-control-ui` and each tab's queue
 * in its sessionStorage (2026.9.6, docs/web/control-ui/offline-and-reconnect.md and dist/control-ui); older pages keep
 * none.
 */
import * as z from 'zod/mini';
import { isSite } from '../core/address/own-address';
import type { Unsent } from '../core/clearing/unsent-text';
import { browser, cookieStoreOf } from '../platform/browser';
import type { HostUnsent } from '../platform/replies';
import { askPage } from './run-in-page';
import { ofHost, tabsShowing } from './tabs';

/** A busy page does not answer. In ms. */
const LONGEST_LOOK_MS = 5_000;
/** Longer texts were not written by hand. */
const MOST = 200;
const LONGEST = 100_000;

const unsentSchema = z.object({
  host: z.string(),
  origin: z.optional(z.string()),
  found: z
    .array(
      z.object({
        sort: z.enum(['draft', 'queued']),
        text: z.string().check(z.maxLength(LONGEST)),
        at: z.nullable(z.number()),
        attachments: z.number().check(z.int(), z.nonnegative()),
      }),
    )
    .check(z.maxLength(MOST)),
});

/** What is unsent in the pages of these hosts, in a tab's cookie store. Never in private windows. */
export async function unsentFor(tab: number, hosts: readonly string[]): Promise<HostUnsent[]> {
  const asking = await browser.tabs.get(tab).catch(() => null);
  if (!asking || asking.incognito) return [];
  const store = cookieStoreOf(asking);
  const known = [...new Set(hosts)].filter(isSite);
  return Promise.all(known.map(async host => ({ host, unsent: await unsentIn(host, store) })));
}

/** What is unsent in the open pages of a host in one cookie store; null if none of them can be read. */
export async function unsentIn(host: string, store: string): Promise<Unsent[] | null> {
  const tabs = ofHost(await tabsShowing([host], store), host);
  const looks = await Promise.all(tabs.map(({ tab }) => lookInto(tab, host)));
  const seen = looks.filter(look => look !== null);
  if (seen.length === 0) return null;
  // Tabs share what belongs to the origin.
  const each = new Map(seen.flat().map(unsent => [JSON.stringify(unsent), unsent]));
  return [...each.values()];
}

/** What a tab's documents of the host hold. If the top page is the host's own, its frames add nothing. */
function lookInto(tab: number, host: string): Promise<Unsent[] | null> {
  const pick = (answers: readonly unknown[]) => {
    const found = answers.flatMap(answer => unsentSchema.safeParse(answer).data ?? []);
    const own = found.filter(each => each.host === host || each.origin === host);
    // A sandboxed frame has the host's name but none of its stores: it must not answer for the host.
    return own.length ? own.flatMap(each => each.found) : null;
  };
  return askPage(tab, LONGEST_LOOK_MS, pick, readHere, MOST, LONGEST);
}

/** Runs in the page, so it can use nothing from outside itself. It creates and changes no database. */
async function readHere(most: number, longest: number): Promise<z.input<typeof unsentSchema>> {
  const found: Unsent[] = [];
  const keep = (sort: Unsent['sort'], entry: unknown, words: unknown) => {
    const { attachments, updatedAt, createdAt } = (entry ?? {}) as Record<string, unknown>;
    const files = Array.isArray(attachments) ? attachments.length : 0;
    const text = typeof words === 'string' ? words.slice(0, longest) : '';
    const at = [updatedAt, createdAt].find(time => typeof time === 'number') ?? null;
    if ((text.trim() || files) && found.length < most)
      found.push({ sort, text, at: at as number | null, attachments: files });
  };

  /** Sessions by key, each with a draft and a queue, at any depth, which differs between versions. */
  const walk = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 6) return;
    const { draft, queue } = value as Record<string, unknown>;
    if (draft !== undefined || Array.isArray(queue)) {
      keep('draft', value, draft);
      for (const message of Array.isArray(queue) ? queue : [])
        keep('queued', message, (message as Record<string, unknown> | null)?.text);
      return;
    }
    for (const part of Object.values(value)) walk(part, depth + 1);
  };

  try {
    for (const storage of [sessionStorage, localStorage])
      for (const key of Object.keys(storage))
        if (key.startsWith('openclaw.control.chatComposer.'))
          try {
            walk(JSON.parse(storage.getItem(key) ?? 'null'), 0);
          } catch {
            // No version writes it like this.
          }
  } catch {
    // A page without storage keeps nothing there.
  }
  const inTime = <T>(request: IDBRequest<T>) =>
    new Promise<T | null>(resolve => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    });
  try {
    const name = 'openclaw-control-ui';
    const there = (await indexedDB.databases()).some(database => database.name === name);
    const database = there ? await inTime(indexedDB.open(name)) : null;
    if (database?.objectStoreNames.contains('composerDrafts')) {
      const store = database.transaction('composerDrafts').objectStore('composerDrafts');
      for (const entry of (await inTime(store.getAll())) ?? [])
        keep('draft', entry, (entry as { text?: unknown } | null)?.text);
    }
    database?.close();
  } catch {
    // Databases can be refused, too.
  }
  return { host: location.hostname, origin: location.origin, found };
}
