import { beforeEach, expect, test, vi } from 'vitest';
import { NOTHING_SEEN } from '../../core/view/check-up';
import { showPage } from '../../steps/agent-tab';
import { connected, HOST, ORIGIN, present } from '../../testing/events';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { shows } from '../../testing/shows';
import { checkUpFor } from './check-up';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

let fake: FakeBrowser;
const asked = vi.fn<typeof fetch>(async () => Response.json({ ok: true }));

beforeEach(() => {
  fake = newBrowser();
  asked.mockClear();
  vi.stubGlobal('fetch', asked);
  vi.spyOn(fake.scripting, 'executeScript').mockResolvedValue([]);
});

const addressesAsked = () => asked.mock.calls.map(([address]) => address);

test('asks the agent’s own host alone, and says of a page that does not answer that nothing of it could be seen', async () => {
  const tab = fake.tabs.add(`${ORIGIN}/`);
  await shows(fake, present(connected(), tab));
  expect(await checkUpFor(tab)).toEqual([{ what: 'agent', is: 'well' }, ...NOTHING_SEEN.slice(1)]);
  expect(addressesAsked()).toEqual([`https://${HOST}/healthz`, `https://${HOST}/`]);
});

test('asks nobody at an address that the page merely names', async () => {
  const tab = fake.tabs.add(`${ORIGIN}/`);
  await shows(fake, present(connected(), tab, { gateway: 'wss://user-0241.c1.heyron.ai' }));
  expect(await checkUpFor(tab)).toContainEqual({ what: 'agent', is: 'unseen' });
  expect(addressesAsked()).toEqual([`https://${HOST}/`]);
});

test('asks nobody where no agent’s page is', async () => {
  expect(await checkUpFor(fake.tabs.add('https://example.test/'))).toEqual(NOTHING_SEEN);
  expect(asked).not.toHaveBeenCalled();
});

test('only a heyron page that is not private is gone to', async () => {
  expect(await showPage(fake.tabs.add(`${ORIGIN}/`))).toBe(true);
  expect(await showPage(fake.tabs.add('https://example.test/'))).toBe(false);
  expect(await showPage(fake.tabs.add(`${ORIGIN}/`, { incognito: true }))).toBe(false);
  expect(await showPage(12345)).toBe(false);
});
