/** The history before the user's consent: it behaves like the one on disk, and moves there without a gap. */
import { beforeEach, expect, test, vi } from 'vitest';
import { MOST_EVENTS } from '../core/incident/bounds';
import { StorageFailed } from '../platform/storage';
import { BEGIN, INCIDENT_ID, Story } from '../testing/events';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { changing, forgetHistory, heads, incident, keepOnDisk, newerIncidents } from './history';
import { allIncidents, keep } from './testing/keep';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser('chromium', { firstRun: true });
});

const STORY = new Story().fails('pairing-required').starts('hard-refresh').incident;
const seen = () => new Story().fails('token-missing').events;

const add = () =>
  changing(ledger => {
    const known = ledger.load(INCIDENT_ID);
    return known && ledger.add(known, seen());
  });

test('what is written is read back, with its head, and nothing is on disk', async () => {
  const kept = await keep(STORY);
  expect(await incident(INCIDENT_ID)).toEqual(kept);
  expect(kept.incident).toEqual(STORY);
  expect(await heads()).toMatchObject([{ id: INCIDENT_ID, kind: 'pairing-required', active: 'hard-refresh' }]);
  expect([await incident('another'), await newerIncidents()]).toEqual([null, 0]);
  expect(fake.kept()).toEqual({});
});

test('of a change that fails nothing stays', async () => {
  await keep(STORY);
  const failing = changing(ledger => {
    const known = ledger.load(INCIDENT_ID);
    if (known) ledger.add(known, seen());
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect((await incident(INCIDENT_ID))?.incident).toEqual(STORY);
});

test('two changes at once are both made', async () => {
  await keep(STORY);
  await Promise.all([add(), add()]);
  expect((await incident(INCIDENT_ID))?.revision).toBe(STORY.events.length + 2);
});

test('it is as long as that on disk, and of fewer troubles', async () => {
  await keep(STORY);
  for (let times = 0; times < 3; times++)
    await changing(ledger => {
      const known = ledger.load(INCIDENT_ID);
      const many = new Story();
      for (let sightings = 0; sightings < MOST_EVENTS / 2; sightings++) many.fails('token-missing');
      return known && ledger.add(known, many.events);
    });
  expect((await incident(INCIDENT_ID))?.incident.events).toHaveLength(MOST_EVENTS);
  for (let other = 0; other < 7; other++)
    await keep({
      ...new Story().later(other).fails('pairing-required').incident,
      id: `2222222${other}-2222-4222-8222-222222222222`,
    });
  await changing(ledger => ledger.tidy(BEGIN, 7, { tabs: new Set() }));
  expect(await heads()).toHaveLength(5);
});

test('it moves to the disk as it is, and what comes meanwhile comes after it', async () => {
  await keep(STORY);
  await Promise.all([keepOnDisk(BEGIN), add(), add()]);
  expect((await allIncidents()).map(({ revision }) => revision)).toEqual([STORY.events.length + 2]);
  expect(await fake.storage.session.get(null)).toEqual({});
  await keepOnDisk(BEGIN); // doing it again changes nothing
  expect(await allIncidents()).toHaveLength(1);
});

test('where the disk has no room it stays in memory', async () => {
  await keep(STORY);
  fake.storage.local.failing = 'set';
  await expect(keepOnDisk(BEGIN)).rejects.toThrow(StorageFailed);
  expect((await incident(INCIDENT_ID))?.incident).toEqual(STORY);
  expect(fake.kept()).toEqual({});
});

test('it moves in one call with the agreement, so that there is no moment between them', async () => {
  await keep(STORY);
  const set = vi.spyOn(fake.storage.local, 'set');
  await keepOnDisk(BEGIN);
  expect(set.mock.calls.map(([items]) => Object.keys(items))).toEqual([[`incident:${INCIDENT_ID}`, 'consent']]);
});

test('it can be forgotten, there and on disk', async () => {
  await keep(STORY);
  await forgetHistory();
  expect(await heads()).toEqual([]);
  await keepOnDisk(BEGIN);
  await keep(STORY);
  await forgetHistory();
  expect([await heads(), fake.kept()]).toEqual([[], {}]);
});
