/** A report from the page's own world, which the page can forge: read field by field, or not at all. */
import { deviceIdOf, requestIdOf } from '../core/ids';
import type { Refusal, SocketReport } from '../core/sighting/observation';

/** The longest report that is looked at, in characters. */
const MOST = 6_000;
const PHASES: readonly unknown[] = ['accepted', 'refused', 'closed'];

/** Reads a report; null when it is not exactly one. */
export function readReport(detail: unknown): SocketReport | null {
  if (typeof detail !== 'string' || detail.length > MOST) return null;
  try {
    const { socket, address, phase, spoke, wasAccepted, closeCode, closeReason, refusal } =
      JSON.parse(detail);
    const formed =
      Number.isInteger(socket) &&
      isText(address, 300) &&
      PHASES.includes(phase) &&
      typeof spoke === 'boolean' &&
      typeof wasAccepted === 'boolean' &&
      (closeCode === null || Number.isInteger(closeCode)) &&
      isText(closeReason, 123) &&
      (refusal === null || isRefusal(refusal));
    return formed ? { socket, address, phase, spoke, wasAccepted, closeCode, closeReason, refusal } : null;
  } catch {
    return null;
  }
}

function isRefusal(claim: Refusal): boolean {
  const { message, code, reason, requestId, deviceId, nextStep, retryAfterMs, role, scopes } = claim;
  return (
    isText(message, 600) &&
    [code, reason, nextStep, role].every(text => text === null || isText(text, 120)) &&
    requestIdOf(requestId) === requestId &&
    deviceIdOf(deviceId) === deviceId &&
    (retryAfterMs === null || Number.isFinite(retryAfterMs)) &&
    Array.isArray(scopes) &&
    scopes.length <= 20 &&
    scopes.every(scope => isText(scope, 60))
  );
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}
