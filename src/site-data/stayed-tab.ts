/** The tabs whose pages would not go when their site was to be cleared, so that their users can be shown them. */

/** By incident. A new worker has forgotten them: then the user has to look for themselves. */
const stayed = new Map<string, number>();

/** Notes the tab that stayed for an incident; null once its site was cleared. */
export function noteStayed(incident: string, tab: number | null): void {
  if (tab === null) stayed.delete(incident);
  else stayed.set(incident, tab);
}

/** The tab that stayed at the last clearing for an incident; null if none, or no longer known. */
export function stayedTab(incident: string): number | null {
  return stayed.get(incident) ?? null;
}
