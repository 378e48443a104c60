import { beforeEach, describe, expect, test, vi } from 'vitest';
import { maySpeakForHost } from '../../core/presence/page';
import { topPage } from '../../core/presence/presence';
import { allIncidents } from '../../history/testing/keep';
import type { PageSender } from '../../platform/receive-messages';
import { connected, failing, GATEWAY, HOST, ORIGIN, REQUEST_ID, sighting } from '../../testing/events';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { handleCommand } from '../hears/commands';
import { observe } from '../hears/observe';
import { tabClosed } from '../hears/tab-events';
import { append } from '../incidents';
import { presence } from '../presence';
import { incidentFor } from '../shows/views';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

let fake: FakeBrowser;
/** A page whose tab a website opened. */
let opened: PageSender;

beforeEach(() => {
  fake = newBrowser();
  opened = inTab({ openerTabId: fake.tabs.add('https://unrelated.test/') });
});

function inTab(how: { openerTabId?: number } = {}): PageSender {
  const tab = fake.tabs.add(`${ORIGIN}/`, how);
  return { tab, origin: ORIGIN, host: HOST, path: '/', frame: 0, private: false, store: '0' };
}

const refused = failing('token-mismatch', { gateway: GATEWAY, requestId: REQUEST_ID });
const acts = (tab: number) => handleCommand(tab, { type: 'choose', step: 'hard-refresh' });
const oneTabs = async () => (await allIncidents()).map(({ incident }) => incident.oneTab);
const adopted = async () => (await fake.storage.session.get('adopted-tabs'))['adopted-tabs'];
const pageIn = async (tab: number) => topPage(await presence(), tab);

describe('a tab that a website opened', () => {
  test('is the user’s once they act on it, with the same incident', async () => {
    await observe(refused, opened);
    const before = (await incidentFor(opened.tab))?.incident.id;
    expect(await oneTabs()).toEqual([opened.tab]);
    expect(await acts(opened.tab)).toEqual({ ok: true });
    expect(await oneTabs()).toEqual([undefined]);
    const page = await pageIn(opened.tab);
    expect(page && maySpeakForHost(page)).toBe(true);
    expect(page?.oneTab).toBeUndefined();
    const known = await incidentFor(opened.tab);
    expect(known?.incident.id).toBe(before);
    expect(known?.state.active?.step).toBe('hard-refresh');
  });

  test('stays so through its next loads, also of another page, and another tab’s trouble joins it', async () => {
    await observe(refused, opened);
    await acts(opened.tab);
    await observe(sighting({ page: 'page-2' }), opened);
    await observe({ ...refused, page: 'page-3' }, opened);
    await observe({ ...refused, page: 'page-4' }, inTab());
    expect(await oneTabs()).toEqual([undefined]);
    await fake.tabs.update(opened.tab, { url: 'https://heyron.ai/account' });
    await observe(sighting({ page: 'page-5' }), { ...opened, origin: 'https://heyron.ai', host: 'heyron.ai' });
    expect((await pageIn(opened.tab))?.byUser).toBe(true);
  });

  test('is the user’s also where it reports while they act', async () => {
    await observe(refused, opened);
    await Promise.all([acts(opened.tab), observe({ ...refused, page: 'page-2' }, opened)]);
    expect((await pageIn(opened.tab))?.byUser).toBe(true);
    await observe({ ...refused, page: 'page-3' }, opened);
    expect((await incidentFor(opened.tab))?.incident.oneTab).toBeUndefined();
    expect((await incidentFor(opened.tab))?.state.active?.step).toBe('hard-refresh');
  });

  test('is none of the user’s by a command that changes nothing, nor by a look', async () => {
    await observe(refused, opened);
    expect(await handleCommand(opened.tab, { type: 'run', step: 'escalate' })).toMatchObject({ ok: false });
    await handleCommand(opened.tab, { type: 'open', where: 'agent' });
    expect(await oneTabs()).toEqual([opened.tab]);
    expect(await adopted()).toBeUndefined();
  });

  test('is none of the user’s by what they do in another tab', async () => {
    await observe({ ...refused, source: 'page' }, opened);
    await append((await incidentFor(opened.tab))?.incident.id ?? '', () => [{ type: 'noted', at: 1, text: 'touched' }]);
    const account = fake.tabs.add('https://heyron.ai/account');
    expect(await acts(account)).toEqual({ ok: true });
    expect(await oneTabs()).toEqual([opened.tab]);
  });

  test('joins no open incident of its gateway', async () => {
    await observe(refused, inTab());
    await observe({ ...refused, page: 'page-2' }, opened);
    await acts(opened.tab);
    expect(await oneTabs()).toEqual([opened.tab, undefined]);
    expect((await pageIn(opened.tab))?.byUser).toBe(false);
    expect(await adopted()).toBeUndefined();
  });

  test('still speaks for itself alone with words, where another tab’s connection says more', async () => {
    await observe(connected({ page: 'page-2', gateway: GATEWAY }), inTab());
    await observe({ ...refused, source: 'page' }, opened);
    await acts(opened.tab);
    expect(await oneTabs()).toEqual([opened.tab]);
    expect(await adopted()).toBeUndefined();
  });

  test('is not adopted for what its frame shows', async () => {
    await observe(sighting({ page: 'top' }), opened);
    await observe({ ...refused, page: 'frame' }, { ...opened, frame: 3 });
    await acts(opened.tab);
    expect(await oneTabs()).toEqual([opened.tab]);
  });

  test('is forgotten when it is closed', async () => {
    await observe(refused, opened);
    await acts(opened.tab);
    expect(await adopted()).toEqual([opened.tab]);
    await tabClosed(opened.tab);
    expect(await adopted()).toEqual([]);
  });
});

test('a tab of the user’s own is noted nowhere', async () => {
  const own = inTab();
  await observe(refused, own);
  await acts(own.tab);
  expect(await adopted()).toBeUndefined();
});

test('an adopted tab that an update or a restart has given another number goes on with its incident', async () => {
  await observe(refused, opened);
  const before = (await incidentFor(opened.tab))?.incident.id;
  await acts(opened.tab);
  await fake.storage.session.remove(Object.keys(await fake.storage.session.get(null)));
  await fake.tabs.remove(opened.tab);
  const restored = inTab({ openerTabId: fake.tabs.add('https://unrelated.test/') });
  await observe({ ...refused, page: 'page-2' }, restored);
  expect((await incidentFor(restored.tab))?.incident.id).toBe(before);
  expect(await oneTabs()).toEqual([restored.tab]);
});

test('an adopted tab whose adoption an update has forgotten goes on with its incident', async () => {
  await observe(refused, opened);
  const before = (await incidentFor(opened.tab))?.incident.id;
  await acts(opened.tab);
  await fake.storage.session.remove(Object.keys(await fake.storage.session.get(null)));
  await observe({ ...refused, page: 'page-2' }, opened);
  expect((await incidentFor(opened.tab))?.incident.id).toBe(before);
});
