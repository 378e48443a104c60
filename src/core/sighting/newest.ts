/** Which of a page's socket reports counts. Pages open other sockets too, and old ones close after new ones opened. */
import { heyronHostOf, placeOf } from '../heyron';
import type { SocketReport } from './observation';

/**
 * True when a socket says something about the gateway. One that never spoke OpenClaw's handshake does so only when it
 * broke off on an agent's own host, which is how a dead gateway looks; other services' sockets (chat widgets, realtime
 * feeds) are thereby ignored.
 */
export function counts({ spoke, phase, closeCode, address }: SocketReport, host: string): boolean {
  const failed = phase === 'closed' && (closeCode === 1006 || closeCode === 1008);
  return spoke || (failed && placeOf(host) === 'agent' && heyronHostOf(address) === host);
}

/**
 * The report to believe after `next` came in. While a gateway connection stands, or after the gateway spoke at another
 * address, a socket that never spoke the handshake is some other service's.
 */
export function newest(current: SocketReport | null, next: SocketReport, host: string): SocketReport | null {
  if (!counts(next, host)) return current;
  if (!current) return next;
  const foreign = current.phase === 'accepted' || (current.spoke && current.address !== next.address);
  return next.socket < current.socket || (!next.spoke && foreign) ? current : next;
}
