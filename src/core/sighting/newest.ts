/** Which of a page's socket reports counts. Pages open other sockets too, and old ones close after new ones opened. */
import { placeOf } from '../heyron';
import type { SocketReport } from './observation';

/**
 * The report to believe after `next` came in. A socket that never spoke OpenClaw's handshake counts only when it failed
 * on an agent's own host, which is how a dead gateway looks, and only while no gateway connection stands.
 */
export function newest(current: SocketReport | null, next: SocketReport, host: string): SocketReport | null {
  if (!next.spoke && (!failedOnAgent(next, host) || current?.phase === 'accepted')) return current;
  if (current && next.socket < current.socket) return current;
  return next;
}

function failedOnAgent({ address, phase }: SocketReport, host: string): boolean {
  return (
    phase === 'closed' &&
    placeOf(host) === 'agent' &&
    URL.canParse(address) &&
    new URL(address).hostname === host
  );
}
