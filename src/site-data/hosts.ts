/**
 * Which heyron hosts hold data in this browser. No API lists them, so it is a union of what was met: hosts that a
 * content script reported, cookie domains, and open tabs (platform-facts: "Enumerating origins").
 */
import * as z from 'zod/mini';
import { ACCOUNT_HOST, HEYRON_MATCH, heyronHostOf, isHeyronHost } from '../core/heyron';
import { browser } from '../platform/browser';
import { queue } from '../platform/queue';
import { read, write } from '../platform/storage';
import { cookiesOf, hostOfCookie } from './cookies';

const KEY = 'met-hosts';
/** Host → when it was last met, in epoch ms. */
const metSchema = z.record(z.string(), z.number());
/** A day: meeting a host again sooner is not worth a write. */
const FRESH_FOR_MS = 86_400_000;
/** Whoever owns a host can have any number of names below it; the ones met longest ago make room. */
const MOST_MET = 200;
/** Two hosts that are met at once are both remembered. */
const inTurn = queue();

/** Remembers that a page of this host was open. Never called for private windows. */
export function meet(host: string, now: number): Promise<void> {
  return inTurn(async () => {
    const met = (await read(KEY, metSchema)) ?? {};
    if (now - (met[host] ?? 0) < FRESH_FOR_MS) return;
    const newest = Object.entries({ ...met, [host]: now }).sort(([, a], [, b]) => b - a);
    await write(KEY, Object.fromEntries(newest.slice(0, MOST_MET)));
  });
}

/** Every known heyron host in a cookie store, sorted, without those that only private windows know. */
export async function knownHosts(store: string): Promise<string[]> {
  const [met, cookies, tabs] = await Promise.all([
    read(KEY, metSchema),
    cookiesOf(ACCOUNT_HOST, store),
    browser.tabs.query({ url: HEYRON_MATCH }),
  ]);
  const hosts = [
    ...Object.keys(met ?? {}),
    ...cookies.map(hostOfCookie),
    ...tabs.filter(tab => !tab.incognito).map(tab => heyronHostOf(tab.url) ?? ''),
  ];
  return [...new Set(hosts)].filter(isHeyronHost).sort();
}
