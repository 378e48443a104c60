/** What one needs to see why a test failed: every page, what the worker wrote, and what the extension keeps. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import type { Browser } from '../browser/browser.ts';
import { readKept } from './kept.ts';

/** A page that hangs must not keep the rest from being noted. In ms. */
const LONGEST_MS = 10_000;

/** Writes it beside the test's other results, and names the folder among the test's attachments. */
export async function noteWhy(user: Browser, testInfo: TestInfo): Promise<void> {
  const folder = testInfo.outputPath('why');
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string | Buffer) => writeFileSync(path.join(folder, name), text);
  const pages = user.context.pages();
  write('pages.txt', pages.map((page, index) => `page-${index}  ${page.url()}\n`).join(''));
  for (const [index, page] of pages.entries()) await notePage(page, `page-${index}`, write);
  const log = await orWhyNot(user.backgroundLog().then(lines => lines.join('\n')));
  write('worker.log', `${log}\n`);
  const kept = user.inBackground(readKept);
  write('stored.json', await orWhyNot(kept.then(all => JSON.stringify(all, null, 2))));
  const tabs = user.inBackground(() => chrome.tabs.query({})); // what the browser has, whatever the driver was told of
  write('tabs.json', await orWhyNot(tabs.then(all => JSON.stringify(all, null, 2))));
  testInfo.attachments.push({
    name: 'why: pages, worker log, stored timeline',
    contentType: 'text/plain',
    path: folder,
  });
}

async function notePage(page: Page, name: string, write: (name: string, text: string | Buffer) => void) {
  write(`${name}.html`, await orWhyNot(page.content()));
  const picture = await orWhyNot(page.screenshot({ timeout: LONGEST_MS }));
  write(typeof picture === 'string' ? `${name}.png.txt` : `${name}.png`, picture);
}

/** What a promise comes to, or the words of its failure: one missing part must not hide the others. */
function orWhyNot<T>(promise: Promise<T>): Promise<T | string> {
  const late = new Promise<string>(resolve => setTimeout(resolve, LONGEST_MS, 'no answer').unref());
  return Promise.race([promise.catch(String), late]);
}
