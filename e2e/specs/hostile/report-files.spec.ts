/** Any file sent as a report gets a clear sentence, and the page still works. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Packet } from '../../../src/core/packet/model.ts';
import { expect, test } from '../stand-in-fixtures.ts';

const SAMPLE = readFileSync('src/core/packet/samples/packet-1.json', 'utf8');

/** The sample with some of it changed. */
function changed(change: (packet: Packet) => void): string {
  const packet = JSON.parse(SAMPLE);
  change(packet);
  return JSON.stringify(packet);
}

const FILES: readonly (readonly [what: string, text: () => string])[] = [
  ['says the 99th month', () => changed(packet => Object.assign(packet, { createdAt: '2026-99-22T13:03:09+00:00' }))],
  [
    'says 1e308 seconds',
    () =>
      changed(({ timeline }) =>
        timeline.push({
          ...{ at: '2026-11-22T13:03:09+00:00', what: 'witnessed', change: 'frozen' },
          ...{ seconds: 1e308, failedAfterSeconds: null },
        } as Packet['timeline'][number]),
      ),
  ],
  ['is larger than any report', () => ' '.repeat(3_000_000) + SAMPLE],
  ['is no JSON', () => 'PK\u0003\u0004 not a report'],
  ['is empty', () => ''],
  ['is nested without end', () => '['.repeat(100_000)],
  [
    'wants to change what objects are',
    () => '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  ],
  ['is another program’s', () => '{"schema":"somebody-elses","version":1}'],
];

async function open(page: Page, text: string): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles({
    name: 'report.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
}

for (const [index, [what, text]] of FILES.entries())
  test(`a report file that ${what} gets a clear sentence, and the next one is read`, {
    tag: index === 0 ? '@firefox' : '@rest',
  }, async ({ user }) => {
    const page = await user.openExtensionPage('src/report/index.html');
    const broken: string[] = [];
    page.on('pageerror', error => broken.push(error.message));
    await open(page, text());
    await expect(page.getByRole('alert')).toHaveText(/^[A-Z].{10,200}\.$/);
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
    await open(page, SAMPLE);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your sign-in key is missing');
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(broken).toEqual([]);
  });

test('markup in a report file is shown as text', async ({ user }) => {
  const page = await user.openExtensionPage('src/report/index.html');
  const text = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
  await open(
    page,
    changed(({ failure }) => Object.assign(failure, { text })),
  );
  await expect(page.getByText('<img src=x').first()).toBeVisible();
  const ran = await page.evaluate(() => ['ran' in window, document.querySelectorAll('#app img').length]);
  expect(ran).toEqual([false, 0]);
});
