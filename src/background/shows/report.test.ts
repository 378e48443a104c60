import { readFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import type { PageSender } from '../../platform/receive-messages';
import { failing, HOST, ORIGIN } from '../../testing/events';
import { newBrowser } from '../../testing/fake-browser';
import { say } from '../../testing/say';
import { observe } from '../hears/observe';
import { reportFor } from './report';

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
