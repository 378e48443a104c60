/** Tabs that were closed before a clearing, and are reopened after it. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Browser, Family } from '../../browser/browser.ts';
import { eventually } from '../../browser/eventually.ts';
import { newPageBy } from '../../browser/new-page.ts';
import { askToClear, storeEverything } from '../../stories/user-actions.ts';
import { extensionFor } from '../../worlds/fixtures.ts';
import { AGENT } from '../../worlds/world.ts';
import { loseTrust } from '../setup.ts';
import { expect, test } from '../stand-in-fixtures.ts';

/** Re-Pair with one more permission, so that a test can reopen what was closed like a user's shortcut. */
async function loadWithSessions(browser: Browser, family: Family): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 're-pair-sessions-'));
  await cp(extensionFor(family), folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.permissions.push('sessions');
  await writeFile(file, JSON.stringify(manifest));
  await browser.loadExtension(folder);
  return () => rm(folder, { recursive: true });
}

/** Reopens the closed tab with this path; in Firefox every page of a test has its own window. */
function openAgain(browser: Browser, path: string): Promise<Page> {
  return newPageBy(browser.context, () =>
    browser.inBackground(async wanted => {
      const all = await chrome.sessions.getRecentlyClosed();
      const found = all.find(({ tab, window }) =>
        [tab, ...(window?.tabs ?? [])].some(each => each?.url?.includes(wanted)),
      );
      await chrome.sessions.restore(found?.tab?.sessionId ?? found?.window?.sessionId);
    }, path),
  );
}

test('a tab that was closed before a clearing brings back its session only where that was said before', async ({
  world,
  bare,
  family,
}) => {
  const forget = await loadWithSessions(bare, family);
  try {
    // Between two documents
    const held = (page: Page) => page.evaluate(() => sessionStorage.getItem('stored')).catch(() => null);
    const first = await storeEverything(bare, AGENT);
    const before = await held(first);
    await first.close();
    const second = await openAgain(bare, '/store-everything');
    await eventually(() => held(second), 'the browser keeps the session of a closed tab').toBe(before);
    const { page } = await loseTrust(world, bare);
    await second.close();
    const popup = await askToClear(bare, page);
    const said = (await popup.page.getByText('closed earlier').count()) > 0;
    await popup.press('confirm');
    await popup.expectResult('clear-site-data', 'changed');
    const third = await openAgain(bare, '/store-everything');
    await eventually(() => held(third)).not.toBeNull(); // its page stores a new one if it finds none
    expect((await held(third)) === before).toBe(said);
  } finally {
    await forget();
  }
});
