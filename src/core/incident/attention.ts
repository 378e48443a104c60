/** Where an incident asks for attention. */
import type { IncidentState } from './reduce';

/** True when a tab's page was last seen failing and the incident is open: its badge is `!`. */
export function failsIn({ fixed, tabs }: IncidentState, tab: number): boolean {
  return !fixed && tabs.get(tab)?.sighting.state === 'failing';
}

/** True when a tab's page should show its prompt: it fails there and nobody said "not now" to this failure. */
export function promptsIn(state: IncidentState, tab: number): boolean {
  return failsIn(state, tab) && state.dismissed !== state.tabs.get(tab)?.sighting.kind;
}
