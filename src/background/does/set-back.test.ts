import { beforeEach, expect, test, vi } from 'vitest';
import type { PageSender } from '../../platform/receive-messages';
import { connected, failing, HOST, ORIGIN } from '../../testing/events';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { handleCommand } from '../hears/commands';
import { observe } from '../hears/observe';
import { incidentFor } from '../shows/views';
import { onlyIncident, untilQuiet } from '../testing/one-incident';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

const ELSEWHERE = 'wss://user-0241.c1.heyron.ai';

let fake: FakeBrowser;
let page: PageSender;

beforeEach(() => {
  fake = newBrowser();
  const tab = fake.tabs.add(`${ORIGIN}/`);
  page = { tab, origin: ORIGIN, host: HOST, path: '/', frame: 0, private: false, store: '0' };
});

const goBack = () => handleCommand(page.tab, { type: 'own-agent' });

test('a page that talks to another agent is set back: the one address goes, and is read back as gone', async () => {
  fake.sites.fill(HOST);
  await observe(failing('pairing-required', { gateway: ELSEWHERE }), page);
  expect(await goBack()).toEqual({ ok: true });
  await untilQuiet();
  expect(fake.log.filter(call => call.startsWith('remove'))).toEqual([
    `remove otherGateway of ${ELSEWHERE} from ${HOST}`,
  ]);
  const { state } = await onlyIncident();
  expect(state.clears.at(-1)?.hosts[0]?.types).toEqual([
    { type: 'otherGateway', before: 2, after: 0, outcome: 'gone' },
  ]);
  expect(state.fixed).toMatchObject({ by: 'right-gateway', word: 'user' });
  expect(fake.tabs.of(page.tab)).toMatchObject({ url: `${ORIGIN}/`, live: true });
  await observe(connected({ loadedAt: Date.now() }), page);
  expect((await incidentFor(page.tab))?.state.fixed).toBeTruthy();
});

test('where nothing points the page elsewhere, nothing is claimed, and the question stays', async () => {
  await observe(failing('pairing-required', { gateway: ELSEWHERE }), page);
  await goBack();
  await untilQuiet();
  const { state } = await onlyIncident();
  expect(state).toMatchObject({ fixed: null, active: null });
  expect(state.attempts.at(-1)).toMatchObject({ result: 'could-not-run', finding: 'nothing-found' });
});

test('a page at its own gateway is left alone', async () => {
  fake.sites.fill(HOST);
  await observe(failing('pairing-required'), page);
  expect(await goBack()).toEqual({ ok: false, problem: 'not-now' });
  expect(fake.log).toEqual([]);
});
