/**
 * A clearing is interrupted before each single call of the browser's that it makes: by the worker's death, by a disk that
 * is full from then on, by access that is withdrawn. Whatever the moment, nothing is claimed that is not so, the tabs
 * are back, and nothing is deleted that was not asked for.
 */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ClearLevel } from '../core/clear-levels';
import type { ClearReport } from '../core/incident/clear-report';
import { NOTHING } from '../core/incident/reduce';
import { allIncidents, keep } from '../history/testing/keep';
import { BEGIN, HOST, INCIDENT_ID, ORIGIN, Story, TAB } from '../testing/events';
import { type FakeBrowser, type Family, newBrowser } from '../testing/fake-browser';
import { atRest, command, Life, startWorker, until } from './testing/mortal-worker';

const OTHER = 'user-0241.c1.heyron.ai';
const PAGE = `${ORIGIN}/chat#token=Zq7secret`;

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: BEGIN + 60_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A browser with an agent, the account site and another agent, in which a clearing of the first two was shown. */
async function aboutToClear(family: Family): Promise<FakeBrowser> {
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
function deletions(fake: FakeBrowser): number {
  return fake.log.filter(line => /^(?:erase|remove) /.test(line)).length;
}

async function incident() {
  return (await allIncidents())[0]?.state ?? NOTHING;
}

/** True once the clearing has ended in some way that is written down. */
async function isOver(): Promise<boolean> {
  const { active } = await incident();
  return active === null || active.ranAt !== undefined;
}

/** What is true however it ended. */
async function expectHonest(fake: FakeBrowser, level: ClearLevel, at: string): Promise<void> {
  const { clears, attempts, active } = await incident();
  const urls = fake.tabs.all().map(({ url }) => url.replace(/#.*/, ''));
  expect(urls, at).toEqual([PAGE.replace(/#.*/, ''), `https://${OTHER}/`]);
  expect(
    fake.tabs.all().every(({ live }) => live),
    at,
  ).toBe(true);
  expect(await fake.declarativeNetRequest.getSessionRules(), at).toEqual([]);
  expect(Object.keys(fake.storage.local.dump()), at).not.toContain(`clearing:${INCIDENT_ID}`);
  expect(JSON.stringify(await fake.kept()), at).not.toContain('Zq7secret');
  expect(fake.sites.of(OTHER), at).toMatchObject({ indexedDB: 2, localStorage: 2, serviceWorkers: 2 });
  expect(fake.cookies.names(), at).toContain(`of ${OTHER}`);
  expect(attempts.length + (active ? 1 : 0), at).toBe(1);
  expect(clears.length, at).toBeLessThan(2);
  const { finding } = attempts[0] ?? {};
  if (finding === 'interrupted' || finding === 'storage') {
    expect(clears, at).toEqual([]);
    expect(fake.cookies.names(), at).toHaveLength(3);
    expect(fake.sites.of(HOST), at).toMatchObject({ indexedDB: 2, localStorage: 2, deviceToken: 2 });
  } else if (finding !== 'browser-refused') expect(clears, at).toHaveLength(1);
  for (const report of clears) expectTrue(report, fake, level, at);
}

/** "Gone" is only ever said of what is gone; the returned page has made itself a new identity. */
function expectTrue({ hosts }: ClearReport, fake: FakeBrowser, level: ClearLevel, at: string): void {
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
      expect(left, `${at}: ${type} of ${host}`).toBeLessThan(
        type === 'localStorage' && host === HOST ? 2 : 1,
      );
    }
}

/** Lets a clearing go on until something happens to it, or it ends. */
async function clearUntil(
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

const FAMILIES = ['chromium', 'firefox'] as const;
/** The one that works inside pages, and the one that works from outside them. */
const INSIDE_AND_OUTSIDE = FAMILIES.flatMap(family =>
  ([2, 4] as const).map(level => [family, level] as const),
);
const CASES = FAMILIES.flatMap(family => ([1, 2, 3, 4] as const).map(level => [family, level] as const));

test.each(CASES)(
  'in %s, at level %i, a worker that dies before any call leaves what the next one can put right',
  async (family, level) => {
    let points = 0;
    for (let over = false; !over; points++) {
      const fake = await aboutToClear(family);
      const life = new Life(points);
      await clearUntil(fake, level, life);
      over = !life.dead;
      if (over) life.calls = Number.POSITIVE_INFINITY; // what it still has to tidy up needs some, too
      const erased = deletions(fake);
      if (!over) {
        const next = await startWorker(fake);
        const { active } = await incident();
        // Killed before it was written down that the user agreed: then it still asks.
        if (active && !active.consentedTo) continue;
        await until(next, () => isOver());
      } else await until(life, () => !(`clearing:${INCIDENT_ID}` in fake.storage.local.dump()));
      await expectHonest(fake, level, `call ${points}`);
      expect(deletions(fake), `call ${points}`).toBe(erased);
    }
    expect(points).toBeGreaterThan(20);
  },
);

test.each(INSIDE_AND_OUTSIDE)(
  'in %s, at level %i, a disk that is full from any call on costs nothing but words',
  async (family, level) => {
    for (let points = 0, over = false; !over; points++) {
      const fake = await aboutToClear(family);
      let full = false;
      const end = () => {
        full = true;
        fake.storage.local.failing = 'set';
        fake.disk.full = true;
      };
      const life = new Life(points, end);
      await clearUntil(fake, level, life, () => full && atRest(life));
      over = !full;
      fake.storage.local.failing = null;
      fake.disk.full = false;
      const { active } = await incident();
      if (active && !active.consentedTo) continue;
      // The next worker, on a disk with room, finds it as it was left.
      const erased = deletions(fake);
      const next = await startWorker(fake);
      await until(next, () => isOver());
      await expectHonest(fake, level, `call ${points}`);
      expect(deletions(fake), `call ${points}`).toBe(erased);
    }
  },
);

test.each(INSIDE_AND_OUTSIDE)(
  'in %s, at level %i, access that is withdrawn at any call makes no false claim',
  async (family, level) => {
    for (let points = 0, over = false; !over; points++) {
      const fake = await aboutToClear(family);
      const life = new Life(points, () => {
        fake.granted = false;
      });
      await clearUntil(fake, level, life, () => !fake.granted && atRest(life));
      over = fake.granted;
      await atRest(life);
      fake.granted = true;
      const { active } = await incident();
      if (active && !active.consentedTo) continue;
      await expectHonest(fake, level, `call ${points}`);
    }
  },
);
