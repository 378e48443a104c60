/** The incidents as they were read, and what a change makes of them. */
import {
  type CleanupContext,
  incidentsBeforeConsent,
  incidentsToDrop,
  sizeOf,
  withinBounds,
} from '../core/incident/bounds';
import type { Incident, IncidentEvent } from '../core/incident/events';
import { type Head, headOf } from '../core/incident/head';
import { reduce } from '../core/incident/reduce';
import type { LoadedIncident, Unread } from './records';

export class Ledger {
  readonly #incidents: Map<string, LoadedIncident | Unread>;
  readonly #changed = new Set<string>();

  /** @param agreed the user has agreed to keep it; before that, fewer are kept */
  constructor(
    incidents: ReadonlyMap<string, LoadedIncident | Unread>,
    private readonly agreed: boolean,
  ) {
    this.#incidents = new Map(incidents);
  }

  /** The heads of all incidents that this program can read, newest first. */
  heads(): Head[] {
    return this.#readable()
      .map(({ incident, state }) => headOf(incident, state))
      .sort((one, other) => other.at - one.at);
  }

  /** How many incidents only a newer program can read. */
  newer(): number {
    return this.#idsOf('newer').length;
  }

  /** An incident; null when it is gone, or cannot be read. */
  load(id: string): LoadedIncident | null {
    const known = this.#incidents.get(id);
    return typeof known === 'object' ? known : null;
  }

  /** Adds a new incident. */
  open(incident: Omit<Incident, 'events'>, events: readonly IncidentEvent[]): LoadedIncident {
    return this.#put(incident, events, events.length);
  }

  /** Adds events to an incident. If it has too many, old sightings are dropped. */
  add(loaded: LoadedIncident, events: readonly IncidentEvent[]): LoadedIncident {
    const { incident, revision } = loaded;
    if (events.length === 0) return loaded;
    return this.#put(incident, [...incident.events, ...events], revision + events.length);
  }

  /** Makes an incident of one tab that of its gateway, in any tab. */
  widen({ incident: { oneTab, ...incident }, revision }: LoadedIncident): LoadedIncident {
    const adopted = oneTab === undefined ? {} : { adopted: oneTab };
    return this.#put({ ...incident, ...adopted }, incident.events, revision);
  }

  /**
   * Removes incidents that ended so many days ago, or exceed the limit, and damaged ones; those of a newer program
   * stay.
   */
  tidy(now: number, keptDays: number, goingOn: CleanupContext): void {
    const all = this.#readable().map(({ incident, state }) => ({
      ...headOf(incident, state),
      bytes: sizeOf(incident),
    }));
    const surplus = this.agreed ? incidentsToDrop(all, now, keptDays, goingOn) : incidentsBeforeConsent(all, goingOn);
    for (const id of [...surplus, ...this.#idsOf('damaged')]) {
      this.#incidents.delete(id);
      this.#changed.add(id);
    }
  }

  /** Removes every incident of a page's origin. */
  forget(origin: string): void {
    for (const { incident } of this.#readable())
      if (incident.origin === origin) {
        this.#incidents.delete(incident.id);
        this.#changed.add(incident.id);
      }
  }

  /** What was changed: each incident as it is now, null where it was removed. */
  changes(): Map<string, LoadedIncident | null> {
    return new Map([...this.#changed].map(id => [id, this.load(id)]));
  }

  #put(key: Omit<Incident, 'events'>, all: readonly IncidentEvent[], revision: number): LoadedIncident {
    const events = withinBounds(all);
    const loaded = { incident: { ...key, events }, state: reduce(events), revision };
    this.#incidents.set(key.id, loaded);
    this.#changed.add(key.id);
    return loaded;
  }

  #readable(): LoadedIncident[] {
    return [...this.#incidents.values()].filter(each => typeof each === 'object');
  }

  #idsOf(sort: Unread): string[] {
    return [...this.#incidents].filter(([, each]) => each === sort).map(([id]) => id);
  }
}
