/** How the wait for an approval stands. Popup, prompt and badge show the same. */
import type { FailureRow } from '../catalogue/failure-row';
import { outlivesRequest, type Waiting } from '../catalogue/ways';
import type { IncidentState } from '../incident/reduce';
import type { PairingRequest } from './request';

/** Who was asked last. */
export type Asked = NonNullable<IncidentState['asked']>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** When a wait that nobody answered changes what is advised, after it began. In ms. */
export const NUDGE_AFTER_MS = [HOUR_MS, DAY_MS] as const;

/** `endsWait` is what the page says of it; a request that names its end may also have run out unseen. */
export function waitingAt(
  { way, at, requestId }: Asked,
  endsWait: FailureRow['endsWait'],
  request: PairingRequest | null,
  now: number,
): Waiting {
  if (request?.approved) return 'approved';
  if (endsWait) return endsWait;
  if (request?.lapsesAt != null && now >= request.lapsesAt) return 'expired';
  const isOther = requestId !== null && request?.requestId != null && request.requestId !== requestId;
  if (isOther && !outlivesRequest(way)) return 'superseded';
  if (now - at >= DAY_MS) return 'day';
  return now - at >= HOUR_MS ? 'hour' : isOther ? 'superseded' : 'asked';
}
