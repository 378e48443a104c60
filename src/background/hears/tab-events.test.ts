import { beforeEach, expect, test, vi } from 'vitest';
import { allIncidents } from '../../history/testing/keep';
import type { PageSender } from '../../platform/receive-messages';
import { failing, HOST, ORIGIN } from '../../testing/events';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { incidentFor } from '../shows/views';
import { handleCommand } from './commands';
import { observe } from './observe';
import { helpWanted } from './tab-events';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

let fake: FakeBrowser;
let page: PageSender;

beforeEach(() => {
  fake = newBrowser();
  vi.useFakeTimers({ toFake: ['Date'] });
  const tab = fake.tabs.add(`${ORIGIN}/`);
  page = { tab, origin: ORIGIN, host: HOST, path: '/', frame: 0, private: false, store: '0' };
  return () => vi.useRealTimers();
});

const fails = () => observe(failing('pairing-required'), page);

test('“it works” said by mistake is taken back by one click while the page still fails', async () => {
  await fails();
  expect(await handleCommand(page.tab, { type: 'it-works' })).toEqual({ ok: true });
  expect(fake.badges.get(page.tab)).toBe('');
  expect(await handleCommand(page.tab, { type: 'fails-again' })).toEqual({ ok: true });
  expect((await incidentFor(page.tab))?.state).toMatchObject({
    fixed: null,
    failure: { kind: 'pairing-required' },
  });
  expect(fake.badges.get(page.tab)).toBe('!');
});

test('and after ten minutes by turning to the page for help, which begins anew', async () => {
  await fails();
  await handleCommand(page.tab, { type: 'it-works' });
  vi.setSystemTime(Date.now() + 11 * 60_000);
  expect(await incidentFor(page.tab)).toBeNull();
  await helpWanted(page.tab);
  expect((await incidentFor(page.tab))?.state.failure?.kind).toBe('pairing-required');
  expect(await allIncidents()).toHaveLength(2);
  expect(fake.badges.get(page.tab)).toBe('!');
});

test('what works is not taken to fail again', async () => {
  await fails();
  expect(await handleCommand(page.tab, { type: 'fails-again' })).toEqual({ ok: false, problem: 'not-now' });
  await fake.tabs.update(page.tab, { url: 'https://example.test/' });
  await helpWanted(page.tab);
  expect(await allIncidents()).toHaveLength(1);
});

test('a click goes to the incident that was looked at, or nowhere', async () => {
  await fails();
  const looked = (await incidentFor(page.tab))?.incident.id ?? '';
  await observe(failing('pairing-required', { gateway: 'wss://other.test', page: 'page-2' }), page);
  expect(await handleCommand(page.tab, { type: 'it-works' }, looked)).toEqual({
    ok: false,
    problem: 'not-now',
  });
  expect((await allIncidents()).filter(({ state }) => state.fixed)).toEqual([]);
});
