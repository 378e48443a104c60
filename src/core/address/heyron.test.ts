import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heyronHostOf, isAgentHost, isHeyronHost, withoutSecrets } from './heyron';

const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,10}[a-z0-9])?$/);

describe('isHeyronHost', () => {
  test.each([
    'heyron.ai',
    'www.heyron.ai',
    'c3-0108.c3.heyron.ai',
    'user-0241.c1.heyron.ai',
    'a.b.c.heyron.ai',
    'xn--bcher-kva.heyron.ai',
    'under_score.c1.heyron.ai',
  ])('%s is heyron’s', host => {
    expect(isHeyronHost(host)).toBe(true);
  });

  test.each([
    '',
    'ai',
    'notheyron.ai',
    'heyron.ai.evil.test',
    'heyron-ai.test',
    'heyron.ai.',
    'c3-0108.c3.heyron.ai.',
    'HEYRON.AI',
    'Heyron.ai',
    'heyron.ai:443',
    '.heyron.ai',
    '*.heyron.ai',
    'a..heyron.ai',
    '-a.heyron.ai',
    'a-.heyron.ai',
    'heyron.aì',
    'heyron.ai\n',
    'evil.test/heyron.ai',
    'evil.test#.heyron.ai',
    'user@heyron.ai',
    'xn--heyrn-3ve.ai',
    'heyrοn.ai', // a Greek omicron
    'heyron.ai%00.evil.test',
    '127.0.0.1',
    '[::1]',
    `${'a'.repeat(64)}.heyron.ai`,
    `${'a.'.repeat(130)}heyron.ai`,
  ])('%j is not', host => {
    expect(isHeyronHost(host)).toBe(false);
  });

  test('any labels before heyron.ai are heyron’s, and whatever follows it makes it somebody else’s', () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 5 }), label, (labels, other) => {
        const host = [...labels, 'heyron.ai'].join('.');
        expect(isHeyronHost(host)).toBe(true);
        expect(isHeyronHost(`${host}.${other}`)).toBe(false);
        expect(isHeyronHost(`${labels.join('.')}${other}heyron.ai`)).toBe(false);
      }),
    );
  });
});

describe('heyronHostOf', () => {
  test.each([
    ['https://heyron.ai/chat?x#token=1', 'heyron.ai'],
    ['http://c3-0108.c3.heyron.ai:8080/', 'c3-0108.c3.heyron.ai'],
    ['HTTPS://C3-0108.C3.HEYRON.AI/', 'c3-0108.c3.heyron.ai'],
    ['wss://c3-0108.c3.heyron.ai', 'c3-0108.c3.heyron.ai'],
    ['ws://heyron.ai/ws', 'heyron.ai'],
    ['https://user:pass@heyron.ai/', 'heyron.ai'],
    ['https://heyron。ai/', 'heyron.ai'], // an ideographic full stop, which browsers read as a dot
  ])('%s belongs to %s', (address, host) => {
    expect(heyronHostOf(address)).toBe(host);
  });

  test.each([
    undefined,
    '',
    'heyron.ai',
    '//heyron.ai/',
    'https://heyron.ai@evil.test/',
    'https://evil.test/https://heyron.ai/',
    'https://evil.test?heyron.ai',
    'https://heyron.ai.evil.test/',
    'https://heyron.ai./',
    'https://notheyron.ai/',
    'https://heyrοn.ai/',
    'https://xn--heyrn-3ve.ai/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'ftp://heyron.ai/',
    'file:///heyron.ai',
    'javascript://heyron.ai/%0aalert(1)',
    'chrome-extension://heyron.ai/',
    'data:text/html,heyron.ai',
    'about:blank',
    'blob:https://heyron.ai/0badcafe-0000-4000-8000-000000000000',
  ])('%s belongs to nobody we know', address => {
    expect(heyronHostOf(address)).toBeNull();
  });

  test('a host that it names is always one that the browser goes to, and heyron’s', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withFragments: true }), fc.string()), address => {
        const host = heyronHostOf(address);
        if (host !== null) expect(new URL(address).hostname).toBe(host);
        expect(host === null || isHeyronHost(host)).toBe(true);
      }),
    );
  });
});

describe('isAgentHost', () => {
  test.each(['c3-0108.c3.heyron.ai', 'mine.c1.heyron.ai', 'a.b.c.heyron.ai'])('%s is an agent’s', host => {
    expect(isAgentHost(host)).toBe(true);
  });

  test.each([
    'heyron.ai',
    'www.heyron.ai',
    'api.heyron.ai',
    'connect.c1.heyron.ai',
    'a.b.evil.test',
    'a.b.notheyron.ai',
    'a.b.heyron.ai.evil.test',
    '',
  ])('%j is none', host => {
    expect(isAgentHost(host)).toBe(false);
  });
});

describe('withoutSecrets', () => {
  test('keeps origin and path, and drops credentials, query and fragment', () => {
    expect(withoutSecrets('https://u:p@c3-0108.c3.heyron.ai/chat/main?token=a#token=b')).toBe(
      'https://c3-0108.c3.heyron.ai/chat/main',
    );
  });

  test.each(['wss://heyron.ai/', 'data:text/plain,x', 'nonsense'])('keeps nothing of %s', address => {
    expect(withoutSecrets(address)).toBeNull();
  });

  test('never keeps what stands behind a question mark or a hash', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), address => {
        expect(withoutSecrets(address)).not.toMatch(/[?#]/);
      }),
    );
  });
});
