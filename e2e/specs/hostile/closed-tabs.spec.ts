/** Tabs that were closed before a clearing, and are opened again after it. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Family } from '../../browser/browser.ts';
import { newPageBy } from '../../browser/new-page.ts';
import { askToClear, storeEverything } from '../../stories/acts.ts';
import { extensionFor } from '../../worlds/test.ts';
import { AGENT } from '../../worlds/world.ts';
import { loseTrust } from '../acts.ts';
import { expect, test } from '../stand-in-test.ts';

/** Re-Pair with one permission more, so that a test can open what was closed as a user's shortcut does. */
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

test('a tab that was closed before a clearing brings back its session only where that was said before', {
  tag: '@more',
}, async ({ world, bare, family }) => {
  const forget = await loadWithSessions(bare, family);
  try {
    const closed = await storeEverything(bare, AGENT);
    const held = await closed.evaluate(() => sessionStorage.getItem('stored'));
    expect(held).not.toBeNull();
    const { page } = await loseTrust(world, bare);
    await closed.close();
    const popup = await askToClear(bare, page);
    const said = (await popup.page.getByText('closed earlier').count()) > 0;
    await popup.press('confirm');
    await popup.expectResult('clear-site-data', 'changed');
    const again = await newPageBy(bare.context, () =>
      bare.inBackground(() => chrome.sessions.restore().then(() => {})),
    );
    await again.waitForLoadState();
    expect(again.url()).toContain(`${AGENT}/store-everything`);
    console.log('AGAIN', family, again.url(), held, await again.evaluate(() => sessionStorage.getItem('stored')));
    const brought = (await again.evaluate(() => sessionStorage.getItem('stored'))) === held;
    expect(said).toBe(brought);
  } finally {
    await forget();
  }
});
