/** Puts Re-Pair's reader into the pages of a browser without the extension, and asks it. */
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { build } from 'vite';
import type { PageScan } from '../../src/core/sighting/observation.ts';
import type { Eyes, Seen } from './in-page.ts';

const ENTRY = fileURLToPath(new URL('in-page.ts', import.meta.url));

/** In a page's world. */
declare const rePairEyes: Eyes;

/** Builds the script that `openEyes` puts into pages: Re-Pair's code as it stands. */
export async function buildEyes(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: ENTRY, formats: ['iife'], name: 'eyes' } },
  });
  const [{ output } = { output: [] }] = Array.isArray(built) ? built : [];
  const [chunk] = output;
  if (chunk?.type !== 'chunk') throw new Error('the script for the pages was not built');
  return chunk.code;
}

/** Adds it to every page of the browser that loads from now on, before the page's own scripts. */
export async function openEyes(context: BrowserContext, script: string): Promise<void> {
  await context.addInitScript({ content: script });
}

/** What Re-Pair makes of a page. */
export function see(page: Page): Promise<Seen> {
  return page.evaluate(() => rePairEyes.see());
}

/** The page pruned to what this scan rests on. */
export function takeSpecimen(page: Page, look: PageScan): Promise<string> {
  return page.evaluate(each => rePairEyes.specimen(each), look);
}

/** The page pruned to where it quotes one of these texts. */
export function takeCounterSpecimen(page: Page, quotes: readonly string[]): Promise<string> {
  return page.evaluate(each => rePairEyes.counterSpecimen(each), quotes);
}

/** What a specimen looks like, in a page of its own. */
export async function lookAgain(context: BrowserContext, html: string): Promise<PageScan> {
  const page = await context.newPage();
  const look = await page.evaluate(each => rePairEyes.lookAgain(each), html);
  await page.close();
  return look;
}
