/** The settings, for the page that shows and changes them. */
import { isAgentHost } from '../../core/address/heyron';
import type { Change } from '../../core/settings/stored';
import { agreed } from '../../platform/consent';
import { listedSites } from '../../platform/own-sites';
import type { Reply, ShownSettings } from '../../platform/replies';
import { changeSettings, settings } from '../../platform/settings';
import { knownHosts } from '../../site-data/hosts';
import { tidyHistory } from '../incidents';
import { presence } from '../presence';
import { publish } from '../publish';

/** The settings, for a page in this cookie store. */
export async function shownSettings(store: string): Promise<ShownSettings> {
  const [set, hosts, own, isAgreed] = await Promise.all([settings(), knownHosts(store), listedSites(), agreed()]);
  const sites = own.map(({ origin }) => origin);
  const agents = [...new Set([...hosts.filter(isAgentHost), ...sites, ...set.quietHosts])].sort();
  const shown = own.map(({ origin, since, seen }) => ({ origin, since, seen }));
  return { ...set, agents, own: shown, agreed: isAgreed };
}

/** Changes the given settings and shows the effect at once. Never throws. */
export async function change(what: Change): Promise<Reply> {
  try {
    await changeSettings(what);
    if (what.keptDays !== undefined)
      await tidyHistory(Date.now(), { tabs: new Set((await presence()).map(({ tab }) => tab)) });
  } catch {
    return { ok: false, problem: 'storage' };
  }
  await publish([], { tabs: 'all' });
  return { ok: true };
}
