/** Where an incident asks for attention. */
import type { FailureKind } from '../failure';
import type { IncidentState } from './reduce';

/** True when a tab's page was last seen failing and the incident is open: its badge is `!`. */
export function failsIn({ fixed, tabs }: IncidentState, tab: number): boolean {
  return !fixed && tabs.get(tab)?.sighting.state === 'failing';
}

/** What a tab's page should prompt about: the failure that it shows, unless somebody said "not now" to it; else null. */
export function promptIn(state: IncidentState, tab: number): FailureKind | null {
  const kind = state.tabs.get(tab)?.sighting.kind ?? null;
  return failsIn(state, tab) && state.dismissed !== kind ? kind : null;
}
