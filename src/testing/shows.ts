/** Pages that are there when a test begins. */
import type { PresentPage } from '../core/presence/page';
import type { FakeBrowser } from './fake-browser';

/** Has pages shown in tabs that are open, as an earlier worker has left them in the session's storage. */
export async function shows(fake: FakeBrowser, ...pages: readonly PresentPage[]): Promise<void> {
  for (const { tab } of pages) {
    const key = `present:${tab}`;
    await fake.storage.session.set({ [key]: pages.filter(page => page.tab === tab) });
  }
}
