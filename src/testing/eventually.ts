/** Waiting for what a test set going and has no promise of. */
import { vi } from 'vitest';

/** Resolves once `check` no longer throws. How long that may take on a busy machine says nothing about the program. */
export async function eventually(check: () => unknown): Promise<void> {
  await vi.waitFor(check, { timeout: 60_000, interval: 1 });
}

/** Lets go on what needs no clock. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise(resolve => setImmediate(resolve));
}
