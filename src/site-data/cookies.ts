/** Cookies of heyron hosts: found with their partitions, told apart by host. Values are never read into anything kept. */
import { isHeyronHost } from '../core/heyron';
import { browser, type Cookies } from '../platform/browser';

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
