/** What the extension keeps, read and written directly: its storage areas, and its history in IndexedDB. */
import type { Incident, IncidentEvent } from '../../src/core/incident/events.ts';
import { headOf } from '../../src/core/incident/head.ts';
import { reduce } from '../../src/core/incident/reduce.ts';
import { eventRecord, incidentRecord, readEvent, readIncident } from '../../src/history/records.ts';
import type { Browser } from '../browser/browser.ts';

export interface Kept {
  readonly local: Record<string, unknown>;
  readonly session: Record<string, unknown>;
  /** The records of its history, by table. */
  readonly incidents: readonly unknown[];
  readonly events: readonly unknown[];
}

/** Reads all of it. Runs in the background or in a page of the extension, also as text. */
export async function readKept(): Promise<Kept> {
  const local = await chrome.storage.local.get(null);
  const session = await chrome.storage.session.get(null);
  const kept = { local, session, incidents: [], events: [] };
  if (!(await indexedDB.databases()).some(({ name }) => name === 're-pair')) return kept; // opening it would create it
  const opening = indexedDB.open('re-pair');
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const tx = db.transaction(['incidents', 'events']);
  const all = ['incidents', 'events'].map(
    name =>
      new Promise<unknown[]>(resolve => {
        const request = tx.objectStore(name).getAll();
        request.onsuccess = () => resolve(request.result);
      }),
  );
  const [incidents = [], events = []] = await Promise.all(all);
  db.close();
  return { ...kept, incidents, events };
}

/** Everything that the extension keeps, as text, to search for what must not be in it. */
export async function keptText({ inBackground }: Pick<Browser, 'inBackground'>): Promise<string> {
  return JSON.stringify(await inBackground(readKept));
}

/** The incidents of a history, newest first; before consent, those in memory. @throws if one is unreadable */
export function incidentsIn({ session, incidents, events }: Kept): Incident[] {
  if (session.incidents) return session.incidents as Incident[];
  const records = events.map(value => read(readEvent(value)));
  return incidents
    .map(value => read(readIncident(value)))
    .sort((a, b) => b.at - a.at)
    .map(({ id, origin, gateway, store }) => {
      const its = records.filter(({ incident }) => incident === id).map(({ event }): IncidentEvent => event);
      return { id, origin, gateway, store, events: its };
    });
}

function read<T>(record: T | string): T {
  if (typeof record === 'string') throw new Error(`a record is ${record}`);
  return record as T;
}

/** Agrees for the user to keep data on disk, and makes the database like the extension would. */
export async function agree({ inBackground }: Pick<Browser, 'inBackground'>): Promise<void> {
  await inBackground(async () => {
    const opening = indexedDB.open('re-pair', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('incidents', { keyPath: 'id' });
      opening.result.createObjectStore('events', { keyPath: ['incident', 'n'] });
    };
    await new Promise((resolve, reject) => {
      opening.onsuccess = resolve;
      opening.onerror = () => reject(opening.error);
    });
    opening.result.close();
    await chrome.storage.local.set({ consent: { at: Date.now() } });
  });
}

/** Stores incidents as if all of it had happened, to a user who has agreed. */
export async function writeIncidents(
  { inBackground }: Pick<Browser, 'inBackground'>,
  incidents: readonly Incident[],
): Promise<void> {
  const records = incidents.map(incident => {
    const events = incident.events.map((event, n) => eventRecord(incident.id, n, event));
    const bytes = events.reduce((sum, record) => sum + record.bytes, 0);
    return { head: incidentRecord(headOf(incident, reduce(incident.events)), bytes), events };
  });
  await agree({ inBackground });
  await putRecords(
    { inBackground },
    { incidents: records.map(({ head }) => head), events: records.flatMap(({ events }) => events) },
  );
}

/** Puts records into its history as they are. The database exists. */
export async function putRecords(
  { inBackground }: Pick<Browser, 'inBackground'>,
  records: Pick<Kept, 'incidents' | 'events'>,
): Promise<void> {
  await inBackground(async ({ incidents, events }) => {
    const opening = indexedDB.open('re-pair');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const tx = db.transaction(['incidents', 'events'], 'readwrite');
    for (const head of incidents) tx.objectStore('incidents').put(head);
    for (const event of events) tx.objectStore('events').put(event);
    await new Promise(resolve => {
      tx.oncomplete = resolve;
    });
    db.close();
  }, records);
}

/** Deletes the whole history, on disk and in memory. The user's consent stays. */
export async function forgetKept({ inBackground }: Pick<Browser, 'inBackground'>): Promise<void> {
  await agree({ inBackground });
  await inBackground(async () => {
    await chrome.storage.local.clear();
    await chrome.storage.local.set({ consent: { at: Date.now() } });
    await chrome.storage.session.remove('incidents');
    const opening = indexedDB.open('re-pair');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const tx = db.transaction(['incidents', 'events'], 'readwrite');
    for (const table of tx.objectStoreNames) tx.objectStore(table).clear();
    await new Promise(resolve => {
      tx.oncomplete = resolve;
    });
    db.close();
  });
}

/** From now on nothing can be stored, as on a full disk, until there is `room` again or the background ends. */
export async function fillDisk({ inBackground }: Pick<Browser, 'inBackground'>): Promise<{ room(): Promise<void> }> {
  await inBackground(async () => {
    // Firefox's background is a page whose own store writes; this code runs in another page.
    const { getBackgroundPage } = chrome.runtime;
    const background = ((await getBackgroundPage?.call(chrome.runtime)) ?? globalThis) as unknown as typeof globalThis;
    const own = background.IDBObjectStore;
    const { put } = own.prototype;
    const { set } = chrome.storage.local;
    const full = () => {
      throw new background.DOMException('no room', 'QuotaExceededError');
    };
    own.prototype.put = full;
    chrome.storage.local.set = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
    Object.assign(globalThis, {
      room: () => {
        own.prototype.put = put;
        chrome.storage.local.set = set;
      },
    });
  });
  return { room: () => inBackground(() => (globalThis as unknown as { room(): void }).room()) };
}
