/** The pairing request that waits for an approval, and how long it lives. */

import { deviceIdOf, requestIdOf } from '../address/ids';
import { FAILURES } from '../catalogue/failures';
import type { CurrentFailure } from '../incident/reduce';

/** A gateway drops a request not renewed for this long, in ms (docs/openclaw.md, "How long a request lives"). */
const LIFE_MS = 5 * 60_000;

export interface PairingRequest {
  readonly requestId: string | null;
  readonly deviceId: string | null;
  /** It was approved, as its own connection said. */
  readonly approved?: boolean;
  /** When it expires, in epoch ms; null if the page renews it by retrying, or names no request. */
  readonly lapsesAt: number | null;
}

/** The request of a failure that an approval ends; null for any other failure. */
export function requestOf({ kind, at, sighting }: CurrentFailure): PairingRequest | null {
  if (!FAILURES[kind].approval) return null;
  const requestId = requestIdOf(sighting.requestId);
  return {
    requestId,
    deviceId: deviceIdOf(sighting.deviceId),
    approved: sighting.approved === true,
    lapsesAt: requestId === null || sighting.retriesItself || sighting.approved ? null : at + LIFE_MS,
  };
}
