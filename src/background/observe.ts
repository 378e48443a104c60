/** What pages report: a sighting becomes an event. */
import { gatewayAddressOf } from '../core/gateway-address';
import { cleanAddress, cleanPath, cleanSighting } from '../core/incident/clean';
import type { Witnessed } from '../core/sighting/happening';
import type { Sighting } from '../core/sighting/sighting';
import type { PageSender } from '../platform/messages';
import { StorageFailed } from '../platform/storage';
import { meet } from '../site-data/hosts';
import { paintBadge } from './badge';
import { changed } from './changed';
import { agentRecovered, compareAgents } from './compare-agents';
import { currentIncident, type IncidentKey, record, recordElsewhere } from './incidents';
import { observePrivate } from './private-sightings';
import { setPrompt } from './prompts';

/**
 * Takes one sighting, with what befell its page around a failure. Nothing of a private window is stored; it can only end
 * a step that asked for it.
 */
export async function observe(
  sighting: Sighting,
  sender: PageSender,
  witnessed: readonly Witnessed[] = [],
): Promise<void> {
  const now = Date.now();
  if (sender.private) return observePrivate(sighting, sender.origin, now);
  await meet(sender.host, now).catch(() => {}); // worth no more than a try
  const key = keyOf(sender, sighting);
  if (sighting.state === 'undecided') return showAgain(key, sender.tab, sighting, now);
  const event = {
    type: 'sighted',
    at: now,
    tab: sender.tab,
    ...(sender.framed ? { framed: true } : {}),
    path: cleanPath(sender.path),
    sighting: cleanSighting(sighting),
  } as const;
  try {
    const known = await record(key, event, witnessed);
    const others =
      sighting.state === 'connected'
        ? [...(await recordElsewhere(key, event)), ...(await agentRecovered(sender.host, sender.store, now))]
        : known && (await compareAgents(known, now));
    for (const each of [...(known ? [known] : []), ...(others ?? [])]) await changed(each);
    if (!known) await setPrompt(sender.tab, null); // one that could not be written down may stand there
  } catch (error) {
    if (!(error instanceof StorageFailed)) throw error;
    // A full disk must not keep the page from being helped: it prompts all the same, and the popup says what is wrong.
    await setPrompt(sender.tab, sighting.kind);
  }
}

/** A page that just loaded: its tab's badge was wiped by the navigation, and its incident, if any, goes on. */
async function showAgain(key: IncidentKey, tab: number, { page }: Sighting, now: number): Promise<void> {
  const current = await currentIncident(key, now);
  const last = current?.state.tabs.get(tab);
  if (!current || !last) return;
  await paintBadge(tab, current.state);
  if (last.sighting.page === page) await setPrompt(tab, null); // it showed the failure, and does so no more
}

/** The key of the incident that a sighting belongs to. A page that names no gateway talks to its own host's. */
export function keyOf(
  { origin, host, store }: PageSender,
  { gateway }: Pick<Sighting, 'gateway'>,
): IncidentKey {
  const known = gateway !== null && gatewayAddressOf(gateway) !== null;
  return { origin, gateway: known ? cleanAddress(gateway) : `wss://${host}`, store };
}
