/**
 * The history before the user agrees to keep anything: in the session's memory, which ends with the browser, with the
 * same interface as on disk.
 */
import * as z from 'zod/mini';
import { type CleanupContext, eventsToDrop, evictionOrder, MOST_EVENTS } from '../core/incident/bounds';
import { type Incident, type IncidentEvent, incidentSchema } from '../core/incident/events';
import { type Head, headOf } from '../core/incident/head';
import { reduce } from '../core/incident/reduce';
import { session } from '../platform/storage';
import type { Ledger, LoadedIncident } from './on-disk';

const KEY = 'incidents';
/** Memory is small, and the user has not asked for any of this yet. */
const MOST_INCIDENTS = 5;

const storedSchema = z.array(z.object({ ...incidentSchema.shape, revision: z.number() }));
type Stored = z.infer<typeof storedSchema>;

export async function historyInMemory(): Promise<MemoryLedger> {
  return new MemoryLedger((await session.read(KEY, storedSchema)) ?? []);
}

/**
 * Writes its current state.
 * @throws StorageFailed when memory is full.
 */
export function keepInMemory(ledger: MemoryLedger): Promise<void> {
  return session.write(KEY, ledger.all);
}

export function forgetInMemory(): Promise<void> {
  return session.remove(KEY);
}

/** The incidents in memory. */
export class MemoryLedger implements Ledger {
  constructor(public all: Stored) {}

  async heads(): Promise<Head[]> {
    return this.all.map(stored => headOf(stored, reduce(stored.events))).sort((one, other) => other.at - one.at);
  }

  /** Memory ends before another program could write to it. */
  async newer(): Promise<number> {
    return 0;
  }

  async load(id: string): Promise<LoadedIncident | null> {
    const stored = this.all.find(each => each.id === id);
    return stored ? loadedFrom(stored) : null;
  }

  async open(incident: Omit<Incident, 'events'>, events: readonly IncidentEvent[]): Promise<LoadedIncident> {
    return this.put({ ...incident, events: [...events], revision: events.length });
  }

  async add({ incident, revision }: LoadedIncident, events: readonly IncidentEvent[]): Promise<LoadedIncident> {
    const all = [...incident.events, ...events];
    const surplus = new Set(all.length > MOST_EVENTS ? eventsToDrop(all.map(event => ({ event, bytes: 0 }))) : []);
    const gone = new Set([...surplus].map(({ event }) => event));
    const kept = all.filter(event => !gone.has(event));
    return this.put({ ...incident, events: kept, revision: revision + events.length });
  }

  /** Keeps fewer incidents than the disk, whatever their age. */
  async tidy(_now: number, _keptDays: number, goingOn: CleanupContext): Promise<void> {
    const others = evictionOrder(await this.heads(), goingOn).filter(({ id }) => id !== goingOn.opened);
    const most = goingOn.opened === undefined ? MOST_INCIDENTS : MOST_INCIDENTS - 1;
    const gone = others.slice(0, Math.max(0, others.length - most)).map(({ id }) => id);
    this.all = this.all.filter(({ id }) => !gone.includes(id));
  }

  private put(stored: Stored[number]): LoadedIncident {
    this.all = [...this.all.filter(({ id }) => id !== stored.id), stored];
    return loadedFrom(stored);
  }
}

function loadedFrom({ revision, ...incident }: Stored[number]): LoadedIncident {
  return { incident, state: reduce(incident.events), revision };
}
