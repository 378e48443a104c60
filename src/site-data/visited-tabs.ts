/**
 * The tabs that are being visited, by their marks: until that is over they are ours by their number, since a redirect can take one to
 * where no mark can be seen. In memory, where the next worker finds what a killed one was doing.
 */
import * as z from 'zod/mini';
import { queue } from '../platform/async';
import { session } from '../platform/storage';

const KEY = 'visited-tabs';
const visitsSchema = z.record(z.string(), z.object({ tab: z.number(), since: z.number() }));
/** A worker that was killed has a follower sooner; after that, whoever took the tab elsewhere was the user. In ms. */
const LONGEST_VISIT_MS = 180_000;

const visitsInTurn = queue();

/** Notes that a tab is being visited under its mark. */
export function noteVisit(tab: number, mark: string): Promise<void> {
  return change(visits => ({ ...visits, [mark]: { tab, since: Date.now() } }));
}

/** Forgets that: whoever takes the tab elsewhere from now on is the user. */
export function forgetVisit(mark: string): Promise<void> {
  return change(({ [mark]: _, ...others }) => others);
}

/** Whether this tab is being visited under this mark, or was when its worker was killed. */
export async function isVisited(tab: number, mark: string): Promise<boolean> {
  return (await visitedTabs()).get(mark) === tab;
}

/** The tab that is being visited under each mark. */
export async function visitedTabs(): Promise<ReadonlyMap<string, number>> {
  const now = Date.now();
  const all = Object.entries(await visits());
  return new Map(
    all.flatMap(([mark, { tab, since }]) => (Math.abs(now - since) < LONGEST_VISIT_MS ? [[mark, tab]] : [])),
  );
}

type Visits = z.infer<typeof visitsSchema>;

async function visits(): Promise<Visits> {
  return (await session.read(KEY, visitsSchema)) ?? {};
}

/** What cannot be noted keeps nothing from being done: only a killed worker's tab would not be found then. */
function change(how: (visits: Visits) => Visits): Promise<void> {
  return visitsInTurn(async () => session.write(KEY, how(await visits()))).catch(() => {});
}
