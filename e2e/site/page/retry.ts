/** When a front end retries on its own after a failed or lost connection: the generations differ, and it matters. */
import type { Generation } from '../generation.ts';
import type { Failure } from './state.ts';

const FIRST_MS = 800;
const FACTOR = 1.7;
const LONGEST_MS = 15_000;

/** Milliseconds to wait before attempt number `attempt` (from 0). */
export function retryDelay(attempt: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * FACTOR ** attempt);
}

/** Whether this generation retries after this failure without being asked. */
export function retriesAfter(generation: Generation, failure: Failure): boolean {
  const refused = failure.closeCode === 1008 || failure.closeCode === 1002;
  if (!refused || generation === '2026.1') return true;
  if (generation === 'relay') return false;
  // Retrying a wrong token feeds the gateway's rate limiter; only the middle generation does it.
  if (generation === '2026.5') return failure.code === 'AUTH_TOKEN_MISMATCH';
  return failure.code === 'PAIRING_REQUIRED';
}
