import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { MOST_EVENTS } from '../core/incident/bounds';
import type { Incident, IncidentEvent } from '../core/incident/events';
import { reduce } from '../core/incident/reduce';
import { StorageFailed } from '../platform/storage';
import { BEGIN, Story } from '../testing/events';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { changing, heads, incident, newerIncidents } from './history';
import { VERSION } from './records';
import { allIncidents, keep } from './testing/keep';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser();
});

/** What a version kept of one incident: a clearing that worked, with everything that a user can add. */
type Specimen = Incident & { readonly v: number; readonly revision: number };
const specimen = (version: number): Specimen =>
  JSON.parse(readFileSync(new URL(`specimens/version-${version}.json`, import.meta.url), 'utf8'));

const today = specimen(VERSION);
const { v: _, revision, ...TOLD } = today;
const OTHER = '22222222-2222-4222-8222-222222222222';

/** What is read if all of it was kept. */
const READ = { incident: TOLD, state: reduce(TOLD.events), revision };

const keyOf = (id: string) => `incident:${id}`;

/** What is stored. */
const stored = () => fake.storage.local.get(null).then(({ consent: _, ...others }) => others);

const addTo = (id: string, ...events: IncidentEvent[]) =>
  changing(ledger => {
    const known = ledger.load(id);
    return known && ledger.add(known, events);
  });

describe('what a version kept is read as it was meant', () => {
  const versions = Array.from({ length: VERSION }, (_, at) => at + 1);

  test('and each version has its specimen', () => {
    const names = readdirSync(new URL('specimens', import.meta.url));
    expect(names.toSorted()).toEqual(versions.map(version => `version-${version}.json`).toSorted());
  });

  test.each(versions)('version %i', async version => {
    fake.storage.local.put(keyOf(TOLD.id), specimen(version));
    expect(await allIncidents()).toEqual([READ]);
  });

  test('the last of them is what is written today', async () => {
    await keep(TOLD);
    expect(await stored()).toEqual({ [keyOf(TOLD.id)]: today });
  });
});

describe('what a newer program wrote', () => {
  const newer = { v: VERSION + 1, id: OTHER, mood: 'better' };

  test('is kept untouched and counted, and taken for nothing else', async () => {
    fake.storage.local.put(keyOf(OTHER), newer);
    await keep(TOLD);
    expect((await allIncidents()).map(each => each.incident.id)).toEqual([TOLD.id]);
    expect(await newerIncidents()).toBe(1);
    expect(await incident(OTHER)).toBeNull();
    await changing(ledger => ledger.tidy(BEGIN + 1e12, 7, { tabs: new Set() }));
    expect(await stored()).toEqual({ [keyOf(OTHER)]: newer });
  });
});

describe('what is damaged', () => {
  test('costs an incident the event, and no more', async () => {
    const events = TOLD.events.map((event, n) => (n === 1 ? 'lost' : event));
    fake.storage.local.put(keyOf(TOLD.id), { ...today, events });
    const known = await incident(TOLD.id);
    expect(known?.incident.events).toEqual(TOLD.events.filter((_, n) => n !== 1));
  });

  test.each([
    { v: VERSION, id: OTHER },
    { ...today, v: 0 },
    { ...today, revision: 'many' },
    { ...today, id: TOLD.id }, // another's name
    { ...today, id: OTHER, origin: 'nowhere' },
    'torn',
    null,
  ])('goes when there is tidied up: %o', async value => {
    fake.storage.local.put(keyOf(OTHER), value);
    expect(await heads()).toEqual([]);
    expect(await newerIncidents()).toBe(0);
    await changing(ledger => ledger.tidy(BEGIN, 7, { tabs: new Set() }));
    expect(await stored()).toEqual({});
  });
});

describe('a change', () => {
  test('that throws leaves nothing of itself', async () => {
    await keep(TOLD);
    const before = fake.kept();
    const broken = changing(ledger => {
      const known = ledger.load(TOLD.id);
      if (known) ledger.add(known, new Story().declaresFixed().events);
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    expect(fake.kept()).toEqual(before);
    expect(await incident(TOLD.id)).toEqual(READ);
  });

  test('of which a part finds no room leaves nothing of itself, and says so', async () => {
    await keep(TOLD);
    const before = fake.kept();
    fake.storage.local.failing = 'set';
    fake.storage.local.failsFor = new RegExp(OTHER);
    const both = changing(ledger => {
      const known = ledger.load(TOLD.id);
      if (known) ledger.add(known, new Story().declaresFixed().events);
      ledger.open({ ...TOLD, id: OTHER }, TOLD.events);
    });
    await expect(both).rejects.toThrow(StorageFailed);
    expect(fake.kept()).toEqual(before);
    expect(await allIncidents()).toEqual([READ]);
  });

  test('is written in one call, and what has to go goes after it', async () => {
    await keep(TOLD);
    const calls: unknown[] = [];
    const set = vi.spyOn(fake.storage.local, 'set');
    fake.storage.local.onChanged.addListener((changes: object) => calls.push(Object.keys(changes)));
    await changing(ledger => {
      ledger.open({ ...TOLD, id: OTHER }, TOLD.events.slice(0, 1));
      ledger.tidy(BEGIN + 1e12, 7, { opened: OTHER, tabs: new Set() });
    });
    expect(set).toHaveBeenCalledOnce();
    expect(calls).toEqual([[keyOf(OTHER)], [keyOf(TOLD.id)]]);
  });

  test('is made even if what has to go stays, which goes with the next one', async () => {
    await keep(TOLD);
    fake.storage.local.failing = 'remove';
    const tidy = { opened: OTHER, tabs: new Set<number>() };
    await changing(ledger => {
      ledger.open({ ...TOLD, id: OTHER }, TOLD.events.slice(0, 1));
      ledger.tidy(BEGIN + 1e12, 7, tidy);
    });
    expect(Object.keys(await stored()).toSorted()).toEqual([keyOf(TOLD.id), keyOf(OTHER)]);
    await expect(changing(ledger => ledger.tidy(BEGIN + 1e12, 7, tidy))).rejects.toThrow(StorageFailed);
    fake.storage.local.failing = null;
    await changing(ledger => ledger.tidy(BEGIN + 1e12, 7, tidy));
    expect(Object.keys(await stored())).toEqual([keyOf(OTHER)]);
  });

  test('waits for the one before it', async () => {
    await keep(TOLD);
    const later = new Story().later(1_000_000).declaresFixed().events;
    await Promise.all([addTo(TOLD.id, ...later), addTo(TOLD.id, ...later), addTo(TOLD.id, ...later)]);
    expect((await incident(TOLD.id))?.revision).toBe(revision + 3);
  });
});

test('a history that cannot be read says so, and is tried again', async () => {
  const get = vi.spyOn(fake.storage.local, 'get').mockImplementation(async key => {
    if (key === 'consent') return { consent: {} };
    throw new Error('Failed to read database');
  });
  await expect(heads()).rejects.toThrow(StorageFailed);
  get.mockRestore();
  expect(await heads()).toEqual([]);
});

describe('an incident that was read before', () => {
  test('is not read again until it changes, and then alone', async () => {
    await keep(TOLD);
    await keep({ ...TOLD, id: OTHER });
    await allIncidents();
    const get = vi.spyOn(fake.storage.local, 'get');
    await allIncidents();
    expect(get).not.toHaveBeenCalled();
    await addTo(TOLD.id, ...new Story().later(1_000_000).declaresFixed().events);
    expect((await incident(TOLD.id))?.revision).toBe(revision + 1);
    expect(get.mock.calls).toEqual([[[keyOf(TOLD.id)]]]);
  });

  test('is read again when somebody else has written it, also while it was being read', async () => {
    await keep(TOLD);
    await incident(TOLD.id);
    fake.storage.local.put(keyOf(TOLD.id), { ...today, revision: 77 });
    expect((await incident(TOLD.id))?.revision).toBe(77);
    fake.storage.local.put(keyOf(TOLD.id), { ...today, revision: 78 });
    const get = fake.storage.local.get.bind(fake.storage.local);
    vi.spyOn(fake.storage.local, 'get').mockImplementationOnce(async keys => {
      const read = await get(keys);
      fake.storage.local.put(keyOf(TOLD.id), { ...today, revision: 79 });
      return read;
    });
    expect((await incident(TOLD.id))?.revision).toBe(78);
    expect((await incident(TOLD.id))?.revision).toBe(79);
  });

  test('is as it is stored, after any of its events made room or a change was undone', async () => {
    const onDisk = async () => ((await stored())[keyOf(TOLD.id)] as Incident).events;
    const sightings = (count: number, from: number) =>
      Array.from({ length: count }, (_, n) => new Story().later(from + n * 1_000).fails('unauthorized').events[0]);
    await keep(TOLD);
    for (let round = 1; round < 12; round++) {
      await addTo(TOLD.id, ...(sightings(20, round * 100_000) as IncidentEvent[]));
      await changing(ledger => {
        const known = ledger.load(TOLD.id);
        if (known) ledger.add(known, new Story().later(9e9).declaresFixed().events);
        throw new Error('undone');
      }).catch(() => {});
      expect((await incident(TOLD.id))?.incident.events).toEqual(await onDisk());
    }
    expect(await onDisk()).toHaveLength(MOST_EVENTS);
  });

  test('is gone when it was removed, and another of its name is read as what it is', async () => {
    await keep(TOLD);
    await incident(TOLD.id);
    await changing(ledger => ledger.tidy(BEGIN + 1e12, 7, { tabs: new Set() }));
    expect(await incident(TOLD.id)).toBeNull();
    await keep({ ...TOLD, events: TOLD.events.slice(0, 2) });
    expect((await incident(TOLD.id))?.incident.events).toEqual(TOLD.events.slice(0, 2));
  });
});
