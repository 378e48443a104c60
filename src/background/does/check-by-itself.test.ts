import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { View } from '../../core/view/view';
import type { PageSender } from '../../platform/receive-messages';
import { failing, HOST, ORIGIN } from '../../testing/events';
import { eventually } from '../../testing/eventually';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { FakeEvent } from '../../testing/fake-browser/event';
import { observe } from '../hears/observe';
import { addView, refreshViews } from '../shows/views';
import { onlyIncident } from '../testing/one-incident';
import { checksFor } from './check-by-itself';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

const asked = vi.fn<typeof fetch>(async () => Response.json({ ok: true, status: 'live' }));

let fake: FakeBrowser;
let page: PageSender;
let views: View[];
const closed = new FakeEvent();

beforeEach(() => {
  fake = newBrowser();
  asked.mockClear();
  vi.stubGlobal('fetch', asked);
  vi.stubGlobal('navigator', { userAgent: 'Chrome/156.0' });
  const tab = fake.tabs.add(`${ORIGIN}/`);
  page = { tab, origin: ORIGIN, host: HOST, path: '/', frame: 0, private: false, store: '0' };
  views = [];
});

afterEach(() => closed.happen());

/** Opens a popup on the page's tab. */
async function opensPopup(): Promise<void> {
  const port = { postMessage: (view: View) => views.push(view), onDisconnect: closed };
  addView(page.tab, port as never, checksFor(page.tab));
  await refreshViews();
}

const results = async () => (await onlyIncident()).state.attempts.map(({ step, result }) => `${step} ${result}`);

test('a popup that opens on a failing page checks it once, and shows what was found', async () => {
  await observe(failing('token-mismatch'), page);
  await opensPopup();
  await eventually(async () => expect(await results()).toEqual(['right-gateway done']));
  await refreshViews();
  expect(asked.mock.calls.map(([address]) => address)).toEqual([`https://${HOST}/healthz`]);
  expect(views.at(-1)?.incident?.checks).toContainEqual({ what: 'agent', is: 'well', words: 'diagnosis_agent_well' });
});

test('a page that fails while a popup is open is checked, too', async () => {
  await opensPopup();
  expect(asked).not.toHaveBeenCalled();
  await observe(failing('token-mismatch'), page);
  await eventually(async () => expect(await results()).toEqual(['right-gateway done']));
});

test('nothing is asked without a popup', async () => {
  await observe(failing('token-mismatch'), page);
  await refreshViews();
  expect(asked).not.toHaveBeenCalled();
});

test('what cannot be written is not asked again and again', async () => {
  await observe(failing('token-mismatch'), page);
  fake.storage.local.failing = 'set';
  await opensPopup();
  await eventually(() => expect(asked).toHaveBeenCalledTimes(1));
  for (let times = 0; times < 3; times++) {
    await new Promise(done => setTimeout(done));
    await refreshViews();
  }
  expect(asked).toHaveBeenCalledTimes(1);
});
