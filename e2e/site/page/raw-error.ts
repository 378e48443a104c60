/** Each generation's raw error text: English in every locale, and the most reliable sign in a page. */
import type { Generation } from '../generation.ts';
import type { ErrorShape } from '../wire.ts';

const PAIRING: Record<string, string> = {
  'not-paired': 'device pairing required',
  'scope-upgrade': 'scope upgrade pending approval',
  'role-upgrade': 'role upgrade pending approval',
  'metadata-upgrade': 'device metadata change pending approval',
};

/**
 * The text of a failure.
 *
 * @param error the refusal before the close, or null when the socket just closed
 */
export function rawError(generation: Generation, error: ErrorShape | null, code: number, reason: string): string {
  if (generation === 'banner' || generation === 'relay')
    return error ? `Auth failed: ${error.message}` : 'Connection lost. Trying again…';
  if (generation === '2026.1' || !error) return `disconnected (${code}): ${reason || 'no reason'}`;
  const { details = {}, message } = error;
  if (details.code !== 'PAIRING_REQUIRED') return message;
  return `${PAIRING[String(details.reason)]} (requestId: ${String(details.requestId)})`;
}
