/** What the extension has recorded. */
import { type IncidentState, reduce } from '../../src/core/incident/reduce.ts';
import type { Browser } from '../browser/browser.ts';
import { incidentsIn, readKept } from '../worlds/extension-storage.ts';

/** The state of this browser's only incident. @throws when there is none, or another. */
export async function storedIncident(user: Browser): Promise<IncidentState> {
  const [incident, ...others] = incidentsIn(await user.inBackground(readKept));
  if (!incident || others.length) throw new Error(`not one incident is stored: ${incident ? others.length + 1 : 0}`);
  return reduce(incident.events);
}
