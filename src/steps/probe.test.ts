import { expect, test, vi } from 'vitest';
import { HOST, ORIGIN } from '../testing/events';
import { probe } from './probe';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const html = (text: string, status = 200) => new Response(text, { status, headers: { 'content-type': 'text/html' } });
const APP = '<html><body><openclaw-app></openclaw-app>';

test.each([
  ['JSON that says so', () => Response.json({ ok: true, status: 'live' }), 'alive'],
  ['an older gateway’s page', () => html(APP), 'page'],
  ['that page behind an endless beginning', () => html('x'.repeat(200_000) + APP), 'other'],
  ['another page', () => html('<html><body>Sign in'), 'other'],
  ['JSON of another kind', () => Response.json({ hello: 1 }), 'other'],
  ['a refusal', () => html(APP, 401), 'other'],
  ['a redirection', () => Response.error(), 'other'],
  ['broken JSON', () => new Response('{', { headers: { 'content-type': 'application/json' } }), 'other'],
  ['a proxy’s error', () => html('502 Bad Gateway', 502), 'proxy-error'],
  ['no network', () => Promise.reject(new TypeError('failed')), 'silent'],
] as const)('a probe that meets %s', async (_, answer, found) => {
  const asked = vi.fn<typeof fetch>(async () => answer());
  vi.stubGlobal('fetch', asked);
  expect(await probe(ORIGIN, 7)).toBe(found);
  expect(asked).toHaveBeenCalledExactlyOnceWith(
    `https://${HOST}/healthz`,
    expect.objectContaining({ credentials: 'omit', redirect: 'manual' }),
  );
});
