/**
 * What was offered to a user over a page that may be an agent's of their own, in the session's memory. It is written as the
 * offer is shown: Chromium closes the popup as it asks, and what is written in that click is lost (docs/browser-facts.md,
 * "Sites that a user adds"). Nothing follows from it but with the browser's permission.
 */
import * as z from 'zod/mini';
import { isBasePath, isOwnOrigin } from '../core/address/own-address';
import { FAILURE_KINDS } from '../core/catalogue/failures';
import { session } from './storage';

const PREFIX = 'own-wish:';
/** An answer that comes later is to another question. In ms. */
const ANSWERED_WITHIN_MS = 10 * 60_000;

const wishSchema = z.object({
  tab: z.number(),
  origin: z.string().check(z.refine(isOwnOrigin)),
  base: z.string().check(z.refine(isBasePath)),
  /** What the browser is asked for. */
  pattern: z.string(),
  /** It was granted already as the offer was shown: then it is no answer. */
  granted: z.boolean(),
  /** What the page says that fails; null if nothing that we know. */
  kind: z.nullable(z.enum(FAILURE_KINDS)),
  at: z.number(),
});
export type Wish = z.infer<typeof wishSchema>;

/** @throws StorageFailed when the browser could not write. */
export function noteWish(wish: Wish): Promise<void> {
  return session.write(PREFIX + wish.tab, wish);
}

/** What was offered in a tab lately; null if nothing. */
export async function wishOf(tab: number, now: number): Promise<Wish | null> {
  const wish = await session.read(PREFIX + tab, wishSchema);
  return wish && now - wish.at < ANSWERED_WITHIN_MS ? wish : null;
}

/** Everything that was offered lately. */
export async function wishes(now: number): Promise<readonly Wish[]> {
  return (await session.readAll(PREFIX, wishSchema)).filter(({ at }) => now - at < ANSWERED_WITHIN_MS);
}

export async function dropWish(tab: number): Promise<void> {
  await session.remove(PREFIX + tab);
}
