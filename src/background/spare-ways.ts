/** Whether the user has a second way into an agent, or wants none: asked once, on a good day. */
import * as z from 'zod/mini';
import { queue } from '../platform/async';
import { read, write } from '../platform/storage';

const KEY = 'spare-ways';
const spareSchema = z.enum(['made', 'declined']);
export type Spare = z.infer<typeof spareSchema>;
/** By the origin of the agent's page. */
const sparesSchema = z.record(z.string(), spareSchema);
/** The oldest go first. */
const MOST_KEPT = 50;
/** Concurrent notes must not lose one. */
const sparesInTurn = queue();

/** What is known of an agent's second way in; null if nothing. */
export async function spareOf(origin: string): Promise<Spare | null> {
  return (await read(KEY, sparesSchema))?.[origin] ?? null;
}

/** Forgets it. @throws StorageFailed when the browser could not write. */
export function forgetSpare(origin: string): Promise<void> {
  return sparesInTurn(async () => {
    const { [origin]: gone, ...others } = (await read(KEY, sparesSchema)) ?? {};
    if (gone !== undefined) await write(KEY, others);
  });
}

/** Notes what became of it. @throws StorageFailed when the browser could not write. */
export function noteSpare(origin: string, spare: Spare): Promise<void> {
  return sparesInTurn(async () => {
    const { [origin]: before, ...others } = (await read(KEY, sparesSchema)) ?? {};
    if (before === spare || before === 'made') return;
    await write(KEY, Object.fromEntries([...Object.entries(others), [origin, spare]].slice(-MOST_KEPT)));
  });
}
