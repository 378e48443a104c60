import { expect, test, vi } from 'vitest';
import { connected, failing, HOST, ORIGIN, present, Story, TAB } from '../../testing/events';
import { newBrowser } from '../../testing/fake-browser';
import { shows } from '../../testing/shows';
import { presence } from '../presence';
import { otherTabs, pauseOthers } from './other-tabs';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

test('other failing tabs of the gateway are named and can be put to sleep; nothing else is touched', async () => {
  const fake = newBrowser();
  const { incident, state } = new Story().fails('rate-limited', {}, TAB);
  const failingIn = [2, 3, 4, 5, TAB].map(tab => present(failing('rate-limited', { page: `page-${tab}` }), tab));
  await shows(fake, ...failingIn, present(connected(), 6));
  fake.tabs.add(`${ORIGIN}/`, { id: TAB });
  fake.tabs.add(`${ORIGIN}/chat`, { id: 2, title: `Agent ${'x'.repeat(100)}` });
  fake.tabs.add(`${ORIGIN}/chat`, { id: 3, active: true });
  fake.tabs.add('https://user-0241.c1.heyron.ai/', { id: 4 }); // it has left the agent
  fake.tabs.add(`${ORIGIN}/other`, { id: 6 }); // it does not fail
  fake.tabs.add(`https://${HOST}.evil.test/`, { id: 7 + TAB });
  const titles = await otherTabs(incident, state, await presence());
  expect(titles).toHaveLength(1);
  expect(titles[0]).toMatch(/^Agent x{54}$/);
  await pauseOthers(incident, state);
  expect(fake.log).toEqual(['discard 2']);
  expect(await otherTabs(incident, state, await presence())).toEqual([]);
});
