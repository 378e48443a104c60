/** Several agents that fail alike at the same time suggest a cause outside this browser. Each incident records that. */
import { isOwnOrigin } from '../../core/address/own-address';
import { hostOf, type IncidentEvent } from '../../core/incident/events';
import type { Head } from '../../core/incident/head';
import { fails, type IncidentKey, maySpeakForHost, type PresentPage } from '../../core/presence/page';
import { type Presence, pagesOf } from '../../core/presence/presence';
import type { LoadedIncident } from '../../history/history';
import { append, openIncidents } from '../incidents';

/** Failures further apart than this are unrelated. In ms. */
const AT_ONCE_MS = 30 * 60_000;

/**
 * Notes in a failing incident which other agents fail like it now, and notes it in theirs. Only pages that may speak
 * for their host count: theirs for it, and its own (`witness`) for them. `there` are the other pages. Returns the
 * incidents that changed.
 * @throws StorageFailed when the browser could not write.
 */
export async function compareAgents(
  known: LoadedIncident,
  witness: boolean,
  there: Presence,
  now: number,
): Promise<LoadedIncident[]> {
  const others = await openIncidents(head => isLike(known, head) && failingPages(there, head).length > 0);
  const told = await Promise.all(
    others
      .filter(({ state }) => now - (state.failures?.lastAt ?? 0) < AT_ONCE_MS)
      .flatMap(other => [
        ...(failingPages(there, other.incident).some(maySpeakForHost)
          ? [note(known, hostOf(other.incident), now)]
          : []),
        ...(witness ? [note(other, hostOf(known.incident), now)] : []),
      ]),
  );
  return told.filter(each => each !== null);
}

function isLike({ incident, state }: LoadedIncident, other: Head): boolean {
  // What an agent of one's own does tells nothing of heyron's, nor the other way round.
  if (isOwnOrigin(incident.origin) || isOwnOrigin(other.origin)) return false;
  return incident.store === other.store && hostOf(incident) !== hostOf(other) && state.failure?.kind === other.kind;
}

function failingPages(there: Presence, key: IncidentKey): PresentPage[] {
  return pagesOf(there, key).filter(fails);
}

/**
 * Notes in the other incidents that an agent no longer fails like them. Returns those that said so.
 * @throws StorageFailed when the browser could not write.
 */
export async function agentRecovered(host: string, store: string, at: number): Promise<LoadedIncident[]> {
  const others = await openIncidents(head => head.store === store && head.alsoFailing.includes(host));
  const told = others.map(({ incident }) =>
    append(incident.id, ({ alsoFailing }) =>
      alsoFailing
        .filter(other => other.host === host)
        .slice(0, 1)
        .map(({ kind }) => ({ type: 'also-failing', at, kind, host, over: true })),
    ),
  );
  return (await Promise.all(told)).filter(each => each !== null);
}

async function note({ incident }: LoadedIncident, host: string, at: number): Promise<LoadedIncident | null> {
  let isNews = false;
  const known = await append(incident.id, ({ failure, fixed, alsoFailing }): IncidentEvent[] => {
    isNews = !fixed && !alsoFailing.some(other => other.host === host && other.kind === failure?.kind);
    return isNews && failure ? [{ type: 'also-failing', at, kind: failure.kind, host }] : [];
  });
  return isNews ? known : null;
}
