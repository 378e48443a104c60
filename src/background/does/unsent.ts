/** What somebody has written and not sent, for them alone: asked for by the popup, and handed to nothing else. */
import { isHeyronHost } from '../../core/address/heyron';
import { browser, cookieStoreOf } from '../../platform/browser';
import type { HostUnsent } from '../../platform/replies';
import { unsentIn } from '../../site-data/read-unsent';

/** What is unsent in the pages of these hosts, in the cookie store of a tab. Never of a private window, or of other hosts. */
export async function unsentFor(tab: number, hosts: readonly string[]): Promise<HostUnsent[]> {
  const asking = await browser.tabs.get(tab).catch(() => null);
  if (!asking || asking.incognito) return [];
  const store = cookieStoreOf(asking);
  const known = [...new Set(hosts)].filter(isHeyronHost);
  return Promise.all(known.map(async host => ({ host, unsent: await unsentIn(host, store) })));
}
