import { expect, test, vi } from 'vitest';
import { HOST, ORIGIN } from '../testing/events';
import { buildAt } from './page-build';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const html = (text: string, status = 200) => new Response(text, { status, headers: { 'content-type': 'text/html' } });

test.each([
  [
    'a page that names its build',
    () => html('<!doctype html>\n<html lang="en" data-openclaw-control-ui-build-id="2026.9.6-a">'),
    '2026.9.6-a',
  ],
  [
    'a page that names it too late',
    () => html(`${'x'.repeat(60_000)}<html data-openclaw-control-ui-build-id="a">`),
    null,
  ],
  ['a page that names none', () => html('<html><body>'), null],
  ['a refusal', () => html('<html data-openclaw-control-ui-build-id="a">', 403), null],
  ['no network', () => Promise.reject(new TypeError('failed')), null],
] as const)('the build that is handed out, met by %s', async (_, answer, build) => {
  const asked = vi.fn<typeof fetch>(async () => answer());
  vi.stubGlobal('fetch', asked);
  expect(await buildAt(ORIGIN, 7)).toBe(build);
  expect(asked).toHaveBeenCalledExactlyOnceWith(
    `https://${HOST}/`,
    expect.objectContaining({ credentials: 'omit', redirect: 'manual' }),
  );
});
