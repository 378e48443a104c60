import { readdirSync, readFileSync } from 'node:fs';
import { forceCloseDatabase } from 'fake-indexeddb';
import { unwrap } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { MOST_EVENTS } from '../core/incident/bounds';
import type { Incident, IncidentEvent } from '../core/incident/events';
import type { Head } from '../core/incident/head';
import { reduce } from '../core/incident/reduce';
import { StorageFailed } from '../platform/storage';
import { BEGIN, Story } from '../testing/events';
import { turns } from '../testing/eventually';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { database } from './database';
import { changing, heads, incident, newerIncidents } from './history';
import { type EventRecord, VERSION } from './records';
import { allIncidents, keep } from './testing/keep';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser();
});

/** What a version kept of one incident: a clearing that worked, with everything that a user can add. */
interface Specimen {
  readonly incidents: readonly Head[];
  readonly events: readonly EventRecord[];
}
const specimen = (version: number): Specimen =>
  JSON.parse(readFileSync(new URL(`specimens/version-${version}.json`, import.meta.url), 'utf8'));

const today = specimen(VERSION);
const [{ id, origin, gateway, store }] = today.incidents as [Head];
const TOLD: Incident = { id, origin, gateway, store, events: today.events.map(({ event }) => event) };

/** What is read if all of it was kept. */
const READ = { incident: TOLD, state: reduce(TOLD.events), revision: TOLD.events.length };

async function put(table: 'incidents' | 'events', ...records: unknown[]): Promise<void> {
  const tx = (await database()).transaction(table, 'readwrite');
  for (const record of records) await tx.store.put(record);
  await tx.done;
}

describe('what a version kept is read as it was meant', () => {
  const versions = Array.from({ length: VERSION }, (_, at) => at + 1);

  test('and each version has its specimen', () => {
    const names = readdirSync(new URL('specimens', import.meta.url));
    expect(names.toSorted()).toEqual(versions.map(version => `version-${version}.json`).toSorted());
  });

  test.each(versions)('version %i', async version => {
    const { incidents, events } = specimen(version);
    await put('incidents', ...incidents);
    await put('events', ...events);
    expect(await allIncidents()).toEqual([READ]);
  });

  test('the last of them is what is written today', async () => {
    await keep(TOLD);
    const db = await database();
    expect(await db.getAll('incidents')).toEqual(today.incidents);
    expect(await db.getAll('events')).toEqual(today.events);
  });
});

describe('what a newer program wrote', () => {
  const newer = { v: VERSION + 1, id: '22222222-2222-4222-8222-222222222222', mood: 'better' };

  test('is kept untouched and counted, and taken for nothing else', async () => {
    await put('incidents', newer);
    await keep(TOLD);
    expect((await allIncidents()).map(each => each.incident.id)).toEqual([TOLD.id]);
    expect(await newerIncidents()).toBe(1);
    expect(await incident(newer.id)).toBeNull();
    await changing(ledger => ledger.tidy(BEGIN + 1e12, 7, { tabs: new Set() }));
    expect(await (await database()).getAll('incidents')).toEqual([newer]);
  });

  test('makes an incident unreadable that has an event of it', async () => {
    await keep(TOLD);
    await put('events', { v: VERSION + 1, incident: TOLD.id, n: 99, feeling: 'fine' });
    expect(await incident(TOLD.id)).toBeNull();
  });
});

describe('what is damaged', () => {
  test('costs an incident the event, and no more', async () => {
    await keep(TOLD);
    await put('events', { v: VERSION, incident: TOLD.id, n: 1, event: 'lost' });
    const known = await incident(TOLD.id);
    expect(known?.incident.events).toEqual(TOLD.events.filter((_, n) => n !== 1));
  });

  test('goes when there is tidied up', async () => {
    await put('incidents', { v: VERSION, id: 'a' }, { id: 'b' });
    expect(await heads()).toEqual([]);
    expect(await newerIncidents()).toBe(0);
    await changing(ledger => ledger.tidy(BEGIN, 7, { tabs: new Set() }));
    expect(await fake.kept()).toEqual({});
  });
});

describe('a change', () => {
  test('that throws leaves nothing of itself', async () => {
    await keep(TOLD);
    const before = await fake.kept();
    const broken = changing(async ledger => {
      const known = await ledger.load(TOLD.id);
      if (known) await ledger.add(known, new Story().declaresFixed().events);
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    expect(await fake.kept()).toEqual(before);
  });

  test('of which a part finds no room leaves nothing of itself, and says so', async () => {
    fake.disk.full = true;
    await expect(keep(TOLD)).rejects.toThrow(StorageFailed);
    expect(await fake.kept()).toEqual({});
  });

  test('is still possible after the browser has closed the database', async () => {
    await keep(TOLD);
    forceCloseDatabase(unwrap(await database()) as never); // its type is the class, but it takes an instance
    await turns(3);
    expect((await heads()).map(({ id }) => id)).toEqual([TOLD.id]);
  });
});

test('a history that cannot be opened says so, and is tried again', async () => {
  const open = vi.spyOn(fake.disk, 'open').mockImplementation(() => {
    throw new DOMException('A mutation operation was attempted', 'InvalidStateError');
  });
  await expect(heads()).rejects.toThrow(StorageFailed);
  open.mockRestore();
  expect(await heads()).toEqual([]);
});

describe('an incident that was read before', () => {
  /** Its events on disk. */
  async function stored(): Promise<unknown[]> {
    const records = (await (await database()).getAll('events')) as EventRecord[];
    return records.map(({ event }) => event);
  }

  const added = async (...events: IncidentEvent[]) =>
    changing(async ledger => {
      const known = await ledger.load(TOLD.id);
      return known && ledger.add(known, events);
    });

  test('is read on from there, not anew', async () => {
    await keep(TOLD);
    await incident(TOLD.id);
    const [later] = new Story().later(1_000_000).answers('others-affected', 'yes').events;
    await added(later as IncidentEvent);
    const read = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    expect((await incident(TOLD.id))?.incident.events).toEqual([...TOLD.events, later]);
    const records = read.mock.results.map(({ value }) => (value as IDBRequest<unknown[]>).result.length);
    expect(records).toEqual([1]);
    read.mockRestore();
  });

  test('is as it is stored, after any of its events made room or a change was undone', async () => {
    const sightings = (count: number, from: number) =>
      Array.from({ length: count }, (_, n) => new Story().later(from + n * 1_000).fails('unauthorized').events[0]);
    await keep(TOLD);
    for (let round = 1; round < 12; round++) {
      await added(...(sightings(50, round * 100_000) as IncidentEvent[]));
      await changing(async ledger => {
        const known = await ledger.load(TOLD.id);
        if (known) await ledger.add(known, new Story().later(9e9).declaresFixed().events);
        throw new Error('undone');
      }).catch(() => {});
      expect((await incident(TOLD.id))?.incident.events).toEqual(await stored());
    }
    expect(await stored()).toHaveLength(MOST_EVENTS);
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
