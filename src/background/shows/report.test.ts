import { expect, test, vi } from 'vitest';
import english from '../../../public/_locales/en/messages.json' with { type: 'json' };
import type { PageSender } from '../../platform/receive-messages';
import { failing, HOST, ORIGIN } from '../../testing/events';
import { newBrowser } from '../../testing/fake-browser';
import { observe } from '../hears/observe';
import { reportFor } from './report';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

test('a report is in English, whatever language the browser speaks', async () => {
  const fake = newBrowser();
  vi.spyOn(fake.i18n, 'getMessage').mockImplementation((key: string) => `auf Deutsch: ${key}`);
  const read = vi.fn(async (_: string) => Response.json(english));
  vi.stubGlobal('fetch', read);
  vi.stubGlobal('navigator', { userAgent: 'Chrome/156.0', language: 'de' });
  const tab = fake.tabs.add(`${ORIGIN}/`);
  const page: PageSender = { tab, origin: ORIGIN, host: HOST, path: '/', frame: 0, private: false, store: '0' };
  await observe(failing('pairing-required'), page);
  const report = await reportFor(tab, 'host');
  for (const form of [report?.markdown, report?.message]) {
    expect(form).toContain(english.packet_exact.message);
    expect(form).not.toContain('Deutsch');
  }
  expect(read.mock.calls.flat().every(url => !url.startsWith('http'))).toBe(true);
});
