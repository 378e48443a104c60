import { expect, test, vi } from 'vitest';
import { failing, HOST, ORIGIN, Story, TAB } from '../testing/events';
import { newBrowser } from '../testing/fake-browser';
import { otherTabs, pauseOthers } from './other-tabs';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

test('other failing tabs of the gateway are named and can be put to sleep; nothing else is touched', async () => {
  const fake = newBrowser();
  const story = new Story();
  for (const tab of [2, 3, 4, 5]) story.sees(failing('rate-limited', { page: `page-${tab}` }), tab);
  story.fails('rate-limited', {}, TAB);
  const { incident, state } = story;
  fake.tabs.add(`${ORIGIN}/`, { id: TAB });
  fake.tabs.add(`${ORIGIN}/chat`, { id: 2, title: `Agent ${'x'.repeat(100)}` });
  fake.tabs.add(`${ORIGIN}/chat`, { id: 3, active: true });
  fake.tabs.add('https://user-0241.c1.heyron.ai/', { id: 4 }); // it has gone elsewhere
  fake.tabs.add(`${ORIGIN}/other`, { id: 6 }); // it does not fail
  fake.tabs.add(`https://${HOST}.evil.test/`, { id: 7 + TAB });
  const titles = await otherTabs(incident, state);
  expect(titles).toHaveLength(1);
  expect(titles[0]).toMatch(/^Agent x{54}$/);
  await pauseOthers(incident, state);
  expect(fake.log).toEqual(['discard 2']);
  expect(await otherTabs(incident, state)).toEqual([]);
});
