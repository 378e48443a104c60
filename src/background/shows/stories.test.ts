/** What a tab's badge, title and card say while an approval is waited for, also after the worker has died. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { StepId } from '../../core/catalogue/steps';
import type { ToPage } from '../../platform/content-messages';
import type { PageSender } from '../../platform/receive-messages';
import { connected, failing, HOST, ORIGIN, REQUEST_ID, sighting } from '../../testing/events';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { dismiss, goThere } from '../hears/card-replies';
import { handleCommand } from '../hears/commands';
import { observe } from '../hears/observe';
import { sweep } from '../hears/sweep';
import { onlyIncident, untilQuiet } from '../testing/one-incident';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

const HOUR = 3_600_000;
const refused = failing('pairing-required', { requestId: REQUEST_ID, retriesItself: true, knownDevice: true });
let fake: FakeBrowser;
let page: PageSender;

beforeEach(() => {
  fake = newBrowser();
  page = {
    ...{ tab: fake.tabs.add(`${ORIGIN}/`), origin: ORIGIN, host: HOST, path: '/' },
    ...{ frame: 0, private: false, store: '0' },
  };
});

const card = () => {
  const told = fake.tabs.told.findLast(({ tab, message }) => tab === page.tab && 'story' in (message as object));
  return (told?.message as Extract<ToPage, { type: 'prompt' }> | undefined)?.story ?? null;
};
const said = () => [fake.badges.get(page.tab), fake.titles.get(page.tab), card()?.name];
const due = async () => fake.alarms.due.get(`deadline:${(await onlyIncident()).incident.id}`);

async function asks(): Promise<number> {
  await observe(refused, page);
  expect(await handleCommand(page.tab, { type: 'asked', way: 'support' })).toEqual({ ok: true });
  await untilQuiet();
  return (await onlyIncident()).state.asked?.at ?? 0;
}

/** Another worker wakes at this time. */
async function wakes(at: number): Promise<void> {
  const clock = vi.spyOn(Date, 'now').mockReturnValue(at);
  await sweep();
  clock.mockRestore();
}

describe('while an approval is waited for', () => {
  test('badge, title and card say so, and nothing alarms', async () => {
    expect(await asks()).toBeGreaterThan(0);
    expect(said()).toEqual(['!', 'Re-Pair: Waiting for the approval', 'waiting']);
    await observe({ ...refused, text: 'once more' }, page);
    expect(said()).toEqual(['!', 'Re-Pair: Waiting for the approval', 'waiting']);
  });

  test('an hour and a day without an answer change them, in whatever worker', async () => {
    const at = await asks();
    expect(await due()).toBe(at + HOUR);
    await wakes(at + HOUR);
    expect(said()).toEqual(['!', 'Re-Pair: No answer yet', 'waiting']);
    expect(await due()).toBe(at + 24 * HOUR);
    await wakes(at + 24 * HOUR);
    expect(said()).toEqual(['!', 'Re-Pair: A day without an answer', 'waiting']);
  });

  test('a worker that starts sets the alarm again', async () => {
    const at = await asks();
    fake.alarms.due.clear();
    await wakes(at + 1);
    expect(await due()).toBe(at + HOUR);
  });

  test('“Hide” holds, until somebody else is asked', async () => {
    await asks();
    await dismiss(page);
    expect(said()).toEqual(['!', 'Re-Pair: Waiting for the approval', undefined]);
    await handleCommand(page.tab, { type: 'asked', way: 'ask-agent' });
    expect(card()).toMatchObject({ name: 'waiting', way: 'ask-agent' });
  });

  test('its end is told, for a minute, and then nothing', async () => {
    await asks();
    await observe(connected({ page: refused.page }), page);
    expect(said()).toEqual(['', 'Re-Pair: You’re back in', 'back']);
    expect(card()).toMatchObject({ by: 'await-approval' satisfies StepId });
    const at = (await onlyIncident()).state.fixed?.at ?? 0;
    expect(await due()).toBe(at + 60_000);
    await wakes(at + 60_000);
    expect(said()).toEqual(['', 'Re-Pair', undefined]);
  });
});

describe('“Go there”', () => {
  const other = async (url: string) => {
    const { origin, host } = new URL(url);
    const tab = fake.tabs.add(url);
    await observe(host === HOST ? refused : sighting(), { ...page, tab, origin, host });
    return tab;
  };

  test('leads to the agent’s other tab, else to the account site’s, else opens that', async () => {
    await observe(refused, page);
    await goThere(page);
    expect(fake.log.at(-1)).toBe('open https://heyron.ai/chat');
    const account = await other('https://heyron.ai/chat');
    await goThere(page);
    expect(fake.tabs.of(account).active).toBe(true);
    const agent = await other(`${ORIGIN}/`);
    await goThere(page);
    expect(fake.tabs.of(agent).active).toBe(true);
  });
});
