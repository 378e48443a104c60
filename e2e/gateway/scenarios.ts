/** States that a real page reaches over days, created at once. */

import { type Identity, newIdentity } from './device-identity.ts';
import type { Gateway } from './gateway.ts';
import { rawConnect } from './raw-client.ts';

// Gateways lock after 10 wrong tokens in 60 s unless `gateway.auth.rateLimit` says otherwise.
const MOST_TRIES = 40;

/**
 * Sends wrong tokens from `clientIp` until the gateway refuses that address completely, even with the good token (5
 * minutes by default; `patch: { gateway: { auth: { rateLimit: { lockoutMs } } } }` shortens it).
 * @param clientIp the browser's address: `edge.clientIp`.
 * @returns how many tries it took.
 * @throws when 40 are not enough: 2026.1 has no such limit.
 */
export async function lockOut(gateway: Gateway, clientIp: string): Promise<number> {
  const target = { port: gateway.port, origin: gateway.origin, clientIp };
  const identity = newIdentity(); // without a device the page's client is refused for that, whatever its token
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const wrong = `wrong-${tries}`;
    const ask = gateway.auth === 'token' ? { token: wrong } : { password: wrong };
    const { answer } = await rawConnect(target, { ...ask, identity });
    if (answer.error?.message.includes('too many failed')) return tries;
  }
  throw new Error(`Gateway ${gateway.version} still answers ${clientIp} after ${MOST_TRIES} wrong tokens`);
}

/**
 * Pairs a browser's device with fewer rights than its page asks for, so that the page's next connection is a scope
 * upgrade. The page must be closed: it would keep asking for everything.
 * @param identity what the page keeps under `IDENTITY_KEY` in its localStorage.
 * @throws when the device is paired already, or the gateway doesn't ask for pairing.
 */
export async function pairNarrowly(
  gateway: Gateway,
  identity: Identity,
  clientIp: string,
  scopes: string[] = ['operator.read'],
): Promise<void> {
  for (const request of await gateway.pending())
    if (request.deviceId === identity.deviceId) await gateway.rejectRequest(request.requestId);
  const target = { port: gateway.port, origin: gateway.origin, clientIp };
  const { answer, session } = await rawConnect(target, { ...gateway.credential, identity, scopes });
  session?.close();
  const requestId = answer.error?.details?.requestId;
  if (typeof requestId !== 'string')
    throw new Error(`No pairing request came of it: ${answer.error?.message ?? 'the device was let in'}`);
  await gateway.approve(requestId);
}
