/** What a user has written and not sent. The popup asks for it, and it goes nowhere else. */
import { isHeyronHost } from '../../core/address/heyron';
import { browser, cookieStoreOf } from '../../platform/browser';
import type { HostUnsent } from '../../platform/replies';
import { unsentIn } from '../../site-data/read-unsent';

/** What is unsent in the pages of these hosts, in a tab's cookie store. Never in private windows. */
export async function unsentFor(tab: number, hosts: readonly string[]): Promise<HostUnsent[]> {
  const asking = await browser.tabs.get(tab).catch(() => null);
  if (!asking || asking.incognito) return [];
  const store = cookieStoreOf(asking);
  const known = [...new Set(hosts)].filter(isHeyronHost);
  return Promise.all(known.map(async host => ({ host, unsent: await unsentIn(host, store) })));
}
