/** The error in a `connect` answer, picked field by field with every string capped (openclaw-truth.md §1). */
import { deviceIdOf, requestIdOf } from '../core/ids';
import type { Refusal } from '../core/sighting/observation';

/** Reads a refusal from a frame's text; null when it is none. */
export function readRefusal(frame: string): Refusal | null {
  try {
    const answer: unknown = JSON.parse(frame);
    const error = field(answer, 'error');
    if (field(answer, 'type') !== 'res' || field(answer, 'ok') !== false || typeof error !== 'object')
      return null;
    const details = field(error, 'details');
    const retryAfter = field(details, 'retryAfterMs') ?? field(error, 'retryAfterMs');
    const scopes = field(details, 'requestedScopes');
    return {
      message: string(field(error, 'message'), 600) ?? '',
      code: string(field(details, 'code'), 60),
      reason: string(field(details, 'reason') ?? field(details, 'authReason'), 120),
      requestId: requestIdOf(field(details, 'requestId')),
      deviceId: deviceIdOf(field(details, 'deviceId')),
      nextStep: string(field(details, 'recommendedNextStep'), 120),
      retryAfterMs: typeof retryAfter === 'number' && Number.isFinite(retryAfter) ? retryAfter : null,
      role: string(field(details, 'requestedRole'), 60),
      scopes: Array.isArray(scopes) ? scopes.slice(0, 20).flatMap(scope => string(scope, 60) ?? []) : [],
    };
  } catch {
    return null;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function string(value: unknown, most: number): string | null {
  return typeof value === 'string' ? value.slice(0, most) : null;
}
