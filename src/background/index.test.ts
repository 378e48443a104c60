import { expect, test, vi } from 'vitest';
import { CLEARED_TYPES } from '../core/clearing/clear-report';
import { allIncidents, keep } from '../history/testing/keep';
import { parkingPage } from '../site-data/own-pages';
import { HOST, INCIDENT_ID, ORIGIN, pageReport, Story, sighting } from '../testing/events';
import { eventually } from '../testing/eventually';
import { newBrowser } from '../testing/fake-browser';

import { append } from './incidents';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const COUNTS = Object.fromEntries(CLEARED_TYPES.map(type => [type, 2]));

test('what a dead worker left is tidied up before the first message is answered, and listeners are there at once', async () => {
  const fake = newBrowser();
  fake.sites.fill(HOST);
  const tab = fake.tabs.add(parkingPage('one'));
  const story = new Story()
    .fails('pairing-required', {}, tab)
    .starts('clear-site-data')
    .consents('clear-site-data', [HOST]);
  await keep(story.incident);
  await fake.storage.local.set({
    [`clearing:${INCIDENT_ID}`]: {
      ...{ id: INCIDENT_ID, level: 4, hosts: [HOST], credential: 'deviceToken', gateway: `wss://${HOST}` },
      ...{ store: '0', by: '0.1.0', startedAt: 1, phase: 'erasing', before: { [HOST]: COUNTS }, after: null },
      tabs: [{ mark: 'one', address: `${ORIGIN}/chat`, origins: [ORIGIN] }],
    },
  });
  await fake.declarativeNetRequest.updateSessionRules({
    addRules: [
      {
        id: tab,
        condition: { tabIds: [tab], resourceTypes: ['main_frame'] },
        action: { type: 'x', responseHeaders: [] },
      },
    ],
  });

  const started = import('./index');
  await started;
  const [answer] = fake.runtime.onMessage.happen(
    { type: 'report', report: pageReport(sighting()) },
    { id: 'fake-id', url: `${ORIGIN}/chat`, frameId: 0, tab: { id: tab, incognito: false } },
  );
  expect(await answer).toBe(true);

  expect(fake.tabs.of(tab).url).toBe(`${ORIGIN}/chat`);
  expect(await fake.declarativeNetRequest.getSessionRules()).toEqual([]);
  expect((await allIncidents())[0]?.state.attempts).toMatchObject([
    { step: 'clear-site-data', result: 'could-not-run', finding: 'interrupted-clearing' },
  ]);

  await append(INCIDENT_ID, () => new Story().later(120_000).starts('hard-refresh').ran('hard-refresh').events);
  fake.alarms.onAlarm.happen({ name: `deadline:${INCIDENT_ID}` });
  await eventually(async () => expect((await allIncidents())[0]?.state.attempts.at(-1)?.result).toBe('unproven'));
});

test('what a page said before it is read is taken in before its reader comes', async () => {
  const fake = newBrowser();
  vi.resetModules(); // another worker
  const tab = fake.tabs.add(`${ORIGIN}/chat`);
  await import('./index');
  const known: unknown[] = [];
  vi.spyOn(fake.scripting, 'executeScript').mockImplementation(async () => {
    known.push(Object.keys(await fake.storage.session.get(null)).includes(`present:${tab}`));
    return [];
  });
  const error = { code: 'INVALID_REQUEST', message: 'unauthorized: gateway token mismatch' };
  const refused = {
    ...{ socket: 1, address: `wss://${HOST}/`, first: true, phase: 'refused', spoke: true, wasAccepted: false },
    ...{ closeCode: null, closeReason: '', error, outcome: null, granted: null },
  };
  const report = {
    ...{ page: '1,2,3', loadedAt: 1, device: { keys: false, deviceId: null, known: false, token: false } },
    ...{ arrival: { status: 0, build: null, spoken: true }, lifecycle: [], used: false },
    ...{ socket: refused, stable: false, frames: 0, asks: true },
  };
  const [answer] = fake.runtime.onMessage.happen(
    { type: 'unread', report },
    { id: 'fake-id', url: `${ORIGIN}/chat`, frameId: 0, tab: { id: tab, incognito: false } },
  );
  expect(await answer).toBe(true);
  expect(known).toEqual([true]);
});

test('what a page reports is not taken while its tab is visited, nor from a spare tab', async () => {
  const fake = newBrowser();
  vi.resetModules();
  await import('./index');
  const { noteVisit, forgetVisit } = await import('../site-data/visited-tabs');
  const { withSpareTab } = await import('../site-data/spare-tabs');
  const tab = fake.tabs.add(`${ORIGIN}/?v=1234567890123456`);
  const takesFrom = async (id: number) => {
    const sender = { id: 'fake-id', url: `${ORIGIN}/`, frameId: 0, tab: { id, incognito: false } };
    const [answer] = fake.runtime.onMessage.happen({ type: 'report', report: pageReport(sighting()) }, sender);
    return answer;
  };
  await noteVisit(tab, '1234567890123456');
  expect(await takesFrom(tab)).toBe(false);
  let fromSpareTab: unknown;
  const ask = async (spareTab: number) => {
    fromSpareTab = await takesFrom(spareTab);
  };
  await withSpareTab('0', spare => spare.use(ask));
  expect(fromSpareTab).toBe(false);
  expect(Object.keys(await fake.storage.session.get(null)).filter(key => key.startsWith('present:'))).toEqual([]);
  await forgetVisit('1234567890123456');
  expect(await takesFrom(tab)).toBe(true);
});
