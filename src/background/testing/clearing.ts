/** A clearing that is disturbed, and what must be true however it ends. */
import { expect } from 'vitest';
import type { ClearLevel } from '../../core/catalogue/clear-levels';
import type { ClearReport } from '../../core/clearing/clear-report';
import { INITIAL_STATE, type IncidentState } from '../../core/incident/reduce';
import { allIncidents, keep } from '../../history/testing/keep';
import { HOST, INCIDENT_ID, ORIGIN, Story, TAB } from '../../testing/events';
import { type FakeBrowser, type Family, newBrowser } from '../../testing/fake-browser';
import { command, type Life, startWorker, until } from './mortal-worker';

export const OTHER = 'user-0241.c1.heyron.ai';
const PAGE = `${ORIGIN}/chat#token=Zq7secret`;

/** A browser with an agent, the account site and another agent, in which a clearing of the first two was prepared. */
export async function aboutToClear(family: Family): Promise<FakeBrowser> {
  const fake = newBrowser(family);
  fake.sites.fill(HOST, 'heyron.ai', OTHER);
  for (const host of [HOST, 'heyron.ai', OTHER]) fake.cookies.add(host, `of ${host}`);
  fake.tabs.add(PAGE, { id: TAB });
  fake.tabs.add(`https://${OTHER}/`);
  const story = new Story().fails('pairing-required').starts('clear-site-data');
  await keep(story.incident);
  return fake;
}

/** How much was deleted so far. */
export function deletions(fake: FakeBrowser): number {
  return fake.log.filter(line => /^(?:erase|remove) /.test(line)).length;
}

/** The state of the incident. */
export async function incident(): Promise<IncidentState> {
  return (await allIncidents())[0]?.state ?? INITIAL_STATE;
}

/** True once an end of the clearing is recorded. */
export async function isOver(): Promise<boolean> {
  const { active } = await incident();
  return active === null || active.ranAt !== undefined;
}

/** True once its journal is gone: nothing of it is left to do. */
export function isFinished(fake: FakeBrowser): boolean {
  return !(`clearing:${INCIDENT_ID}` in fake.storage.local.dump());
}

/** What is true however it ended, whatever the user does. Pages of the hosts that `ran` again store an identity. */
export async function expectHarmless(
  fake: FakeBrowser,
  level: ClearLevel,
  at: string,
  ran: readonly string[] = [HOST],
): Promise<void> {
  const { clears, attempts, active } = await incident();
  expect(await fake.declarativeNetRequest.getSessionRules(), at).toEqual([]);
  expect(isFinished(fake), at).toBe(true);
  expect(JSON.stringify(fake.kept()), at).not.toContain('Zq7secret');
  expect(fake.sites.of(OTHER), at).toMatchObject({ indexedDB: 2, localStorage: 2, serviceWorkers: 2 });
  expect(fake.cookies.names(), at).toContain(`of ${OTHER}`);
  expect(attempts.length + (active ? 1 : 0), at).toBe(1);
  expect(clears.length, at).toBeLessThan(2);
  for (const report of clears) expectTrue(report, fake, level, at, ran);
}

/** The same, and the tabs are back if only the worker touched them. */
export async function expectHonest(
  fake: FakeBrowser,
  level: ClearLevel,
  at: string,
  ran: readonly string[] = [HOST],
): Promise<void> {
  await expectHarmless(fake, level, at, ran);
  const { clears, attempts } = await incident();
  const urls = fake.tabs.all().map(({ url }) => url.replace(/#.*/, ''));
  expect(urls, at).toEqual([PAGE.replace(/#.*/, ''), `https://${OTHER}/`]);
  expect(
    fake.tabs.all().every(({ live }) => live),
    at,
  ).toBe(true);
  const { finding } = attempts[0] ?? {};
  if (finding === 'interrupted' || finding === 'storage') {
    expect(clears, at).toEqual([]);
    expect(fake.cookies.names(), at).toHaveLength(3);
    expect(fake.sites.of(HOST), at).toMatchObject({ indexedDB: 2, localStorage: 2, deviceToken: 2 });
  } else if (finding !== 'browser-refused') expect(clears, at).toHaveLength(1);
}

/** "Gone" is only said of what is gone, but for the identity that a page made again. */
function expectTrue(
  { hosts }: ClearReport,
  fake: FakeBrowser,
  level: ClearLevel,
  at: string,
  ran: readonly string[],
): void {
  expect(
    hosts.map(({ host }) => host),
    at,
  ).toEqual(level >= 3 ? [HOST, 'heyron.ai'] : [HOST]);
  for (const { host, types } of hosts)
    for (const { type, outcome } of types) {
      if (outcome !== 'gone') continue;
      const left =
        type === 'cookies'
          ? fake.cookies.names().filter(name => name === `of ${host}`).length
          : fake.sites.of(host)[type];
      expect(left, `${at}: ${type} of ${host}`).toBeLessThan(type === 'localStorage' && ran.includes(host) ? 2 : 1);
    }
}

/** Runs a clearing until it is disturbed or ends. */
export async function clearUntil(
  fake: FakeBrowser,
  level: ClearLevel,
  life: Life,
  ended: () => boolean | Promise<boolean> = () => life.dead,
): Promise<void> {
  const { calls } = life;
  life.calls = Number.POSITIVE_INFINITY;
  await startWorker(fake, life);
  life.calls = calls;
  void command(fake, { type: 'confirm', step: 'clear-site-data', level, hosts: [HOST, 'heyron.ai'] });
  await until(life, async () => (await ended()) || (await isOver()));
}

export const FAMILIES = ['chromium', 'firefox'] as const;
/** One works inside pages, the other from outside. */
export const INSIDE_AND_OUTSIDE = FAMILIES.flatMap(family => ([2, 4] as const).map(level => [family, level] as const));
