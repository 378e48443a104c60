// @vitest-environment happy-dom
/** What is injected into a page about its credentials, for each version (docs/openclaw.md, "Keys by version"). */
import { beforeEach, expect, test, vi } from 'vitest';
import type { Credential } from '../core/catalogue/clear-levels';
import { newBrowser } from '../testing/fake-browser';
import { eraseCredential, NotHeyron } from './erase';
import { storedIn } from './read-stored';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const HOST = 'c3-0108.c3.heyron.ai';
const GATEWAY = `wss://${HOST}`;
const ELSEWHERE = 'wss://user-0241.c1.heyron.ai';
const IDENTITY = { 'openclaw-device-identity-v1': '{"deviceId":"d","privateKey":"k"}' };
const DEVICE = '{"deviceId":"d","tokens":{"operator":{"token":"t"}}}';

interface Layout {
  readonly local: Record<string, string>;
  readonly session: Record<string, string>;
}

const LAYOUTS: Record<string, Layout> = {
  '2026.1, 2026.2': {
    local: {
      ...IDENTITY,
      'openclaw.device.auth.v1': DEVICE,
      'openclaw.control.settings.v1': `{"gatewayUrl":"${GATEWAY}","token":"t","theme":"dark"}`,
    },
    session: {},
  },
  '2026.3 to 2026.6': {
    local: {
      ...IDENTITY,
      'openclaw.device.auth.v1': DEVICE,
      'openclaw.control.settings.v1': `{"gatewayUrl":"${GATEWAY}"}`,
      [`openclaw.control.settings.v1:${GATEWAY}`]: '{"theme":"dark"}',
    },
    session: { [`openclaw.control.token.v1:${GATEWAY}`]: 't' },
  },
  '2026.7 and later': {
    local: {
      ...IDENTITY,
      [`openclaw.device.auth.v1:${GATEWAY}`]: DEVICE,
      [`openclaw.device.auth.v1:${ELSEWHERE}`]: DEVICE,
      [`openclaw.control.settings.v1:${GATEWAY}`]: '{"theme":"dark"}',
      [`openclaw.control.currentGateway.v1:${GATEWAY}`]: 'x',
    },
    session: {
      [`openclaw.control.token.v1:${GATEWAY}`]: 't',
      [`openclaw.control.token.v1:${ELSEWHERE}`]: 't',
    },
  },
};

const stored = () => ({ local: { ...localStorage }, session: { ...sessionStorage } });

beforeEach(() => {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(`https://${HOST}/`);
  const fake = newBrowser();
  const run = async ({ func, args }: { func(...args: string[]): unknown; args: string[] }) => [
    { result: await func(...args) },
  ];
  vi.spyOn(fake.scripting, 'executeScript').mockImplementation(run as never);
  localStorage.clear();
  sessionStorage.clear();
});

function furnish({ local, session }: Layout): void {
  for (const [key, value] of Object.entries(local)) localStorage.setItem(key, value);
  for (const [key, value] of Object.entries(session)) sessionStorage.setItem(key, value);
}

const count = async (credential: Credential) => (await storedIn(7, HOST, { gateway: GATEWAY }))?.[credential]?.count;

test.each(Object.entries(LAYOUTS))('%s: the device token of one gateway goes, and nothing else', async (_, layout) => {
  furnish(layout);
  expect(await count('deviceToken')).toBe(1);
  await eraseCredential(7, HOST, 'deviceToken', GATEWAY);
  expect(await count('deviceToken')).toBe(0);
  const gone = Object.keys(layout.local).filter(
    key => key.startsWith('openclaw.device.auth.v1') && !key.endsWith(ELSEWHERE),
  );
  const rest = Object.entries(layout.local).filter(([key]) => !gone.includes(key));
  expect(gone).toHaveLength(1);
  expect(stored()).toEqual({ local: Object.fromEntries(rest), session: layout.session });
});

test.each(Object.entries(LAYOUTS))('%s: the gateway token of one gateway goes, and nothing else', async (_, layout) => {
  furnish(layout);
  expect(await count('gatewayToken')).toBe(1);
  await eraseCredential(7, HOST, 'gatewayToken', GATEWAY);
  expect(await count('gatewayToken')).toBe(0);
  const settings = layout.local['openclaw.control.settings.v1'];
  const local = settings?.includes('"token"')
    ? { ...layout.local, 'openclaw.control.settings.v1': `{"gatewayUrl":"${GATEWAY}","theme":"dark"}` }
    : layout.local;
  const session = Object.entries(layout.session).filter(([key]) => key.endsWith(ELSEWHERE));
  expect(stored()).toEqual({ local, session: Object.fromEntries(session) });
});

test.each(Object.entries(LAYOUTS))('%s: the device’s own key goes, and nothing else', async (_, layout) => {
  furnish(layout);
  expect(await count('identity')).toBe(1);
  await eraseCredential(7, HOST, 'identity', GATEWAY);
  expect(await count('identity')).toBe(0);
  const { 'openclaw-device-identity-v1': gone, ...rest } = layout.local;
  expect(gone).toBeTruthy();
  expect(stored()).toEqual({ local: rest, session: layout.session });
});

const OWN = {
  ...IDENTITY,
  'openclaw.device.auth.v1': DEVICE,
  [`openclaw.control.settings.v1:${ELSEWHERE}`]: `{"gatewayUrl":"${ELSEWHERE}","theme":"light"}`,
};
test.each([
  [
    '2026.1 to 2026.6: the address and the other’s token',
    { 'openclaw.control.settings.v1': `{"gatewayUrl":"${ELSEWHERE}","token":"t","theme":"dark"}` },
    { 'openclaw.control.settings.v1': '{"theme":"dark"}' },
  ],
  ['2026.7 and later: the pointer', { [`openclaw.control.currentGateway.v1:${GATEWAY}`]: ELSEWHERE }, {}],
])('a page that was pointed at another gateway forgets that, and nothing else. %s', async (_, local, left) => {
  furnish({ local: { ...OWN, ...(local as Record<string, string>) }, session: {} });
  expect(await count('otherGateway')).toBe(1);
  await eraseCredential(7, HOST, 'otherGateway', ELSEWHERE);
  expect(await count('otherGateway')).toBe(0);
  expect(stored().local).toEqual({ ...OWN, ...left });
});

test.each(Object.entries(LAYOUTS))('%s: a page at its own gateway has no other one to forget', async (_, layout) => {
  furnish(layout);
  expect(await count('otherGateway')).toBe(0);
  await eraseCredential(7, HOST, 'otherGateway', GATEWAY);
  expect(stored()).toEqual(layout);
});

test('settings that are no JSON stay as they are', async () => {
  furnish({ local: { 'openclaw.control.settings.v1': '{broken' }, session: {} });
  expect(await count('gatewayToken')).toBe(0);
  await eraseCredential(7, HOST, 'gatewayToken', GATEWAY);
  expect(localStorage.getItem('openclaw.control.settings.v1')).toBe('{broken');
});

test('a page of another host that came in its place keeps everything', async () => {
  furnish(LAYOUTS['2026.7 and later'] as Layout);
  const before = stored();
  await eraseCredential(7, 'heyron.ai', 'deviceToken', GATEWAY);
  expect(stored()).toEqual(before);
});

test('only what is written under the names of settings is rewritten, and only where a token is in it', async () => {
  const local = {
    app: '{"token":"somebody else’s","x":1}',
    'openclaw.control.settings.v1:wss://elsewhere': '{"token":"t"}',
    'openclaw.control.settings.v1': '{ "theme": "dark" }',
  };
  furnish({ local, session: {} });
  await eraseCredential(7, HOST, 'gatewayToken', GATEWAY);
  expect(stored().local).toEqual(local);
});

test.each(['', 'evil.test', 'heyron.ai.evil.test', '*.heyron.ai'])(
  'no page is asked for %j, whatever it is',
  async host => {
    const asked = vi.spyOn(newBrowser().scripting, 'executeScript');
    await expect(eraseCredential(7, host, 'deviceToken', GATEWAY)).rejects.toThrow(NotHeyron);
    expect(asked).not.toHaveBeenCalled();
  },
);
