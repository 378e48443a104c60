/** How far a page's reader may believe what it sees at once: that decides how long it must last (hold-times.ts). */
import { finalityOf } from '../catalogue/failure-words';
import { isGatewaySocket } from './current-socket';
import { judge } from './judge';
import type { Observation } from './observation';

/**
 * `dropped`: no refusal, the connection broke off and may be back in a moment; `second-try`: a refusal after which the
 * page tries another credential if it has one (docs/openclaw.md, "A second try with the device token"); `failing`: a
 * refusal, or what looks like one.
 */
export const STANDINGS = ['connected', 'undecided', 'dropped', 'second-try', 'failing'] as const;
export type Standing = (typeof STANDINGS)[number];

/** An observation's standing. A connection that stands is connected, whatever it may do there. */
export function standingOf(seen: Observation): Standing {
  const { host, socket } = seen;
  if (socket?.phase === 'accepted' && isGatewaySocket(socket, host)) return 'connected';
  const verdict = judge(seen);
  return verdict.state === 'failing' && finalityOf(verdict.kind) === 'second-try' ? 'second-try' : verdict.state;
}
