import { expect, test } from 'vitest';
import { connected, failing, present } from '../../testing/events';
import { openPages } from './elsewhere';

const AGENT = 'https://user-0241.c1.heyron.ai/chat?token=secret';
const tab = (id: number, url: string, incognito = false) => ({ id, url, incognito });

test('agents come before the account site, and one that fails before the others', () => {
  const there = [present(connected({ stable: true }), 2), present(failing('pairing-required'), 3)];
  const tabs = [tab(1, 'https://heyron.ai/'), tab(2, AGENT), tab(3, AGENT)];
  expect(openPages(tabs, there)).toEqual([
    { tab: 3, host: 'user-0241.c1.heyron.ai', is: 'failing' },
    { tab: 2, host: 'user-0241.c1.heyron.ai', is: 'connected' },
    { tab: 1, host: 'heyron.ai', is: 'unseen' },
  ]);
});

test('private windows are not listed, and no more than there is room for', () => {
  expect(openPages([tab(1, AGENT, true)], [])).toEqual([]);
  expect(
    openPages(
      [1, 2, 3, 4].map(id => tab(id, AGENT)),
      [],
    ),
  ).toHaveLength(3);
});

test('an agent of one’s own is listed by its host and port, before the account site', () => {
  const own = 'http://192.168.1.20:18789';
  const pages = openPages([tab(1, 'https://heyron.ai/account'), tab(2, `${own}/chat`)], []);
  expect(pages.map(({ host }) => host)).toEqual(['192.168.1.20:18789', 'heyron.ai']);
});
