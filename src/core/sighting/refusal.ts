/** Parses a gateway's answer to `connect`. It can contain anything, so each field is checked and each string capped. */
import { deviceIdOf, requestIdOf } from '../address/ids';
import type { Granted, Refusal, SocketReport } from './observation';

/** What was heard of one of a page's sockets, with its refusal as the gateway sent it. */
export interface HeardSocket extends Omit<SocketReport, 'refusal'> {
  /** The error in the answer to `connect`. */
  readonly error: object | null;
  /** What the gateway said later of a request, perhaps the one that this error names. */
  readonly outcome: Outcome | null;
}

export interface Outcome {
  readonly requestId?: unknown;
  readonly decision?: unknown;
}

/** The code of a refusal whose request was approved since, as `socketReport` words it. */
export const APPROVED = 'pairing approved';

/** What a socket's report says once its refusal, and what became of the request, are parsed. */
export function socketReport({ error, outcome, ...facts }: HeardSocket): SocketReport {
  const refusal = readRefusal(error);
  if (!refusal?.requestId || outcome?.requestId !== refusal.requestId) return { ...facts, refusal };
  const code = `pairing ${outcome.decision}`.slice(0, 60);
  return { ...facts, refusal: { ...refusal, code, message: code } };
}

/** Parses the error in the answer to `connect` (docs/openclaw.md, "The answer to connect"); null if not an object. */
export function readRefusal(error: unknown): Refusal | null {
  if (typeof error !== 'object' || error === null) return null;
  const { message, details: given, retryAfterMs } = error as Record<string, unknown>;
  const details = { ...(given as object) } as Record<string, unknown>;
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
    scopes: texts(details.requestedScopes) ?? [],
  };
}

/** Parses only what hello-ok grants, because the device's token is in the same object. Null if it does not say. */
export function readGranted(auth: unknown): Granted | null {
  const { role, scopes } = { ...(auth as object) } as Record<string, unknown>;
  const names = texts(scopes);
  return names && { role: text(role, 240), scopes: names };
}

function texts(list: unknown): string[] | null {
  return Array.isArray(list) ? list.slice(0, 20).flatMap(each => text(each, 240) ?? []) : null;
}

function text(value: unknown, most: number): string | null {
  return typeof value === 'string' ? value.slice(0, most) : null;
}

function number(value: unknown): number | null {
  return Number.isFinite(value) ? (value as number) : null;
}
