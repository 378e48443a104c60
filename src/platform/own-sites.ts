/**
 * The addresses of agents of one's own, on disk: the law of what is ours besides heyron.ai. The browser's permission is
 * only the gate: what it lets us see and is not in this list is nobody's business of ours.
 */
import * as z from 'zod/mini';
import { HEYRON_MATCH, heyronHostOf, isHeyronHost } from '../core/address/heyron';
import { isBasePath, isOwnOrigin, ownOriginOf, patternFor } from '../core/address/own-address';
import { queue } from './async';
import { browser, type Tabs } from './browser';
import { capabilities } from './capabilities';
import { parsedCopy } from './parsed-copy';
import { hasAccess } from './permissions';
import { remove, write } from './storage';

const KEY = 'own-sites';
/** More than anybody runs. */
export const MOST_SITES = 20;
/** Seen again sooner than after a day is not worth a write. In ms. */
const FRESH_FOR_MS = 86_400_000;

const siteSchema = z.object({
  origin: z.string().check(z.refine(isOwnOrigin)),
  /** Below it OpenClaw's page stands there; empty for none. */
  base: z.string().check(z.refine(isBasePath)),
  /** When it was added, and when its page was seen last, in epoch ms. */
  since: z.number(),
  seen: z.number(),
  /** Its permission went with a wider one that was given back, so that its user has to say so once more. */
  paused: z.optional(z.literal(true)),
});
export type OwnSite = z.infer<typeof siteSchema>;

const copy = parsedCopy('local', KEY, (_, value) => z.array(siteSchema).safeParse(value).data ?? []);
/** Concurrent changes must not lose one. */
const sitesInTurn = queue();

/** Every address that the user has added, in the order in which they did. */
export async function listedSites(): Promise<readonly OwnSite[]> {
  return (await copy.read()).get('') ?? [];
}

/** Those that are ours now. */
export async function ownSites(): Promise<readonly OwnSite[]> {
  return (await listedSites()).filter(({ paused }) => !paused);
}

/**
 * Adds an address, or gives a known one its base path; false where there are too many.
 * @throws StorageFailed when the browser could not write.
 */
export function addOwnSite(origin: string, base: string, now: number): Promise<boolean> {
  return change(before => {
    const known = before.find(site => site.origin === origin);
    if (known) return before.map(site => (site === known ? { origin, base, since: site.since, seen: now } : site));
    return before.length < MOST_SITES ? [...before, { origin, base, since: now, seen: now }] : null;
  });
}

/** Notes that its page was seen. */
export async function noteSeen(origin: string, now: number): Promise<void> {
  const known = (await ownSites()).find(site => site.origin === origin);
  if (!known || now - known.seen < FRESH_FOR_MS) return;
  await change(before => before.map(site => (site.origin === origin ? { ...site, seen: now } : site)));
}

/** Keeps it, as one that its user has to allow once more. @throws StorageFailed when the browser could not write. */
export async function pauseOwnSite(origin: string): Promise<void> {
  await change(before => before.map(site => (site.origin === origin ? { ...site, paused: true } : site)));
}

/** @throws StorageFailed when the browser could not write. */
export async function dropOwnSite(origin: string): Promise<void> {
  await change(before => before.filter(site => site.origin !== origin));
}

function change(of: (before: readonly OwnSite[]) => readonly OwnSite[] | null): Promise<boolean> {
  return sitesInTurn(async () => {
    const now = of(await listedSites());
    if (now === null) return false;
    await (now.length > 0 ? write(KEY, now) : remove(KEY));
    copy.outdate([KEY]);
    return true;
  });
}

/** What this browser is asked for. */
export function patternOf(origin: string): string {
  return patternFor(origin, capabilities().asksWithPort);
}

/** Whether the browser lets Re-Pair see a site that was added. */
export function isGranted(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(origin)] });
}

/** Whether the browser lets us see a page's origin: an address of one's own has a permission of its own. */
export function hasAccessTo(origin: string): Promise<boolean> {
  return heyronHostOf(origin) === null ? isGranted(origin) : hasAccess();
}

/** Whether the browser lets us see all of these sites. */
export async function hasAccessToAll(sites: readonly string[]): Promise<boolean> {
  const all = await Promise.all(sites.map(site => (isOwnOrigin(site) ? isGranted(site) : hasAccess())));
  return all.every(Boolean);
}

/** Whether a site is ours, and the browser lets us see it: heyron's, or one in the list. */
export async function isOurSite(site: string): Promise<boolean> {
  if (!isOwnOrigin(site)) return isHeyronHost(site);
  return (await ownSites()).some(({ origin }) => origin === site) && (await isGranted(site));
}

/** The origin of an address that is ours: heyron's, or in the list; null for any other. */
export async function ourOriginOf(address: string | undefined): Promise<string | null> {
  if (address === undefined) return null;
  if (heyronHostOf(address) !== null) return new URL(address).origin;
  const origin = ownOriginOf(address);
  return origin !== null && (await ownSites()).some(site => site.origin === origin) ? origin : null;
}

/** The address of an agent's page: its origin, and at one of one's own the base path there. */
export async function homeOf(origin: string): Promise<string> {
  const own = heyronHostOf(origin) === null ? (await ownSites()).find(site => site.origin === origin) : undefined;
  return `${origin}${own?.base ?? ''}/`;
}

/** The base path of an address of one's own; empty for none. */
export async function baseOf(origin: string): Promise<string> {
  return (await ownSites()).find(site => site.origin === origin)?.base ?? '';
}

/** Every tab with a page that is ours. A grant without its port lets us see more tabs than these. */
export async function ourTabs(): Promise<Tabs.Tab[]> {
  const own = await ownSites();
  if (own.length === 0) return browser.tabs.query({ url: HEYRON_MATCH });
  const patterns = [...new Set(own.map(({ origin }) => patternOf(origin)))];
  const tabs = await browser.tabs.query({ url: [HEYRON_MATCH, ...patterns] });
  return tabs.filter(({ url }) => heyronHostOf(url) !== null || own.some(({ origin }) => origin === ownOriginOf(url)));
}
