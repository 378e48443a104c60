import { beforeEach, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { cookiesOfHost, isAccountSession, isSignedIn, listCookies, MOST_LISTED } from './cookies';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';
const SESSION = 'sb-heyron-auth-token';

let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser();
});

test('a host that is not heyron’s has none, and is not asked about', async () => {
  fake.cookies.add('evil.test', 'theirs');
  const getAll = vi.spyOn(fake.cookies, 'getAll');
  expect(await cookiesOfHost('evil.test', '0')).toEqual([]);
  expect(getAll).not.toHaveBeenCalled();
});

test('a host’s own are neither its parent’s, which are sent to it, nor its subdomains’', async () => {
  for (const domain of [AGENT, '.heyron.ai', `deeper.${AGENT}`]) fake.cookies.add(domain, `of ${domain}`);
  expect((await cookiesOfHost(AGENT, '0')).map(({ name }) => name)).toEqual([`of ${AGENT}`]);
});

test('of many, and of what is long, as much is listed as a person would read', async () => {
  for (let n = 0; n <= MOST_LISTED; n++) fake.cookies.add(AGENT, `cookie-${n}`);
  expect(await listCookies(AGENT, '0')).toHaveLength(MOST_LISTED);
  const long = 'x'.repeat(200);
  fake.cookies.add('heyron.ai', long, { path: `/${long}`, partitionKey: { topLevelSite: long } });
  const [listed] = await listCookies('heyron.ai', '0');
  expect([listed?.name, listed?.path, listed?.partition].map(text => text?.length)).toEqual([100, 100, 100]);
});

test('a partition whose site the browser does not tell is none to be listed', async () => {
  fake.cookies.add(AGENT, 'parted', { partitionKey: {} });
  expect((await listCookies(AGENT, '0'))[0]?.partition).toBeNull();
});

test('somebody is signed in whose account has a session, whatever else it keeps', async () => {
  fake.cookies.add('heyron.ai', 'theme');
  expect(await isSignedIn('0')).toBe(false);
  fake.cookies.add('heyron.ai', SESSION);
  expect(await isSignedIn('0')).toBe(true);
});

test.each([
  ['heyron.ai', true],
  ['.heyron.ai', true],
  [AGENT, false],
])('a cookie of that name on %s is the account’s session: %s', (domain, is) => {
  expect(isAccountSession({ name: SESSION, domain })).toBe(is);
});
