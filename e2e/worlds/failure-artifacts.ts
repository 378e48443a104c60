/** What helps to see why a test failed: every page, the worker's output, and what the extension keeps. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import type { Browser } from '../browser/browser.ts';
import { readKept } from './extension-storage.ts';

/** A hanging page must not block the rest. In ms. */
const LONGEST_MS = 10_000;

/** Writes it beside the test's other results, and names the folder among the test's attachments. */
export async function saveArtifacts(user: Browser, testInfo: TestInfo): Promise<void> {
  const folder = testInfo.outputPath('why');
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string | Buffer) => writeFileSync(path.join(folder, name), text);
  const pages = user.context.pages();
  write('pages.txt', pages.map((page, index) => `page-${index}  ${page.url()}\n`).join(''));
  for (const [index, page] of pages.entries()) await savePage(page, `page-${index}`, write);
  write('worker.log', `${await orWhyNot(async () => (await user.backgroundLog()).join('\n'))}\n`);
  write('stored.json', await orWhyNot(async () => inLines(await user.inBackground(readKept))));
  // What the browser has, whatever the driver knows.
  const tabs = async () => inLines(await user.inBackground(() => chrome.tabs.query({})));
  write('tabs.json', await orWhyNot(tabs));
  testInfo.attachments.push({
    name: 'why: pages, worker log, stored timeline',
    contentType: 'text/plain',
    path: folder,
  });
}

async function savePage(page: Page, name: string, write: (name: string, text: string | Buffer) => void) {
  write(`${name}.html`, await orWhyNot(() => page.content()));
  const picture = await orWhyNot(() => page.screenshot({ timeout: LONGEST_MS }));
  write(typeof picture === 'string' ? `${name}.png.txt` : `${name}.png`, picture);
}

function inLines(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** The value, or the words of its failure: one missing part must not hide the others. */
async function orWhyNot<T>(read: () => Promise<T>): Promise<T | string> {
  const late = new Promise<string>(resolve => setTimeout(resolve, LONGEST_MS, 'no answer').unref());
  try {
    return await Promise.race([read(), late]);
  } catch (error) {
    return String(error);
  }
}
