/**
 * The memory of healthy days, on disk once the user has agreed: one small record an agent, overwritten
 * (core/health/health.ts). Nothing of a private window gets here.
 */
import { siteOf } from '../core/address/own-address';
import type { Facts } from '../core/health/cause';
import {
  type AgentKey,
  forgottenHealth,
  type Health,
  healthSchema,
  isSameAgent,
  withHealth,
} from '../core/health/health';
import { isStable, type PresentPage } from '../core/presence/page';
import { KEPT_LIMITS } from '../core/sighting/limits';
import type { Granted } from '../core/sighting/observation';
import { queue } from '../platform/async';
import { agreed } from '../platform/consent';
import { parsedCopy } from '../platform/parsed-copy';
import { local } from '../platform/storage';
import { browserStart, startOnDisk } from './browser-start';

const PREFIX = 'health:';

const copy = parsedCopy('local', PREFIX, (_, value) => healthSchema.safeParse(value).data ?? null);

/** Changes run one after another, and each reads what it changes in its own turn. */
const healthInTurn = queue();

/** What is known of a connection besides its sighting. */
export interface Connection {
  readonly granted: Granted | null;
  readonly build: string | null;
  /** Its host has a cookie that outlives the browser; null if not known. */
  readonly cookies: boolean | null;
}

/**
 * True for a page whose connection is worth remembering: stable, and at the top of a tab. Who opened the tab does not
 * matter: Chromium names any page as the opener of a tab that its user opened, and a record speaks of its own agent alone.
 */
export function isHealthy(page: PresentPage): boolean {
  return isStable(page) && page.frame === 0;
}

/**
 * Remembers a stable connection, if it tells something new.
 * @throws StorageFailed when the browser could not write.
 */
export async function rememberHealth(page: PresentPage, { granted, build, cookies }: Connection): Promise<void> {
  if (!isHealthy(page)) return;
  const { origin, gateway, store, sighting, at } = page;
  await healthInTurn(async () => {
    if (!(await agreed())) return;
    const [all, start] = await Promise.all([records(), browserStart()]);
    const [key = `${store} ${origin} ${gateway}`, known = null] =
      [...all].find(([, each]) => isSameAgent(each, page)) ?? [];
    const now = withHealth(known, {
      ...{ origin, gateway: known?.gateway ?? gateway, store, at, start, cookies },
      build: build !== null && /^[\w.+-]*$/.test(build) ? build : null,
      deviceId: sighting.deviceId,
      role: granted?.role?.slice(0, KEPT_LIMITS.name) ?? null,
      rights: granted?.scopes.length ?? null,
      version: sighting.gatewayVersion,
    });
    if (now) await write(new Map(all).set(key, now), [key], at, start);
  });
}

/**
 * Notes that Re-Pair is about to clear what these hosts keep, so that the browser is not blamed for it. Before it begins,
 * since a worker may die in between.
 * @throws StorageFailed when the browser could not write.
 */
export async function noteClearing(store: string, hosts: readonly string[], at: number): Promise<void> {
  await healthInTurn(async () => {
    const [all, start] = await Promise.all([records(), browserStart()]);
    const hit = [...all].filter(([, each]) => each.store === store && hosts.includes(siteOf(each.origin)));
    if (hit.length === 0) return;
    const cleared = hit.map(([key, each]) => [key, { ...each, cleared: at }] as const);
    await write(
      new Map([...all, ...cleared]),
      hit.map(([key]) => key),
      at,
      start,
    );
  });
}

/** The user was shown how the browser keeps heyron's data, or was told that it did. */
export async function noteException(agent: AgentKey, what: 'shown' | 'said', at: number): Promise<void> {
  await healthInTurn(async () => {
    const [all, start] = await Promise.all([records(), browserStart()]);
    const [key, known] = [...all].find(([, each]) => isSameAgent(each, agent)) ?? [];
    if (key === undefined || !known || (what === 'said' && known.exception?.stand !== 'held')) return;
    const exception =
      what === 'shown' ? { at, start, stand: what } : known.exception && { ...known.exception, stand: what };
    await write(new Map([...all, [key, { ...known, ...(exception && { exception }) }]]), [key], at, start);
  });
}

/** What came of that exception; null if it was not shown, or nothing is remembered of this agent. */
export async function exceptionOf(agent: AgentKey): Promise<Health['exception'] | null> {
  return [...(await records()).values()].find(each => isSameAgent(each, agent))?.exception ?? null;
}

/** What is remembered, and known of the browser, for a page that fails. */
export async function healthFacts(): Promise<Pick<Facts, 'records' | 'start'>> {
  const [all, start] = await Promise.all([records(), browserStart()]);
  return { records: [...all.values()], start };
}

/**
 * Forgets what is remembered of the agents at an origin.
 * @throws StorageFailed when the browser could not write.
 */
export function forgetHealthOf(origin: string): Promise<void> {
  return healthInTurn(async () => {
    const gone = [...(await records())].filter(([, each]) => each.origin === origin).map(([key]) => PREFIX + key);
    await local.remove(gone);
    copy.outdate(gone);
  });
}

/** Does something while nothing is written here, such as deleting all of it. */
export function withoutHealth<Done>(work: () => Promise<Done>): Promise<Done> {
  return healthInTurn(work);
}

async function records(): Promise<ReadonlyMap<string, Health>> {
  return new Map([...(await copy.read())].flatMap(([key, each]) => (each ? [[key, each] as const] : [])));
}

/** Writes these records, with the start that they name, and drops what is old or too much. */
async function write(
  all: ReadonlyMap<string, Health>,
  keys: readonly string[],
  now: number,
  start: number | null,
): Promise<void> {
  const forgotten = forgottenHealth(all, now);
  const kept = keys.filter(key => !forgotten.includes(key)).map(key => [PREFIX + key, all.get(key)] as const);
  await local.writeAll({ ...Object.fromEntries(kept), ...startOnDisk(start) });
  if (forgotten.length > 0) await local.remove(forgotten.map(key => PREFIX + key));
  copy.outdate([...keys, ...forgotten].map(key => PREFIX + key));
}
