/** Cookies of heyron hosts: found with their partitions, told apart by host. Values are never read into anything kept. */
import { isHeyronHost } from '../core/heyron';
import { browser, type Cookies } from '../platform/browser';
import type { ListedCookie } from '../platform/messages';

/** How many entries of a type are listed, and the longest name, in UTF-16 units: as much as a person would read. */
export const MOST_LISTED = 40;
export const LONGEST_NAME = 100;

/**
 * Every cookie of `domain` and its subdomains in one store. `partitionKey: {}` asks for partitioned ones too; without
 * it both browsers leave them out (measured).
 */
export async function cookiesOf(domain: string, store: string): Promise<Cookies.Cookie[]> {
  return browser.cookies.getAll({ domain, storeId: store, partitionKey: {} });
}

/** The host that a cookie belongs to: `.heyron.ai`, sent to every agent, still belongs to `heyron.ai`. */
export function hostOfCookie(cookie: { domain: string }): string {
  return cookie.domain.replace(/^\./, '');
}

/** The cookies that belong to exactly this host: not its subdomains', and not a parent's that is merely sent to it. */
export async function cookiesOfHost(host: string, store: string): Promise<Cookies.Cookie[]> {
  if (!isHeyronHost(host)) return [];
  return (await cookiesOf(host, store)).filter(cookie => hostOfCookie(cookie) === host);
}

/** Lists them for a person: what each is, and for whom; of many, and of long names, only as much as would be read. */
export async function listCookies(host: string, store: string): Promise<ListedCookie[]> {
  const cookies = (await cookiesOfHost(host, store)).slice(0, MOST_LISTED);
  return cookies.map(({ name, path, hostOnly, session, httpOnly, partitionKey }) => ({
    name: name.slice(0, LONGEST_NAME),
    path: path.slice(0, LONGEST_NAME),
    ...{ subdomains: !hostOnly, session, httpOnly },
    partition: partitionKey?.topLevelSite?.slice(0, LONGEST_NAME) ?? null,
  }));
}
