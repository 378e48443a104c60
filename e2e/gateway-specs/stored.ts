/** What the extension has written down. */
import { incidentSchema } from '../../src/core/incident/events.ts';
import { type IncidentState, reduce } from '../../src/core/incident/reduce.ts';
import type { Browser } from '../browser/browser.ts';

/** The state of the one incident that this browser has had. @throws when there is none, or another. */
export async function storedIncident(user: Browser): Promise<IncidentState> {
  const stored = await user.inBackground(() => chrome.storage.local.get(null));
  const keys = Object.keys(stored).filter(key => key.startsWith('incident:'));
  if (keys.length !== 1) throw new Error(`${keys.length} incidents are stored`);
  return reduce(incidentSchema.parse(stored[keys[0] ?? '']).events);
}
