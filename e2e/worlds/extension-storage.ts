/** What the extension keeps, read and written directly. */
import type { Incident } from '../../src/core/incident/events.ts';
import { type LoadedIncident, readRecord, recordOf } from '../../src/history/records.ts';
import type { Browser } from '../browser/browser.ts';

/** Its storage areas: on disk, and in memory. */
export interface Kept {
  readonly local: Record<string, unknown>;
  readonly session: Record<string, unknown>;
}

/** Under which an incident is kept, with its id. */
const PREFIX = 'incident:';

/** Reads all of it. Runs in the background or in a page of the extension, also as text. */
export async function readKept(): Promise<Kept> {
  return { local: await chrome.storage.local.get(null), session: await chrome.storage.session.get(null) };
}

/** Everything that the extension keeps, as text, to search for what must not be in it. */
export async function keptText({ inBackground }: Pick<Browser, 'inBackground'>): Promise<string> {
  return JSON.stringify(await inBackground(readKept));
}

/** The incidents of a history, newest first, on disk or in memory. @throws if one is unreadable */
export function incidentsIn({ session, local }: Kept): Incident[] {
  return Object.entries({ ...session, ...local })
    .filter(([key]) => key.startsWith(PREFIX))
    .map(([key, value]) => read(readRecord(key.slice(PREFIX.length), value)))
    .sort((a, b) => (b.events.at(-1)?.at ?? 0) - (a.events.at(-1)?.at ?? 0));
}

function read(record: LoadedIncident | string): Incident {
  if (typeof record === 'string') throw new Error(`an incident is ${record}`);
  return record.incident;
}

/** Agrees for the user to keep data on disk. */
export async function agree({ inBackground }: Pick<Browser, 'inBackground'>): Promise<void> {
  await inBackground(() => chrome.storage.local.set({ consent: { at: Date.now() } }));
}

/** Stores incidents as if all of it had happened, to a user who has agreed. */
export async function writeIncidents(
  { inBackground }: Pick<Browser, 'inBackground'>,
  incidents: readonly Incident[],
): Promise<void> {
  await agree({ inBackground });
  const records = incidents.map(incident => recordOf({ incident, revision: incident.events.length }));
  await putRecords({ inBackground }, records as { id: string }[]);
}

/** Stores incidents' values as they are. */
export async function putRecords(
  { inBackground }: Pick<Browser, 'inBackground'>,
  records: readonly { readonly id: string }[],
): Promise<void> {
  const values = Object.fromEntries(records.map(record => [PREFIX + record.id, record]));
  await inBackground(values => chrome.storage.local.set(values), values);
}

/** Deletes everything that is kept on disk, and the history in memory. The user's consent stays. */
export async function forgetKept({ inBackground }: Pick<Browser, 'inBackground'>): Promise<void> {
  await inBackground(async prefix => {
    await chrome.storage.local.clear();
    await chrome.storage.local.set({ consent: { at: Date.now() } });
    const inMemory = Object.keys(await chrome.storage.session.get(null));
    await chrome.storage.session.remove(inMemory.filter(key => key.startsWith(prefix)));
  }, PREFIX);
}

/** From now on nothing can be stored, as on a full disk, until there is `room` again or the background ends. */
export async function fillDisk({ inBackground }: Pick<Browser, 'inBackground'>): Promise<{ room(): Promise<void> }> {
  await inBackground(async () => {
    // Firefox's background is a page with storage objects of its own; this code runs in another page.
    const { getBackgroundPage } = chrome.runtime;
    const background = ((await getBackgroundPage?.call(chrome.runtime)) ?? globalThis) as unknown as {
      chrome: typeof chrome;
      browser?: typeof chrome;
    };
    const areas = [background.chrome, background.browser].flatMap(api => (api ? [api.storage.local] : []));
    const before = areas.map(({ set }) => set);
    for (const area of areas) area.set = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
    const room = () => {
      for (const [n, area] of areas.entries()) area.set = before[n] as typeof area.set;
    };
    Object.assign(globalThis, { room });
  });
  return { room: () => inBackground(() => (globalThis as unknown as { room(): void }).room()) };
}
