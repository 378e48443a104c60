/** What pages report: it is what they show now, and where it is news it becomes an event. */
import { gatewayAddressOf, ownGatewayOf } from '../core/gateway-address';
import { cleanAddress, cleanPath, cleanSighting } from '../core/incident/clean';
import { hostOf } from '../core/incident/events';
import { type IncidentKey, isWitness, type SeenPage, sightedAt } from '../core/presence/page';
import { arrived, voiceOf } from '../core/presence/presence';
import type { Witnessed } from '../core/sighting/lifecycle';
import type { Sighting } from '../core/sighting/sighting';
import type { Known } from '../history/history';
import { noting } from '../platform/faults';
import type { PageSender } from '../platform/messages';
import { queues } from '../platform/queue';
import { StorageFailed } from '../platform/storage';
import { meet } from '../site-data/hosts';
import { asItIs, changed, silenceBy } from './changed';
import { agentRecovered, compareAgents } from './compare-agents';
import { showGuides } from './guides';
import { record, recordElsewhere } from './incidents';
import { isOpenedByUser } from './opened-by';
import { arrive, presence } from './presence';
import { observePrivate } from './private-sightings';
import { showAlarm } from './show-alarm';
import { refreshViews } from './views';

/** What a tab's pages report is taken one after the other: the last word has to be the last one that was said. */
const inTurn = queues();

/** A page that is there, as far as its report alone tells. */
type Seen = Omit<SeenPage, 'silence'>;

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
  return inTurn(sender.tab, () => take(sighting, sender, witnessed, now));
}

async function take(
  sighting: Sighting,
  sender: PageSender,
  witnessed: readonly Witnessed[],
  now: number,
): Promise<void> {
  await meet(sender.host, now).catch(noting('meet-host'));
  const { tab, frame } = sender;
  const page = {
    ...{ tab, frame, ...keyOf(sender, sighting), at: now },
    ...{ path: cleanPath(sender.path), sighting: cleanSighting(sighting) },
    byUser: frame === 0 && (await isOpenedByUser(tab)),
  };
  // First what happened: a worker that dies before the rest is told once more by the page, which nobody has answered.
  const { own, also } = await writeDown(page, witnessed);
  await arrive(page, async () => (own ? silenceBy(await asItIs(own)) : () => null));
  await showAlarm(tab);
  await showGuides(tab);
  for (const each of own ? [own, ...also] : also) await changed(each);
  if (!own) await refreshViews();
}

/**
 * Its own incident, if it has one, and others that say more than before. A full disk must not keep a page from being helped:
 * then there are none, it prompts all the same, and the popup says what is wrong.
 */
async function writeDown(
  page: Seen,
  witnessed: readonly Witnessed[],
): Promise<{ own: Known | null; also: Known[] }> {
  if (page.sighting.state === 'undecided') return { own: null, also: [] };
  const there = arrived(await presence(), { ...page, silence: null });
  // A frame speaks for itself, and nothing that it says is written into the trouble of the page around it.
  const voice = voiceOf(there, page.tab);
  if (voice?.frame !== page.frame) return { own: null, also: [] };
  const others = there.filter(({ tab, frame }) => tab !== page.tab || frame !== page.frame);
  try {
    const own = await record(page, sightedAt(page.at, page), others, witnessed);
    if (page.sighting.state === 'connected') {
      const elsewhere = await recordElsewhere(page, sightedAt(page.at, page), others);
      return { own, also: [...elsewhere, ...(await agentRecovered(hostOf(page), page.store, page.at))] };
    }
    return { own, also: own ? await compareAgents(own, isWitness(voice), others, page.at) : [] };
  } catch (error) {
    if (!(error instanceof StorageFailed)) throw error;
    return { own: null, also: [] };
  }
}

/** The key of the incident that a sighting belongs to. A page that names no gateway talks to its own host's. */
export function keyOf(
  { origin, store }: Pick<PageSender, 'origin' | 'store'>,
  { gateway }: Pick<Sighting, 'gateway'>,
): IncidentKey {
  const known = gateway !== null && gatewayAddressOf(gateway) !== null;
  return { origin, gateway: known ? cleanAddress(gateway) : ownGatewayOf(origin), store };
}
