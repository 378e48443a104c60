/** Everything that a browser stores for some hosts, as a flat list: comparing two lists shows what a clearing took. */
import type { Frame, Page } from '@playwright/test';
import type { Browser, JarCookie } from '../browser/browser.ts';
import type { Dump } from '../site/page/store-everything.ts';
import { dumpsOf } from '../stories/user-actions.ts';

export type Store = keyof Dump;

export interface Entry {
  /** Its host: a cookie for all of heyron.ai belongs to heyron.ai. */
  readonly host: string;
  readonly store: Store;
  /** Its place in its store; for a cookie also its path and partition, which tell it from others with its name. */
  readonly name: string;
  /** Its content; for a cookie everything that the browser knows of it. */
  readonly value: unknown;
}

/**
 * Every cookie of the browser, and everything that `hosts` store. Session storage belongs to each tab: a new tab has
 * none and a closed one's is gone. So it is read in `tabs`, by host, which stored some and are still open.
 */
export async function entriesOf(
  user: Browser,
  hosts: readonly string[],
  tabs: ReadonlyMap<string, Page | Frame>,
): Promise<Entry[]> {
  const cookies = (await user.cookies()).map(cookieEntry);
  const found: Entry[][] = [cookies];
  for (const [index, dump] of (await dumpsOf(user, hosts)).entries()) {
    const host = hosts[index] ?? '';
    // The server's view of the cookies is a part of the jar.
    const { cookies: _, sessionStorage: __, ...stored } = dump;
    for (const [store, content] of Object.entries(stored) as [Store, unknown][])
      found.push(leaves(content).map(({ path, value }) => ({ host, store, name: path.join(' '), value })));
  }
  for (const [host, tab] of tabs) {
    const session = await tab.evaluate(() => Object.entries(sessionStorage));
    found.push(session.map(([name, value]) => ({ host, store: 'sessionStorage', name, value })));
  }
  const order = ({ host, store, name }: Entry) => `${host} ${store} ${name}`;
  return found.flat().sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function cookieEntry(cookie: JarCookie): Entry {
  const { name, path, domain, partition } = cookie;
  return {
    host: domain.replace(/^\./, ''),
    store: 'cookies',
    name: [name, path, partition && `under ${partition}`].filter(Boolean).join(' '),
    value: cookie.whole,
  };
}

/** The values in nested objects with their paths. An empty object is a value too: a database may hold nothing. */
function leaves(content: unknown, path: readonly string[] = []): { path: readonly string[]; value: unknown }[] {
  const inside = typeof content === 'object' && content !== null ? Object.entries(content) : [];
  if (inside.length) return inside.flatMap(([name, value]) => leaves(value, [...path, name]));
  return path.length ? [{ path, value: content }] : []; // an empty store holds no entry
}
