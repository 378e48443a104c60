/** Makes Firefox like a freshly started one. */
import type { BrowserContext } from '@playwright/test';
import type { Extension } from './firefox-extension.ts';
import type { Session } from './session.ts';

/** Closes every tab but `first`, removes the extension, and empties every store. */
export async function renew(
  context: BrowserContext,
  session: Session,
  first: string,
  extension: Extension | undefined,
): Promise<void> {
  await context.setOffline(false);
  // Before the extension is removed: Firefox closes its tabs with it, and sends no event.
  for (const page of context.pages()) await page.close();
  // Tabs that Playwright does not list, including private ones, are still in the session's list.
  for (const tab of await session.tabs())
    if (tab.context !== first) await session.send('browsingContext.close', { context: tab.context });
  await extension?.uninstall();
  await session.inBrowser(`(async () => {
    await new Promise(done =>
      Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, { onDataDeleted: done }));
    const { Downloads } = ChromeUtils.importESModule('resource://gre/modules/Downloads.sys.mjs');
    const list = await Downloads.getList(Downloads.ALL);
    for (const each of await list.getAll()) await list.remove(each);
    Services.console.reset();
    Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).clearEvents();
    return null;
  })()`);
}
