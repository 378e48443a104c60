/** Puts incidents into the history of a test's browser, and reads them back. */
import type { Incident } from '../../core/incident/events';
import { changing, heads, incident, type LoadedIncident } from '../history';

/** Stores an incident as if all of it had happened. */
export async function keep({ events, ...key }: Incident): Promise<LoadedIncident> {
  return changing(ledger => ledger.open(key, events));
}

/** Every incident, newest first. */
export async function allIncidents(): Promise<LoadedIncident[]> {
  const known = await Promise.all((await heads()).map(({ id }) => incident(id)));
  return known.filter(each => each !== null);
}
