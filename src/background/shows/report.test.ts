import { readFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import type { PageSender } from '../../platform/receive-messages';
import { connected, DEVICE_ID, failing, HOST, ORIGIN } from '../../testing/events';
import { newBrowser } from '../../testing/fake-browser';
import { say } from '../../testing/say';
import { observe } from '../hears/observe';
import { pastTroubles, reportFor } from './report';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

test('a report is in English, whatever language the browser speaks', async () => {
  const fake = newBrowser();
  vi.spyOn(fake.i18n, 'getMessage').mockImplementation((key: string) => `auf Deutsch: ${key}`);
  const catalogue = await readFile('public/_locales/en/messages.json', 'utf8');
  const read = vi.fn(async (_: string) => new Response(catalogue));
  vi.stubGlobal('fetch', read);
  vi.stubGlobal('navigator', { userAgent: 'Chrome/156.0', language: 'de' });
  const tab = fake.tabs.add(`${ORIGIN}/`);
  const page: PageSender = { tab, origin: ORIGIN, host: HOST, path: '/', frame: 0, private: false, store: '0' };
  await observe(failing('pairing-required'), page);
  const report = await reportFor(tab, 'host');
  for (const form of [report?.markdown, report?.message]) {
    expect(form).toContain(say('packet_exact'));
    expect(form).not.toContain('Deutsch');
  }
  expect(read.mock.calls.flat().every(url => !url.startsWith('http'))).toBe(true);
});

test('past troubles tell why they happened and what ended them, as far as that is known', async () => {
  const fake = newBrowser();
  const tab = fake.tabs.add(`${ORIGIN}/`);
  const page: PageSender = { tab, origin: ORIGIN, host: HOST, path: '/', frame: 0, private: false, store: '0' };
  await observe(failing('pairing-required', { deviceId: DEVICE_ID }), page);
  const open = { host: HOST, kind: 'pairing-required', ended: null, cause: null, why: null };
  expect(await pastTroubles()).toMatchObject([open]);
  await observe(connected({ deviceId: DEVICE_ID, stable: true }), page);
  expect(await pastTroubles()).toMatchObject([{ ...open, ended: 'fixed_await_approval' }]);
  await observe(failing('token-mismatch', { deviceId: DEVICE_ID, page: 'next' }), page);
  expect((await pastTroubles()).at(0)).toMatchObject({
    kind: 'token-mismatch',
    cause: 'key-changed',
    why: 'why_key_changed',
  });
});
