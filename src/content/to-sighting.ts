/** Puts together the sighting that a content script sends. */

import type { Verdict } from '../core/sighting/judge';
import type { PageLook, SocketReport } from '../core/sighting/observation';
import type { Sighting } from '../core/sighting/sighting';
import type { Device } from './device';

/** What a sighting is made of. */
interface Parts {
  readonly verdict: Verdict;
  readonly socket: SocketReport | null;
  readonly look: PageLook;
  readonly device: Device;
  readonly stable: boolean;
  readonly page: string;
  readonly loadedAt: number;
  readonly refusals: number;
}

/** A dropped connection that was waited out is told as an unreachable gateway. */
export function toSighting({
  verdict,
  socket,
  look,
  device,
  stable,
  page,
  loadedAt,
  refusals,
}: Parts): Sighting {
  const trouble = 'kind' in verdict ? verdict : null;
  const refusal = (trouble?.state === 'failing' && trouble.source === 'socket' && socket?.refusal) || null;
  return {
    state: trouble ? 'failing' : verdict.state === 'connected' ? 'connected' : 'undecided',
    stable,
    page,
    loadedAt,
    kind: trouble?.kind ?? null,
    text: trouble?.text.slice(0, 600) ?? '',
    source: trouble?.source ?? null,
    gateway: socket?.address ?? null,
    requestId: trouble && (refusal?.requestId ?? look.requestId),
    deviceId: refusal?.deviceId ?? device.deviceId,
    reason: refusal?.reason ?? null,
    nextStep: refusal?.nextStep ?? null,
    retryAfterMs: refusal?.retryAfterMs ?? null,
    role: refusal?.role ?? null,
    scopes: [...(refusal?.scopes ?? [])],
    knownDevice: device.known,
    retriesItself: look.retriesItself || refusals > 1 || refusal?.nextStep === 'wait_then_retry',
    gatewayVersion:
      /^\d{4}\.\d{1,2}\.\d{1,3}/.exec(
        document.documentElement.getAttribute('data-openclaw-control-ui-build-id') ?? '',
      )?.[0] ?? null,
  };
}
