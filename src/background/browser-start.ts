/**
 * Which start of the browser this is: the time at which Re-Pair saw it, in the session's storage, which every start
 * empties, and on disk beside what is remembered. An emptied session alone proves no start: loading the extension again,
 * or disabling it, empties it too. So only the browser's own word counts (docs/browser-facts.md, "Starts of the
 * browser").
 */
import * as z from 'zod/mini';
import { queue } from '../platform/async';
import { local, session } from '../platform/storage';

const KEY = 'browser-start';
const startSchema = z.number();
/** By then the browser has said that it started, if it did. In ms. */
const SAID_WITHIN_MS = 500;

/** One turn reads and writes: two at once would begin two starts. */
const startInTurn = queue();
/** The browser said to this worker that it started. */
let isSaid = false;
let hear: () => void = () => {};
const heard = new Promise<void>(resolve => {
  hear = resolve;
});

/** The present start; null while it is not known, which it is half a second after a worker began. */
export function browserStart(): Promise<number | null> {
  return session.read(KEY, startSchema);
}

/** What to keep on disk beside what names this start. */
export function startOnDisk(start: number | null): Record<string, unknown> {
  return start === null ? {} : { [KEY]: start };
}

/** Called when the browser says that it has started. */
export function browserStarted(): Promise<void> {
  if (isSaid) return Promise.resolve();
  isSaid = true;
  hear();
  return startInTurn(() => begin(Date.now()));
}

/** Called when a worker begins: the session may have lost its start without a start. */
export async function findStart(): Promise<void> {
  if ((await browserStart()) !== null) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([heard, new Promise(done => (timer = setTimeout(done, SAID_WITHIN_MS)))]);
  clearTimeout(timer);
  await startInTurn(async () => {
    if ((await browserStart()) !== null) return;
    await begin((await local.read(KEY, startSchema)) ?? Date.now());
  });
}

async function begin(start: number): Promise<void> {
  await session.write(KEY, start);
  // On disk it is there for what names it.
  if ((await local.read(KEY, startSchema)) !== null) await local.write(KEY, start);
}
