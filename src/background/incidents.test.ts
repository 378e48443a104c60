import { beforeEach, describe, expect, test, vi } from 'vitest';
import { MOST_EVENTS } from '../core/incident/bounds';
import type { EventOf } from '../core/incident/events';
import { reduce } from '../core/incident/reduce';
import type { Sighting } from '../core/sighting/sighting';
import { allIncidents } from '../history/testing/keep';
import { StorageFailed } from '../platform/storage';
import { BEGIN, connected, failing, GATEWAY, ORIGIN, sighting, TAB } from '../testing/events';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { append, currentIncident, openIncidents, record } from './incidents';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const KEY = { origin: ORIGIN, gateway: GATEWAY, store: '0' };
const MINUTE = 60_000;

let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser();
});

const seen = (what: Sighting, at = BEGIN, tab = TAB): EventOf<'sighted'> => ({
  type: 'sighted',
  at,
  tab,
  sighting: what,
});
const page = (n: number) => failing('pairing-required', { page: `page-${n}` });
const stored = async () => (await allIncidents())[0]?.incident.events ?? [];

describe('a sighting', () => {
  test('of a failure opens an incident, which is stored', async () => {
    const known = await record(KEY, seen(page(1)));
    expect(known?.incident).toMatchObject({ ...KEY, events: [seen(page(1))] });
    expect(known?.state.failure?.kind).toBe('pairing-required');
    expect(await allIncidents()).toEqual([known]);
  });

  test('of anything else opens none', async () => {
    expect(await record(KEY, seen(connected()))).toBeNull();
    expect(await record(KEY, seen(sighting()))).toBeNull();
    expect(fake.kept()).toEqual({});
  });

  test('goes into the incident of its origin, gateway and cookie store, and into no other', async () => {
    await record(KEY, seen(page(1)));
    for (const other of [{ store: '1' }, { gateway: 'wss://other.test' }, { origin: 'https://heyron.ai' }])
      await record({ ...KEY, ...other }, seen(page(1)));
    await record(KEY, seen(page(2)));
    expect((await allIncidents()).map(({ incident }) => incident.events.length).sort()).toEqual([1, 1, 1, 2]);
  });

  test('after a connection is of a proven gateway, and so is what comes later', async () => {
    const failed = await record(KEY, seen(page(1)));
    expect(failed?.incident.proven).toBeUndefined();
    const fixed = await record(KEY, seen(connected(), BEGIN + 1));
    expect(fixed?.incident.proven).toBe(true);
    const next = await record(KEY, seen(page(2), BEGIN + 60 * MINUTE));
    expect(next?.incident.id).not.toBe(fixed?.incident.id);
    expect(next?.incident.proven).toBe(true);
    expect((await record({ ...KEY, gateway: 'wss://other.test' }, seen(page(3))))?.incident.proven).toBeUndefined();
  });

  test('that tells nothing new is not stored again', async () => {
    for (const at of [0, 1, 2]) await record(KEY, seen(page(1), BEGIN + at));
    expect(await stored()).toHaveLength(1);
  });

  test.each([
    ['page', { page: 'page-2' }],
    ['load', { loadedAt: BEGIN + 1 }],
    ['kind', { kind: 'token-missing' as const }],
    ['text', { text: 'other words' }],
    ['request id', { requestId: '0badcafe-0000-4000-8000-000000000001' }],
  ])('with another %s is stored', async (_, more) => {
    await record(KEY, seen(page(1)));
    await record(KEY, seen({ ...page(1), ...more }));
    expect(await stored()).toHaveLength(2);
  });

  test('of a connection is told once when it is there and once when it is stable', async () => {
    await record(KEY, seen(page(1)));
    for (const stable of [false, false, true, true]) await record(KEY, seen(connected({ stable })));
    expect(await stored()).toHaveLength(3);
    expect((await allIncidents())[0]?.state.fixed).not.toBeNull();
  });

  test('of a failure reopens an incident that was fixed minutes ago, and begins another after that', async () => {
    await record(KEY, seen(page(1)));
    await record(KEY, seen(connected(), BEGIN + 1));
    const soon = await record(KEY, seen(page(2), BEGIN + 9 * MINUTE));
    expect(soon?.incident.events).toHaveLength(3);
    await record(KEY, seen(connected({ page: 'page-2' }), BEGIN + 9 * MINUTE + 1));
    const late = await record(KEY, seen(page(3), BEGIN + 20 * MINUTE));
    expect(late?.incident.events).toHaveLength(1);
    expect(await openIncidents(() => true)).toEqual([late]);
  });
});

describe('events that come at once', () => {
  test('are all kept', async () => {
    const known = await record(KEY, seen(page(0)));
    const id = known?.incident.id ?? '';
    await Promise.all([
      ...Array.from({ length: 20 }, (_, n) => record(KEY, seen(page(n + 1), BEGIN + n))),
      ...Array.from({ length: 20 }, (_, n) =>
        append(id, () => [{ type: 'answered', at: BEGIN + n, question: 'others-affected', answer: 'no' }]),
      ),
    ]);
    expect(await stored()).toHaveLength(41);
  });

  test('open one incident, not two', async () => {
    await Promise.all([record(KEY, seen(page(1))), record(KEY, seen(page(2)))]);
    expect(await allIncidents()).toHaveLength(1);
  });

  test('are decided one after the other, each on what the former left', async () => {
    const id = (await record(KEY, seen(page(0))))?.incident.id ?? '';
    const start = () =>
      append(id, ({ active }) => (active ? [] : [{ type: 'step-started', at: BEGIN, step: 'hard-refresh', tab: TAB }]));
    await Promise.all([start(), start(), start()]);
    expect((await stored()).filter(({ type }) => type === 'step-started')).toHaveLength(1);
  });

  test('are not held up by one that failed', async () => {
    const id = (await record(KEY, seen(page(0))))?.incident.id ?? '';
    const broken = append(id, () => {
      throw new Error('broken');
    });
    const next = append(id, () => [{ type: 'dismissed', at: BEGIN, kind: 'pairing-required' }]);
    await expect(broken).rejects.toThrow('broken');
    expect((await next)?.incident.events).toHaveLength(2);
  });
});

test('an incident that is gone takes no events', async () => {
  expect(await append('nobody', () => [{ type: 'declared-fixed', at: BEGIN }])).toBeNull();
});

describe('a full or damaged storage', () => {
  test('that refuses a write leaves what was stored, and says so', async () => {
    await record(KEY, seen(page(1)));
    const before = fake.kept();
    fake.storage.local.failing = 'set';
    await expect(record(KEY, seen(page(2)))).rejects.toThrow(StorageFailed);
    expect(fake.kept()).toEqual(before);
    fake.storage.local.failing = null;
    await record(KEY, seen(page(2)));
    expect(await stored()).toHaveLength(2);
  });
});

describe('what is kept is bounded', () => {
  const originOf = (n: number) => `https://user-${n}.c1.heyron.ai`;

  test('to the 20 newest incidents', async () => {
    for (let n = 0; n < 23; n++) await record({ ...KEY, origin: originOf(n) }, seen(page(n), BEGIN + n));
    const origins = (await allIncidents()).map(({ incident }) => incident.origin);
    expect(origins).toHaveLength(20);
    expect([origins[0], origins.at(-1)]).toEqual([originOf(22), originOf(3)]);
  });

  test('to three of one host, so that a page which claims many gateways, or ports, pushes nobody out', async () => {
    await record({ ...KEY, origin: originOf(1) }, seen(page(0)));
    for (let n = 0; n < 30; n++) {
      const origin = `${KEY.origin}:${8_000 + (n % 3)}`;
      await record({ ...KEY, origin, gateway: `wss://g${n}.test` }, seen(page(n), BEGIN + 1 + n));
    }
    const known = await allIncidents();
    expect(known.map(({ incident }) => incident.gateway)).toEqual([
      ...['wss://g29.test', 'wss://g28.test', 'wss://g27.test'],
      KEY.gateway,
    ]);
  });

  test('incidents of one tab make room for what is about the gateway, first those whose tab is gone, then the newest', async () => {
    const open = [1, 2, 3].map(() => fake.tabs.add(`${ORIGIN}/`));
    const gone = 999;
    let at = BEGIN;
    const opens = (oneTab?: number) =>
      record(oneTab === undefined ? KEY : { ...KEY, oneTab }, seen(page(at), at++, oneTab ?? TAB));
    const kept = async () => (await allIncidents()).map(({ incident }) => incident.oneTab ?? 'gateway').reverse();
    await opens();
    await opens(gone);
    await opens(open[0]);
    expect(await kept()).toEqual(['gateway', gone, open[0]]);
    await opens(open[1]);
    expect(await kept()).toEqual(['gateway', open[0], open[1]]);
    await opens(open[2]); // the last one opened stays until the next comes
    expect(await kept()).toEqual(['gateway', open[0], open[2]]);
  });

  test('but never by what the user has done something about, until that is a week over', async () => {
    const id = (await record(KEY, seen(page(0))))?.incident.id ?? '';
    await append(id, () => [
      { type: 'step-started', at: BEGIN, step: 'clear-site-data', tab: TAB },
      { type: 'consented', at: BEGIN, step: 'clear-site-data', level: 4, hosts: ['heyron.ai'] },
    ]);
    const flood = async (at: number) => {
      for (let n = 0; n < 30; n++) await record({ ...KEY, gateway: `wss://g${n}.test` }, seen(page(n), at + n));
    };
    const isKept = async () => (await allIncidents()).some(({ incident }) => incident.id === id);
    await flood(BEGIN + 1);
    expect(await isKept()).toBe(true);
    await append(id, () => [{ type: 'declared-fixed', at: BEGIN + 100 }]);
    await flood(BEGIN + 1_000);
    expect(await isKept()).toBe(true);
    await flood(BEGIN + 8 * 86_400_000);
    expect(await isKept()).toBe(false);
  });

  test('to 3 MB, for which even what the user has done something about makes room, the oldest first', async () => {
    const note = (n: number) => ({ type: 'noted', at: BEGIN + n, text: 'ü'.repeat(600) }) as const;
    const open = async (n: number) => {
      const id = (await record({ ...KEY, origin: originOf(n) }, seen(page(n), BEGIN + n)))?.incident.id ?? '';
      await append(id, () => Array.from({ length: 250 }, () => note(n)));
    };
    for (let n = 0; n < 12; n++) await open(n);
    await record({ ...KEY, origin: originOf(12) }, seen(page(12), BEGIN + 12));
    const origins = (await allIncidents()).map(({ incident }) => incident.origin);
    expect(origins).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map(originOf));
    expect(Buffer.byteLength(Object.values(fake.kept()).join(''))).toBeLessThan(3_001_000);
  });

  test('and by what other agents do, which costs a page’s own failure nothing', async () => {
    const id = (await record(KEY, seen(page(0))))?.incident.id ?? '';
    const flaps = (n: number) =>
      ({
        type: 'also-failing',
        at: BEGIN + n,
        kind: 'pairing-required',
        host: 'a.c1.heyron.ai',
        over: n % 2 === 1,
      }) as const;
    for (let n = 0; n < 1_200; n += 100)
      await append(id, () => Array.from({ length: 100 }, (_, step) => flaps(n + step)));
    await record(KEY, seen(failing('token-missing', { page: 'own' }), BEGIN + 2_000));
    const events = await stored();
    expect(events.length).toBeLessThanOrEqual(MOST_EVENTS);
    expect(events.at(-1)).toMatchObject({ sighting: { page: 'own' } });
  });

  /** A long incident: a step fixes it near the beginning, then the page goes up and down. */
  async function longTrouble(): Promise<void> {
    const id = (await record(KEY, seen(page(0))))?.incident.id ?? '';
    await append(id, () => [
      { type: 'step-started', at: BEGIN + 1, step: 'hard-refresh', tab: TAB },
      { type: 'step-ran', at: BEGIN + 2, step: 'hard-refresh' },
    ]);
    await record(KEY, seen(connected(), BEGIN + 3));
    await record(KEY, seen(failing('token-missing'), BEGIN + 4));
    const many = Array.from({ length: 600 }, (_, n) =>
      seen(failing('token-missing', { page: `p${n}` }), BEGIN + 5 + n),
    );
    for (let n = 0; n < many.length; n += 50) await append(id, () => many.slice(n, n + 50));
  }

  test('to 100 events, of which the newest sightings and all that steps did stay', async () => {
    await longTrouble();
    const events = await stored();
    expect(events).toHaveLength(MOST_EVENTS);
    expect(events[0]).toEqual(seen(page(0)));
    expect(events.at(-1)).toMatchObject({ at: BEGIN + 604 });
    expect(events.filter(({ type }) => type !== 'sighted').map(({ type }) => type)).toEqual([
      'step-started',
      'step-ran',
    ]);
  });

  test('without changing what the steps amounted to', async () => {
    await longTrouble();
    const { attempts, active, over, fixed } = reduce(await stored());
    expect(attempts).toMatchObject([{ step: 'hard-refresh', result: 'fixed' }]);
    expect([active, fixed, over.attempts]).toEqual([null, null, 1]);
  });

  test('by beginning another incident where a full one would be reopened', async () => {
    await longTrouble();
    await record(KEY, seen(connected({ page: 'p' }), BEGIN + 700));
    expect((await allIncidents())[0]?.state.fixed).not.toBeNull();
    const next = await record(KEY, seen(failing('token-missing', { page: 'q' }), BEGIN + 701));
    expect(next?.incident.events).toHaveLength(1);
    expect(await currentIncident(KEY, BEGIN + 702)).toEqual(next);
  });
});

describe('what befell a page', () => {
  const asleep = { what: 'frozen', from: BEGIN - 60_000, until: BEGIN - 2_000, failedAt: BEGIN } as const;
  const witnessed = async () => (await stored()).filter(({ type }) => type === 'witnessed').length;

  test('joins the timeline before the failure that it is told with', async () => {
    const known = await record(KEY, seen(page(1)), [], [asleep]);
    expect((await stored()).map(({ type }) => type)).toEqual(['witnessed', 'sighted']);
    expect(known?.state.witnessed).toEqual([asleep]);
  });

  test('is told once of each page, also with other failures and after a fix', async () => {
    await record(KEY, seen(page(1)), [], [asleep]);
    await record(KEY, seen(page(1)), [], [asleep]);
    await record(KEY, seen(page(2)), [], [{ ...asleep, failedAt: BEGIN + 1 }]);
    expect(await witnessed()).toBe(1);
    await record(KEY, seen(page(1)), [], [asleep, { ...asleep, what: 'offline' }]);
    await record(KEY, seen(page(1), BEGIN, 55), [], [asleep]);
    expect(await witnessed()).toBe(3);
  });

  test('alone opens no incident', async () => {
    expect(await record(KEY, seen(connected()), [], [asleep])).toBeNull();
  });

  test('belongs to the trouble that it came before, and not to the next one', async () => {
    await record(KEY, seen(page(1)), [], [asleep]);
    await record(KEY, seen(connected(), BEGIN + 1));
    const again = { ...asleep, from: BEGIN + 2, until: BEGIN + 3, failedAt: BEGIN + 4 };
    const known = await record(KEY, seen(page(2), BEGIN + 4), [], [asleep, again]);
    expect(known?.state.witnessed).toEqual([again]);
  });

  test('makes room for newer events in a long timeline', async () => {
    await record(KEY, seen(page(0)));
    for (let count = 0; count < 420; count += 60) {
      const more = Array.from({ length: 60 }, (_, n) => ({ ...asleep, from: count + n }));
      await record(KEY, seen(page(0)), [], more);
    }
    expect(await witnessed()).toBeLessThan(410);
    expect((await stored())[0]?.type).toBe('sighted');
  });
});

describe('an incident of one tab’s that is gone', () => {
  const began = async (oneTab: number) => {
    const known = await record({ ...KEY, oneTab }, seen(page(1), BEGIN, oneTab));
    await append(known?.incident.id ?? '', () => [{ type: 'noted', at: BEGIN, text: 'since noon' }]);
    return known?.incident.id;
  };

  test('goes on with the next page of the agent’s, where the user did something in it', async () => {
    const id = await began(999);
    const known = await record(KEY, seen(page(2), BEGIN + 1));
    expect(known?.incident.id).toBe(id);
    expect(known?.incident).not.toHaveProperty('oneTab');
    expect(await allIncidents()).toHaveLength(1);
  });

  test('goes on in a tab that a website opened, too, as that tab’s alone', async () => {
    const id = await began(999);
    const opened = await record({ ...KEY, oneTab: 1_000 }, seen(page(3), BEGIN + 2, 1_000));
    expect(opened?.incident).toMatchObject({ id, oneTab: 1_000 });
  });

  test('goes on in no frame, and nowhere while its tab is there', async () => {
    const tab = fake.tabs.add('https://heyron.ai/account');
    const id = await began(tab);
    expect((await record(KEY, seen(page(2), BEGIN + 1)))?.incident.id).not.toBe(id);
    const other = await began(999);
    const framed = { ...seen(page(3), BEGIN + 2, 1_000), framed: true };
    expect((await record({ ...KEY, oneTab: 1_000 }, framed))?.incident.id).not.toBe(other);
  });

  test('in which the user did nothing is left', async () => {
    const known = await record({ ...KEY, oneTab: 999 }, seen(page(1), BEGIN, 999));
    expect((await record(KEY, seen(page(2), BEGIN + 1)))?.incident.id).not.toBe(known?.incident.id);
  });
});
