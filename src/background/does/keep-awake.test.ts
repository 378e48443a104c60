import { expect, test, vi } from 'vitest';
import { connected, ORIGIN, present } from '../../testing/events';
import { newBrowser } from '../../testing/fake-browser';
import { shows } from '../../testing/shows';
import { keepAwake } from './keep-awake';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

test.each([
  [true, false],
  [false, true],
])('an agent’s tab is kept awake, or no longer: %s', async (on, autoDiscardable) => {
  const fake = newBrowser();
  const tab = fake.tabs.add(`${ORIGIN}/`);
  await shows(fake, present(connected(), tab));
  const update = vi.spyOn(fake.tabs, 'update');
  expect(await keepAwake(tab, on)).toBe(true);
  expect(update).toHaveBeenCalledExactlyOnceWith(tab, { autoDiscardable });
});

test('no other tab is, and none where the browser cannot', async () => {
  const fake = newBrowser();
  expect(await keepAwake(fake.tabs.add('https://example.test/'), true)).toBe(false);
  const firefox = newBrowser('firefox');
  const tab = firefox.tabs.add(`${ORIGIN}/`);
  await shows(firefox, present(connected(), tab));
  expect(await keepAwake(tab, true)).toBe(false);
});
