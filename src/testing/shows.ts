/** Pages that are open when a test begins. */
import type { PresentPage } from '../core/presence/page';
import type { FakeBrowser } from './fake-browser';

/** Opens pages in tabs, as an earlier worker recorded them in the session's storage. */
export async function shows(fake: FakeBrowser, ...pages: readonly PresentPage[]): Promise<void> {
  for (const { tab } of pages) {
    const key = `present:${tab}`;
    await fake.storage.session.set({ [key]: pages.filter(page => page.tab === tab) });
  }
}
