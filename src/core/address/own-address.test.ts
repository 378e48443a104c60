import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HEYRON_MATCH } from './heyron';
import { isOfOneHost } from './one-host';
import {
  basePathOf,
  isHeyronPattern,
  isInPublic,
  isInTheClear,
  isOwnOrigin,
  isSite,
  ownOriginOf,
  patternFor,
  siteOf,
} from './own-address';
import { shownSite } from './shown-site';

describe('an address of one’s own', () => {
  test.each([
    ['http://192.168.1.20:18789/chat?session=main#token=1', 'http://192.168.1.20:18789'],
    ['http://127.0.0.1:18789/', 'http://127.0.0.1:18789'],
    ['http://localhost/', 'http://localhost'],
    ['http://nas/', 'http://nas'],
    ['http://[::1]:18789/', 'http://[::1]:18789'],
    ['https://box.tailnet.ts.net/', 'https://box.tailnet.ts.net'],
    ['https://agent.example.com:443/openclaw/chat', 'https://agent.example.com'],
    ['http://agent.example.com:80/', 'http://agent.example.com'],
    ['http://0x7f.1:18789/', 'http://127.0.0.1:18789'], // as the browser writes it
    ['http://NAS.local/', 'http://nas.local'],
  ])('%s is at %s', (address, origin) => {
    expect(ownOriginOf(address)).toBe(origin);
    expect(isOwnOrigin(origin)).toBe(true);
  });

  test.each([
    undefined,
    '',
    'http://',
    'http://999.1.1.1/',
    'http://1.2.3.4.5.6/',
    'http://user@192.168.1.20/',
    'http://user:secret@192.168.1.20/',
    'https://heyron.ai/',
    'http://heyron.ai:18789/',
    'https://user-0241.c1.heyron.ai/',
    'https://heyron.ai./',
    'https://c1.heyron.ai./',
    'http://nas./',
    'http://a..b/',
    'http://*.example.com/',
    'chrome://settings/',
    'about:blank',
    'about:addons',
    'chrome-extension://abc/page.html',
    'moz-extension://abc/page.html',
    'file:///home/me/index.html',
    'data:text/html,hello',
    'blob:https://agent.example.com/1',
    'view-source:http://192.168.1.20/',
    'ws://192.168.1.20:18789/',
    'ftp://192.168.1.20/',
  ])('%s is none', address => {
    expect(ownOriginOf(address)).toBeNull();
  });

  test('its form is exact: nothing but an origin is one', () => {
    for (const other of ['http://nas/', 'http://nas:80', 'HTTP://nas', 'http://nas ', 'nas', 'http://nas/chat'])
      expect(isOwnOrigin(other), other).toBe(false);
  });

  test('no host below heyron.ai is one, whatever its labels, scheme and port', () => {
    const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,10}[a-z0-9])?$/);
    fc.assert(
      fc.property(fc.array(label, { maxLength: 3 }), fc.integer({ min: 1, max: 65_535 }), (labels, port) => {
        const host = [...labels, 'heyron.ai'].join('.');
        for (const scheme of ['http', 'https']) expect(ownOriginOf(`${scheme}://${host}:${port}/`)).toBeNull();
      }),
    );
  });
});

describe('the base path', () => {
  test.each([
    ['http://nas:18789/', ''],
    ['http://nas:18789/index.html', ''],
    ['http://nas:18789/chat?session=main', ''],
    ['http://nas:18789/nodes', ''],
    ['https://agent.example.com/openclaw', '/openclaw'],
    ['https://agent.example.com/openclaw/', '/openclaw'],
    ['https://agent.example.com/openclaw/chat/main#x', '/openclaw'],
    ['https://agent.example.com/my/claw/overview', '/my/claw'],
    ['https://agent.example.com/a%20b/chat', ''],
    ['https://agent.example.com/a/b/c/d/e/f/chat', ''],
    ['nothing', ''],
  ])('of %s is %s', (address, path) => {
    expect(basePathOf(address)).toBe(path);
  });
});

describe('what the browser is asked for', () => {
  test.each([
    ['http://192.168.1.20:18789', 'http://192.168.1.20:18789/*', 'http://192.168.1.20/*'],
    ['https://box.tailnet.ts.net', 'https://box.tailnet.ts.net/*', 'https://box.tailnet.ts.net/*'],
    ['http://[::1]:18789', 'http://[::1]:18789/*', 'http://[::1]/*'],
  ])('for %s is %s, or without its port %s', (origin, withPort, without) => {
    expect(patternFor(origin, true)).toBe(withPort);
    expect(patternFor(origin, false)).toBe(without);
  });

  test('is always one host, never a pattern of several', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.boolean(), (address, withPort) => {
        const origin = ownOriginOf(address);
        if (origin === null) return;
        expect(isOfOneHost(patternFor(origin, withPort))).toBe(true);
        expect(isHeyronPattern(patternFor(origin, withPort))).toBe(false);
      }),
    );
    for (const wide of [
      '<all_urls>',
      '*://*/*',
      'http://*/*',
      'https://*/*',
      'https://*.example.com/*',
      'http://*:18789/*',
    ])
      expect(isOfOneHost(wide), wide).toBe(false);
  });

  test.each([
    [HEYRON_MATCH, true],
    ['https://user-0241.c1.heyron.ai/*', true],
    ['*://heyron.ai/*', true],
    ['https://heyron.ai.evil.test/*', false],
    ['http://*/*', false],
    ['<all_urls>', false],
  ])('%s is heyron’s: %s', (pattern, is) => {
    expect(isHeyronPattern(pattern)).toBe(is);
  });
});

describe('a site', () => {
  test.each([
    ['https://user-0241.c1.heyron.ai', 'user-0241.c1.heyron.ai', 'user-0241.c1.heyron.ai'],
    ['http://192.168.1.20:18789', 'http://192.168.1.20:18789', '192.168.1.20:18789'],
    ['https://agent.example.com', 'https://agent.example.com', 'agent.example.com'],
  ])('of %s is %s, shown as %s', (origin, site, shown) => {
    expect(siteOf(origin)).toBe(site);
    expect(isSite(site)).toBe(true);
    expect(shownSite(site)).toBe(shown);
  });

  test.each(['', 'nas', '192.168.1.20:18789', 'heyron.ai:443', 'https://heyron.ai', 'http://nas/', 'evil.test'])(
    '%s is none',
    text => {
      expect(isSite(text)).toBe(false);
    },
  );
});

test.each([
  ['http://127.0.0.1:18789', false, false],
  ['http://localhost:18789', false, false],
  ['http://192.168.1.20:18789', true, false],
  ['http://nas', true, false],
  ['https://box.tailnet.ts.net', false, false],
  ['https://a1b2.ngrok-free.app', false, true],
  ['https://agent.example.com', false, true],
  ['http://agent.example.com', true, true],
])('%s is in the clear: %s, in public: %s', (origin, clear, open) => {
  expect(isInTheClear(origin)).toBe(clear);
  expect(isInPublic(origin)).toBe(open);
});
