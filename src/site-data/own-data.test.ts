// @vitest-environment happy-dom
/** What is injected into a page of one's own agent: it keeps to the very origin, port included. */
import { beforeEach, expect, test, vi } from 'vitest';
import { newBrowser } from '../testing/fake-browser';
import { eraseAllIn, eraseCredential } from './erase';
import { markOf } from './own-pages';
import { storedIn } from './read-stored';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const OWN = 'http://192.168.1.20:18789';
const GATEWAY = 'ws://192.168.1.20:18789';
const NEIGHBOUR = 'http://192.168.1.20:18790';

const goTo = (url: string) => (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(url);

beforeEach(() => {
  const fake = newBrowser();
  fake.storage.local.put('own-sites', [{ origin: OWN, base: '', since: 0, seen: 0 }]);
  fake.permissions.added.add(`${OWN}/*`);
  fake.scripting.executeScript = async ({ func, args = [] }) => [
    { result: await (func as unknown as (...given: unknown[]) => unknown)(...args) },
  ];
  vi.stubGlobal('indexedDB', { databases: async () => [], deleteDatabase: () => ({}) });
  localStorage.clear();
  sessionStorage.clear();
});

const fill = () => {
  localStorage.setItem('openclaw-device-identity-v1', '{}');
  localStorage.setItem(`openclaw.device.auth.v1:${GATEWAY}`, '{}');
  localStorage.setItem('other', 'x');
  sessionStorage.setItem(`openclaw.control.token.v1:${GATEWAY}`, 't');
};

test('one key goes where the page is at that very origin, and nowhere on its host’s other ports', async () => {
  goTo(`${NEIGHBOUR}/?v=1`);
  fill();
  await eraseCredential(7, OWN, 'identity', GATEWAY);
  await eraseAllIn(7, OWN);
  expect([localStorage.length, sessionStorage.length]).toEqual([3, 1]);
  goTo(`${OWN}/?v=1`);
  await eraseCredential(7, OWN, 'identity', GATEWAY);
  expect(Object.keys(localStorage)).toEqual([`openclaw.device.auth.v1:${GATEWAY}`, 'other']);
  await eraseAllIn(7, OWN);
  expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
});

test('what is stored is counted for the very origin that it is of, with its own gateway’s keys', async () => {
  goTo(`${OWN}/?v=1`);
  fill();
  expect(await storedIn(7, OWN)).toMatchObject({ localStorage: { count: 3 }, deviceToken: { count: 1 } });
  expect(await storedIn(7, NEIGHBOUR)).toBeNull();
});

test.each([
  [`${OWN}/?v=1234567890123456`, '1234567890123456'],
  [`${OWN}/openclaw/?v=1234567890123456&`, '1234567890123456'],
  [`${OWN}/?v=1`, null],
  ['https://video.example/?v=abcdefghijklmnop', null],
])('the mark in %s is %s: only what has the form of ours is one', (url, mark) => {
  newBrowser();
  expect(markOf(url)).toBe(mark);
});
