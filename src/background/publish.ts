/**
 * Follows every change: settles what it decides, then updates badges, prompts, guides and popups, all from one reading
 * of presence.
 */

import type { IncidentState } from '../core/incident/reduce';
import { belongsTo, type PresentPage } from '../core/presence/page';
import { type Presence, pagesOf } from '../core/presence/presence';
import { endByObservation, fixByObservation } from '../core/transitions/on-observation';
import { type LoadedIncident, incident as readIncident } from '../history/history';
import { setDeadline } from './deadlines';
import { append } from './incidents';
import { changePresence } from './presence';
import { showBadgeAndPrompt } from './shows/badge-and-prompt';
import { showGuides } from './shows/guides';
import { refreshViews } from './shows/views';

/** What may have changed besides incidents. */
interface PublishOptions {
  /** Tabs to update besides those of the incidents; `all` means every tab with a page. */
  readonly tabs?: readonly number[] | 'all';
  /** Why a page without an incident is muted; undefined leaves it as it was. */
  readonly mutedOf?: (page: PresentPage) => PresentPage['muted'] | undefined;
}

/**
 * Called once after every change, with the incidents that changed or whose pages did. If something cannot be written,
 * everything is still shown before this throws.
 * @throws StorageFailed when the browser could not write.
 */
export async function publish(
  incidents: readonly LoadedIncident[],
  { tabs = [], mutedOf = () => undefined }: PublishOptions = {},
): Promise<void> {
  const failures: unknown[] = [];
  // One turn of presence's queue, so that no page arrives between reading, deciding and writing.
  const there = await changePresence(async reading => {
    const [before, ...current] = await Promise.all([reading, ...incidents.map(reread)]);
    let now = withMuted(before, mutedOf);
    for (const known of current) {
      const settled = (await settle(known, before).catch(error => void failures.push(error))) ?? known;
      const { incident, state } = settled;
      setDeadline(settled);
      now = withMuted(now, page => (belongsTo(incident, page) ? mutedIn(state, page) : undefined));
    }
    return now;
  });
  const concerned = tabs === 'all' ? there : incidents.flatMap(({ incident }) => pagesOf(there, incident));
  const painted = new Set([...(tabs === 'all' ? [] : tabs), ...concerned.map(({ tab }) => tab)]);
  await Promise.all([...[...painted].map(showBadgeAndPrompt), showGuides(there), refreshViews({ there })]);
  if (failures.length > 0) throw failures[0];
}

/** Records what the open pages decide about an incident; null if nothing. */
async function settle({ incident, state }: LoadedIncident, there: Presence): Promise<LoadedIncident | null> {
  const pages = pagesOf(there, incident);
  const decide = (now: IncidentState) => {
    const end = endByObservation(now, pages, Date.now());
    return end.length ? end : fixByObservation(now, pages, Date.now());
  };
  return decide(state).length ? append(incident.id, decide) : null;
}

/**
 * The incident as it is now, or as given if it cannot be read: the user or a step may have changed it since the caller
 * read it.
 */
async function reread(known: LoadedIncident): Promise<LoadedIncident> {
  return (await readIncident(known.incident.id).catch(() => null)) ?? known;
}

function withMuted(there: Presence, mutedOf: NonNullable<PublishOptions['mutedOf']>): Presence {
  return there.map(page => {
    const muted = mutedOf(page);
    return muted === undefined || muted === page.muted ? page : { ...page, muted };
  });
}

/** Why a page of an incident is muted. */
function mutedIn({ fixed, dismissed }: IncidentState, { sighting, unproven }: PresentPage): PresentPage['muted'] {
  if (fixed) return 'over';
  return dismissed !== null && dismissed === (sighting.kind ?? unproven) ? 'dismissed' : null;
}
