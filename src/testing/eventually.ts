/** Waits for something that a test started without a promise. */
import { vi } from 'vitest';

/** Resolves once `check` no longer throws. The time this takes on a busy machine says nothing about the program. */
export async function eventually(check: () => unknown): Promise<void> {
  await vi.waitFor(check, { timeout: 60_000, interval: 1 });
}

/** Lets everything run that needs no timer. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise(resolve => setImmediate(resolve));
}
