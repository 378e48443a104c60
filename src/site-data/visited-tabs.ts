/**
 * The tabs that are being visited. Meanwhile they are known by number, since a redirect can take one to where no mark is
 * visible. Kept in the session's memory, where the next worker finds it.
 */
import * as z from 'zod/mini';
import { queue } from '../platform/async';
import { session } from '../platform/storage';

const KEY = 'visited-tabs';
const visitsSchema = z.record(z.string(), z.object({ tab: z.number(), since: z.number() }));
/** The worker after a killed one starts sooner than this; later, only the user can have moved the tab. In ms. */
const LONGEST_VISIT_MS = 180_000;

const visitsInTurn = queue();
/** This worker's own, by mark. */
const own = new Map<string, number>();

export function noteVisit(tab: number, mark: string): Promise<void> {
  own.set(mark, tab);
  return change(visits => ({ ...visits, [mark]: { tab, since: Date.now() } }));
}

/** Ends a visit: from now on, only the user takes the tab elsewhere. */
export function forgetVisit(mark: string): Promise<void> {
  own.delete(mark);
  return change(({ [mark]: _, ...others }) => others);
}

/** True while this worker visits a tab. */
export function isVisiting(tab: number): boolean {
  return [...own.values()].includes(tab);
}

/** True if this tab is being visited under this mark, or was when its worker was killed. */
export async function isVisited(tab: number, mark: string): Promise<boolean> {
  return (await visitedTabs()).get(mark) === tab;
}

/** The tab that is being visited under each mark. */
export async function visitedTabs(): Promise<ReadonlyMap<string, number>> {
  const recent = Object.entries(await visits()).filter(
    ([, { since }]) => Math.abs(Date.now() - since) < LONGEST_VISIT_MS,
  );
  return new Map(recent.map(([mark, { tab }]) => [mark, tab]));
}

type Visits = z.infer<typeof visitsSchema>;

async function visits(): Promise<Visits> {
  return (await session.read(KEY, visitsSchema)) ?? {};
}

/** A failed note stops nothing: it only means that a killed worker's tab is not found. */
function change(how: (visits: Visits) => Visits): Promise<void> {
  return visitsInTurn(async () => session.write(KEY, how(await visits()))).catch(() => {});
}
