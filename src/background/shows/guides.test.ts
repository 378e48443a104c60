/** The guide is on the account site's pages while the user has to do a step there, and nowhere else. */
import { beforeEach, expect, test, vi } from 'vitest';
import { allIncidents, keep } from '../../history/testing/keep';
import type { ToPage } from '../../platform/content-messages';
import { HOST, ORIGIN, Story, sighting, TAB } from '../../testing/events';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { say } from '../../testing/say';
import { stepDone } from '../hears/card-replies';
import { handleCommand } from '../hears/commands';
import { observe } from '../hears/observe';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

const ACCOUNT = 'https://heyron.ai';
let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser();
  fake.tabs.add(`${ORIGIN}/`, { id: TAB });
});

async function opens(origin: string, store = '0', path = '/'): Promise<number> {
  const tab = fake.tabs.add(`${origin}${path}`);
  const { host } = new URL(origin);
  await observe(sighting(), { tab, origin, host, path, frame: 0, private: false, store });
  return tab;
}

const guideIn = (tab: number) =>
  fake.tabs.told.findLast(({ tab: told, message }) => told === tab && (message as ToPage).type === 'guide')?.message;

test('it stands in the account’s pages of the same store, says which step it is, and goes when that ends', async () => {
  const story = new Story().fails('pairing-required').starts('sign-out-in').ran('sign-out-in');
  await keep(story.incident);
  const account = await opens(ACCOUNT);
  expect(guideIn(account)).toMatchObject({
    guide: { step: 'sign-out-in', words: say('guide_notices') },
  });
  expect(guideIn(await opens(ACCOUNT, 'firefox-container-3'))).toMatchObject({ guide: null });
  expect(guideIn(await opens(`https://${HOST.replace('0108', '0109')}`))).toBeUndefined();
  await handleCommand(TAB, { type: 'skip', step: 'sign-out-in' });
  expect(guideIn(account)).toEqual({ type: 'guide', guide: null });
});

test('on support’s page it stands once the message was copied, and on no other of the account’s', async () => {
  const story = new Story({ begin: Date.now() - 10_000 }).fails('pairing-required').starts('await-approval');
  await keep(story.ran('await-approval').asks('support').incident);
  expect(guideIn(await opens(ACCOUNT, '0', '/support'))).toMatchObject({ guide: { title: say('guide_paste') } });
  expect(guideIn(await opens(ACCOUNT, '0', '/account'))).toMatchObject({ guide: null });
});

test('“I have signed in” is heard from a page that is guided, about the step that it guides through', async () => {
  const story = new Story().fails('pairing-required').starts('sign-out-in').ran('sign-out-in');
  await keep(story.incident);
  const tab = await opens(ACCOUNT);
  expect(guideIn(tab)).toMatchObject({ guide: { done: expect.any(String) } });
  const from = { tab, origin: ACCOUNT, host: 'heyron.ai', path: '/', frame: 0, private: false, store: '0' };
  const runs = async () => (await allIncidents())[0]?.state.active?.runs;
  await stepDone({ ...from, origin: ORIGIN, host: HOST }, 'sign-out-in');
  await stepDone({ ...from, frame: 3 }, 'sign-out-in');
  await stepDone({ ...from, store: 'firefox-container-3' }, 'sign-out-in');
  await stepDone(from, 'fresh-link');
  expect(await runs()).toBe(1);
  await stepDone(from, 'sign-out-in');
  expect(await runs()).toBe(2);
  expect(fake.log.at(-1)).toBe(`reload ${TAB}`);
});
