/**
 * The address of an agent of one's own: an origin outside heyron.ai, port included, that its user has added, and the
 * path below which OpenClaw's page stands there. What is ours is always compared by origin: another port of the same
 * host is another site.
 */
import { ownGatewayOf, placeOfGateway } from './gateway-address';
import { heyronHostOf, isAgentHost, isHeyronHost } from './heyron';

/** As long as a host's name may be: an origin is kept where the names of hosts are. In characters. */
const LONGEST = 253;
/** A path as `gateway.controlUi.basePath` may be: a few plain parts, no slash at its end. Empty for none. */
const BASE_PATH = /^(?:\/[\w.~-]{1,60}){0,5}$/;
/** What follows the base path in the addresses of the app's own pages, in every version. */
const APP_PAGE = /\/(?:chat|new|overview|agents|sessions|nodes|skills|settings|config|channels|cron|login)(?:\/.*)?$/;
/** A host as `URL` writes it: a name or IPv4 address without an empty part, or an IPv6 address. */
const HOST =
  /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*|\[[0-9a-f:.]+\])$/;

/**
 * The origin of a page that can be an agent's of one's own; null for heyron.ai and whatever looks like it, for pages
 * that are none of the web's, and for an address that holds a name or password.
 */
export function ownOriginOf(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const { protocol, hostname, origin, username, password } = new URL(address);
  if (!/^https?:$/.test(protocol) || username || password) return null;
  return HOST.test(hostname) && origin.length <= LONGEST && !/(?:^|\.)heyron\.ai$/.test(hostname) ? origin : null;
}

/** True for an origin that `ownOriginOf` gives, in exactly that form. */
export function isOwnOrigin(origin: string): boolean {
  return ownOriginOf(origin) === origin;
}

export function isBasePath(path: string): boolean {
  return BASE_PATH.test(path);
}

/** The base path in the address of one of the app's pages; empty for none, or for one that is no plain path. */
export function basePathOf(address: string): string {
  if (!URL.canParse(address)) return '';
  const path = new URL(address).pathname.replace(APP_PAGE, '').replace(/\/(?:index\.html)?$/, '');
  return isBasePath(path) ? path : '';
}

/**
 * What the browser is asked for, and what scripts are registered for. Without its port where a browser accepts one and
 * then matches nothing (docs/browser-facts.md, "Sites that a user adds").
 */
export function patternFor(origin: string, withPort: boolean): string {
  const { protocol, hostname, host } = new URL(origin);
  return `${protocol}//${withPort ? host : hostname}/*`;
}

/** True for a pattern of heyron.ai, which the manifest asks for, whole or in part. */
export function isHeyronPattern(pattern: string): boolean {
  return heyronHostOf(pattern.replace(/^\*:/, 'https:').replace('//*.', '//')) !== null;
}

/**
 * What a page's data, incidents and settings are kept by: a host of heyron's, else the whole origin, since there every
 * port is another site.
 */
export function siteOf(origin: string): string {
  return heyronHostOf(origin) ?? origin;
}

/** The site of a page's address, of whatever web page; null for any other. */
export function siteIn(address: string | undefined): string | null {
  return heyronHostOf(address) ?? ownOriginOf(address);
}

/** The origin of a site's pages, where none of them is open. */
export function originOf(site: string): string {
  return isOwnOrigin(site) ? site : `https://${site}`;
}

/** True for a site in exactly that form. */
export function isSite(site: string): boolean {
  return heyronHostOf(`https://${site}`) === site || isOwnOrigin(site);
}

/** True where the way to the page is not encrypted, and goes through more than this machine. */
export function isInTheClear(origin: string): boolean {
  return origin.startsWith('http:') && placeOfGateway(ownGatewayOf(origin)) !== 'local';
}

/** True for an address that anybody in the world may serve. */
export function isInPublic(origin: string): boolean {
  return ['public', 'tunnel'].includes(placeOfGateway(ownGatewayOf(origin)) ?? 'public');
}

/**
 * True for a host that may serve an agent: one of heyron's that does, or one outside heyron, since Re-Pair is in a page
 * there only once its user has said that it is an agent's.
 */
export function mayServeAgent(host: string): boolean {
  return isAgentHost(host) || !isHeyronHost(host);
}
