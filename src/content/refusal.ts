/** The error in a gateway's answer, which can hold anything: read field by field, with every string capped. */
import { deviceIdOf, requestIdOf } from '../core/ids';
import type { Refusal } from '../core/sighting/observation';

/** Reads the error in the answer to `connect` (openclaw-truth.md §1); null when it is no object. */
export function readRefusal(error: unknown): Refusal | null {
  if (typeof error !== 'object' || error === null) return null;
  const { message, details: given, retryAfterMs } = error as Record<string, unknown>;
  const details = { ...(given as object) } as Record<string, unknown>;
  const scopes = details.requestedScopes;
  return {
    message: text(message, 2_400) ?? '',
    code: text(details.code, 240),
    reason: text(details.reason, 480),
    authReason: text(details.authReason, 480),
    requestId: requestIdOf(details.requestId),
    deviceId: deviceIdOf(details.deviceId),
    nextStep: text(details.recommendedNextStep, 480),
    retryAfterMs: number(details.retryAfterMs) ?? number(retryAfterMs),
    role: text(details.requestedRole, 240),
    scopes: Array.isArray(scopes) ? scopes.slice(0, 20).flatMap(scope => text(scope, 240) ?? []) : [],
  };
}

function text(value: unknown, most: number): string | null {
  return typeof value === 'string' ? value.slice(0, most) : null;
}

function number(value: unknown): number | null {
  return Number.isFinite(value) ? (value as number) : null;
}
