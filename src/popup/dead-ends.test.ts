// @vitest-environment happy-dom
/** Each of these once ended without a way on. */
import { expect, test } from 'vitest';
import { BEGIN, clearReport, HOST, Story } from '../testing/events';
import { say } from '../testing/say';
import { $, click, heading, sent, show, viewOf } from './testing/show-popup';

const live = { state: 'connected', kind: null, text: '', since: BEGIN, agent: HOST } as const;
const OTHER = 'user-0241.c1.heyron.ai';

/** A clearing that left the cookies behind. */
function leftCookies(): Story {
  const story = new Story().fails('pairing-required', { knownDevice: true });
  story.tries('right-gateway', 'done').starts('clear-site-data').consents('clear-site-data', [HOST]);
  return story.cleared(clearReport([HOST], { cookies: [2, 2] })).ends('clear-site-data', 'still-failing');
}

test('a clearing that left something says so first, tries once more, and lets go on', async () => {
  await show(leftCookies());
  await show(leftCookies()); // what draws it is loaded once the first view stands
  expect(heading()).toBe(say('left_title_one'));
  expect($('.facts')?.textContent).toContain(say('data_cookies'));
  await click('[data-action="by-hand"]');
  expect($('.lead')?.textContent).toBe(say('left_by_hand_how'));
  await click('[data-action="run"]');
  expect(sent).toEqual([{ type: 'choose', step: 'clear-site-data' }]);
  await click('[data-action="go-on"]');
  expect(heading()).not.toBe(say('left_title_one'));
});

test('a page that talks to another agent can be set back', async () => {
  await show(new Story({ gateway: `wss://${OTHER}` }).fails('pairing-required'));
  expect($('[data-check="address"]')?.dataset.result).toBe('ill');
  await click('[data-action="own-agent"]');
  expect(sent).toEqual([{ type: 'own-agent' }]);
});

test('an agent that works in another tab is gone to', async () => {
  const story = new Story().fails('pairing-required');
  await show(story, { worksIn: 9, live: { ...live, state: 'failing', kind: 'pairing-required' } });
  await click('.primary');
  expect(sent).toEqual([{ type: 'show', page: 9 }]);
});

test('a page that would not go is shown', async () => {
  const story = new Story().fails('token-mismatch').tries('right-gateway', 'done', 'own-gateway-alive');
  story
    .starts('clear-site-data')
    .consents('clear-site-data', [HOST])
    .ends('clear-site-data', 'could-not-run', 'page-stayed');
  await show(story, { stayedTab: 9 });
  await click('[data-action="show"]');
  expect(sent).toEqual([{ type: 'show', page: 9 }]);
});

test('a healthy agent’s popup names another one that fails, and leads there', async () => {
  await show(new Story(), { incident: null, live, otherFails: { tab: 9, host: OTHER, is: 'failing' } });
  await click('[data-action="show"]');
  expect(sent).toEqual([{ type: 'show', page: 9 }]);
});

test('a private window leads to a normal one', async () => {
  await show(new Story(), { incident: null, tab: { ...viewOf(new Story()).tab, private: true } });
  await click('.primary');
  expect(sent).toEqual([{ type: 'open', where: 'normal-window' }]);
});
