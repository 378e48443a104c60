/** How long the browser itself takes to start a killed worker, whatever is in it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AGENT } from '../e2e/worlds/world.ts';
import type { Setting } from './setting.ts';
import { type Spread, spreadOf } from './spread.ts';

/** An extension with a worker of one line, which a page's script asks when the page says so. */
const FILES = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'A worker that does nothing',
    version: '1',
    background: { service_worker: 'worker.js', type: 'module' },
    content_scripts: [{ matches: [`https://${AGENT}/*`], js: ['page.js'], run_at: 'document_start' }],
  }),
  'worker.js':
    'chrome.runtime.onMessage.addListener((_, __, answer) => answer(performance.timeOrigin + performance.now()));',
  'page.js': `document.addEventListener('ask', async () => {
    const asked = performance.timeOrigin + performance.now();
    document.documentElement.dataset.heardAfter = (await chrome.runtime.sendMessage('')) - asked;
  });`,
};

/** The first starts in a new browser take up to twice as long. */
const WARM_UP = 3;

/** From a page's message to the killed worker that hears it, in ms, `times` times. */
export async function measureBareWorker({ launch }: Setting, times: number): Promise<Spread> {
  const folder = mkdtempSync(path.join(tmpdir(), 're-pair-bare-worker-'));
  for (const [file, text] of Object.entries(FILES)) writeFileSync(path.join(folder, file), text);
  const browser = await launch(folder);
  const page = await browser.newPage(`https://${AGENT}/stubborn`);
  const heard: number[] = [];
  for (let round = 0; round < WARM_UP + times; round++) {
    await browser.killBackground();
    await page.evaluate(() => {
      delete document.documentElement.dataset.heardAfter;
      document.dispatchEvent(new Event('ask'));
    });
    await page.waitForFunction(() => document.documentElement.dataset.heardAfter);
    heard.push(await page.evaluate(() => Number(document.documentElement.dataset.heardAfter)));
  }
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
  return spreadOf(heard.slice(WARM_UP));
}
