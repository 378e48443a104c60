/**
 * Which heyron hosts hold data in this browser. No API lists them, so these are joined: hosts that a content script
 * reported, cookie domains, and open tabs (docs/browser-facts.md, "Which hosts hold data").
 */
import * as z from 'zod/mini';
import { ACCOUNT_HOST, HEYRON_MATCH, heyronHostOf, isHeyronHost } from '../core/address/heyron';
import { queue } from '../platform/async';
import { browser } from '../platform/browser';
import { read, write } from '../platform/storage';
import { cookiesOf, hostOfCookie } from './cookies';

const KEY = 'known-hosts';
/** Host → when it was last seen, in epoch ms, and whether its page was ever connected. */
const metSchema = z.record(z.string(), z.object({ at: z.number(), connected: z.boolean() }));
/** A day: seeing a host again sooner is not worth a write. */
const FRESH_FOR_MS = 86_400_000;
/** A host's owner can make any number of names below it. Hosts that never connected are dropped first, by age. */
const MOST_MET = 60;
/** Concurrent reports must not lose a host. */
const hostsInTurn = queue();

/** Records that a page of this host was open, and whether it was connected. Never called for private windows. */
export function rememberHost(host: string, isConnected: boolean, now: number): Promise<void> {
  return hostsInTurn(async () => {
    const met = (await read(KEY, metSchema)) ?? {};
    const before = met[host];
    const connected = isConnected || before?.connected === true;
    if (before && before.connected === connected && now - before.at < FRESH_FOR_MS) return;
    const all = Object.entries({ ...met, [host]: { at: now, connected } });
    all.sort(([, a], [, b]) => Number(b.connected) - Number(a.connected) || b.at - a.at);
    await write(KEY, Object.fromEntries(all.slice(0, MOST_MET)));
  });
}

/** Every known heyron host in a cookie store, sorted, without those known only from private windows. */
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
