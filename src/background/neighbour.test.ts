/** What a hostile neighbour costs the user's agent, through the whole background, with a stopped clock. */
import { expect, test, vi } from 'vitest';
import type { PresentPage } from '../core/presence/page';
import { failing, HOST, ORIGIN, pageReport } from '../testing/events';
import { turns } from '../testing/eventually';
import { newBrowser } from '../testing/fake-browser';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const EVIL = 'evil.c1.heyron.ai';
const BUSY = 'busy.c1.heyron.ai';
const TABS = 2;
const FRAMES = 12;
const REPORTS = 20;
/** Of a neighbour's 480 reports, only as many are handled as its budgets allow, for top pages and for frames. */
const MOST_WORK = 24;
/** As many turns as the whole flood would take. */
const LONG = 20_000;

test('neighbours in tabs of twelve frames that never stop, one of which never answers, delay nobody’s prompt', async () => {
  const fake = newBrowser();
  const [evil, busy] = [EVIL, BUSY].map(host =>
    Array.from({ length: TABS }, () => fake.tabs.add(`https://${host}/`)),
  ) as [number[], number[]];
  const own = fake.tabs.add(`${ORIGIN}/`);
  for (const tab of evil) fake.tabs.answers.set(tab, () => true);
  for (const tab of busy) fake.tabs.answers.set(tab, () => new Promise(() => {}));
  fake.tabs.answers.set(own, () => true);
  const { executeScript } = fake.scripting;
  vi.spyOn(fake.scripting, 'executeScript').mockImplementation(call =>
    busy.includes(call.target.tabId) ? new Promise(() => {}) : executeScript.call(fake.scripting, call),
  );
  const set = vi.spyOn(fake.storage.session, 'set');
  await import('./index');
  // No timer fires: anything that waits, even briefly, never comes.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });

  const report = (tab: number, frame: number, host: string, text: string) =>
    fake.runtime.onMessage.happen(
      {
        type: 'report',
        report: pageReport(
          failing(host === BUSY ? 'token-missing' : 'pairing-required', { page: `${tab}-${frame}`, text }),
        ),
      },
      { id: 'fake-id', url: `https://${host}/`, frameId: frame, tab: { id: tab, incognito: false } },
    );
  for (let n = 0; n < REPORTS; n++)
    for (const [host, tabs] of [
      [BUSY, busy],
      [EVIL, evil],
    ] as const)
      for (const tab of tabs) for (let frame = 0; frame < FRAMES; frame++) report(tab, frame, host, `refused ${n}`);
  report(own, 0, HOST, 'refused');

  /** What was taken of these tabs: each report of each page once, however often it was written. */
  const workedOn = (tabs: readonly number[]) => {
    const pages = set.mock.calls.flatMap(([items]) =>
      tabs.flatMap(tab => (items[`present:${tab}`] ?? []) as PresentPage[]),
    );
    return new Set(pages.map(({ tab, frame, sighting }) => `${tab} ${frame} ${sighting.text}`)).size;
  };
  await turns(LONG);
  expect(fake.tabs.told.filter(({ tab }) => tab === own)).toContainEqual({
    tab: own,
    message: expect.objectContaining({ type: 'prompt', story: { name: 'failing', kind: 'pairing-required' } }),
  });
  expect(fake.badges.get(own)).toBe('!');
  expect(workedOn(evil)).toBeLessThanOrEqual(MOST_WORK);
  vi.useRealTimers();
});
