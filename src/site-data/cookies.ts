/** Cookies of heyron hosts, with their partitions, by host. Their values are never kept. */
import { ACCOUNT_HOST, isHeyronHost } from '../core/address/heyron';
import { meaningOf } from '../core/clearing/stored-meaning';
import { browser, type Cookies } from '../platform/browser';
import { hasAccess } from '../platform/permissions';
import type { ListedCookie } from '../platform/replies';

/** How many entries of a type are listed, and the longest name in UTF-16 units: as much as a person would read. */
export const MOST_LISTED = 40;
export const LONGEST_NAME = 100;

/**
 * Every cookie of `domain` and its subdomains in one store. Without `partitionKey: {}` both browsers leave partitioned
 * cookies out (measured).
 */
export async function cookiesOf(domain: string, store: string): Promise<Cookies.Cookie[]> {
  return browser.cookies.getAll({ domain, storeId: store, partitionKey: {} });
}

/** The host that a cookie belongs to: `.heyron.ai` is sent to every agent, but belongs to `heyron.ai`. */
export function hostOfCookie(cookie: { domain: string }): string {
  return cookie.domain.replace(/^\./, '');
}

/** The cookies of exactly this host: not those of its subdomains, nor a parent's that are only sent to it. */
export async function cookiesOfHost(host: string, store: string): Promise<Cookies.Cookie[]> {
  if (!isHeyronHost(host)) return [];
  return (await cookiesOf(host, store)).filter(cookie => hostOfCookie(cookie) === host);
}

/** True if a host has a cookie that outlives the browser; null if that cannot be seen. */
export async function keepsCookies(host: string, store: string): Promise<boolean | null> {
  if (!isHeyronHost(host) || !(await hasAccess())) return null;
  return (await cookiesOfHost(host, store).catch(() => null))?.some(({ session }) => !session) ?? null;
}

/** Lists them for a person, within the limits above. */
export async function listCookies(host: string, store: string): Promise<ListedCookie[]> {
  const cookies = (await cookiesOfHost(host, store)).slice(0, MOST_LISTED);
  return cookies.map(({ name, path, hostOnly, session, httpOnly, partitionKey }) => ({
    name: name.slice(0, LONGEST_NAME),
    path: path.slice(0, LONGEST_NAME),
    ...{ subdomains: !hostOnly, session, httpOnly },
    partition: partitionKey?.topLevelSite?.slice(0, LONGEST_NAME) ?? null,
  }));
}

/**
 * True while heyron's account session has a cookie in this store, recognised by name alone (docs/domain.md, "What
 * heyron.ai is"). Check access first: without it no cookie is visible.
 */
export async function isSignedIn(store: string): Promise<boolean> {
  return (await cookiesOfHost(ACCOUNT_HOST, store)).some(isAccountSession);
}

export function isAccountSession(cookie: Pick<Cookies.Cookie, 'name' | 'domain'>): boolean {
  return hostOfCookie(cookie) === ACCOUNT_HOST && meaningOf('cookies', cookie.name) === 'session';
}
