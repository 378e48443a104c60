/** What pages report: a sighting becomes an event, and the answer says whether that page should prompt. */
import { gatewayAddressOf } from '../core/gateway-address';
import { promptsIn } from '../core/incident/attention';
import { cleanAddress, cleanSighting } from '../core/incident/clean';
import { type IncidentState, NOTHING } from '../core/incident/reduce';
import type { Sighting } from '../core/sighting/sighting';
import type { PromptAnswer } from '../platform/message-types';
import type { PageSender } from '../platform/messages';
import { StorageFailed } from '../platform/storage';
import { meet } from '../site-data/hosts';
import { paintBadge } from './badge';
import { changed } from './changed';
import { currentIncident, type IncidentKey, record, recordElsewhere } from './incidents';
import { observePrivate } from './private-sightings';

/** Takes one sighting. Nothing of a private window is stored; it can only end a step that asked for it. */
export async function observe(sighting: Sighting, sender: PageSender): Promise<PromptAnswer> {
  const now = Date.now();
  if (sender.private) {
    await observePrivate(sighting, sender.origin, now);
    return { show: false };
  }
  await meet(sender.host, now).catch(() => {}); // worth no more than a try
  const key = keyOf(sender, sighting);
  if (sighting.state === 'undecided') return nothingNew(key, sender.tab, now);
  const event = { type: 'sighted', at: now, tab: sender.tab, sighting: cleanSighting(sighting) } as const;
  try {
    return { show: promptsIn(await recorded(key, event), sender.tab) };
  } catch (error) {
    // A full disk must not keep the page from being helped: it prompts all the same, and the popup says what is wrong.
    if (error instanceof StorageFailed) return { show: sighting.state === 'failing' };
    throw error;
  }
}

/** The state of the sighting's incident once it is recorded. */
async function recorded(...[key, event]: Parameters<typeof record>): Promise<IncidentState> {
  const known = await record(key, event);
  const others = event.sighting.state === 'connected' ? await recordElsewhere(key, event) : [];
  for (const each of [...others, ...(known ? [known] : [])]) await changed(each);
  return known?.state ?? NOTHING;
}

/** A page that just loaded: its tab's badge was wiped by the navigation, and its incident, if any, goes on. */
async function nothingNew(key: IncidentKey, tab: number, now: number): Promise<PromptAnswer> {
  const current = await currentIncident(key, now);
  if (!current?.state.tabs.has(tab)) return { show: false };
  await paintBadge(tab, current.state);
  return { show: promptsIn(current.state, tab) };
}

/** The key of the incident that a sighting belongs to. A page that names no gateway talks to its own host's. */
export function keyOf(
  { origin, host, store }: PageSender,
  { gateway }: Pick<Sighting, 'gateway'>,
): IncidentKey {
  const known = gateway !== null && gatewayAddressOf(gateway) !== null;
  return { origin, gateway: known ? cleanAddress(gateway) : `wss://${host}`, store };
}
