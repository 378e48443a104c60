/** The packet of the incident in view, as it would leave at this moment. */
import { buildPacket } from '../core/packet/build';
import type { AddressDetail, Packet } from '../core/packet/model';
import type { View } from '../platform/messages';

/** Builds it; null where there is nothing to report. */
export function packetNow(
  { incident, environment }: Pick<View, 'incident' | 'environment'>,
  addressDetail: AddressDetail,
): Packet | null {
  if (!incident) return null;
  const now = Date.now();
  return buildPacket(incident, {
    now,
    offset: -new Date(now).getTimezoneOffset(),
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    addressDetail,
    environment,
  });
}
