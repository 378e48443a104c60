/** Which of a page's socket reports counts. Pages open other sockets too, and old ones close after new ones opened. */
import { isAgentHost } from '../heyron';
import type { SocketFacts, SocketReport } from './observation';

/** How a socket closes that was closed on purpose. */
const NORMAL: readonly (number | null)[] = [1000, 1001, 1005];

/**
 * True when a socket says something about the gateway. One that never spoke OpenClaw's handshake does so only when it
 * broke off on an agent's own host, which is how a dead gateway looks, or on this machine, where a link of a gateway behind a
 * proxy can send a page (oc#152524); other services' sockets (chat widgets, realtime
 * feeds) are thereby ignored.
 */
export function counts({ spoke, phase, closeCode, address }: SocketFacts, host: string): boolean {
  const failed = phase === 'closed' && !NORMAL.includes(closeCode);
  return spoke || (failed && isAgentHost(host) && (isAt(address, host) || isLoopback(address)));
}

/**
 * The report to believe after `next` came in. While a gateway connection stands, or after the gateway spoke at another
 * address of this host, a socket that never spoke the handshake is some other service's.
 */
export function newest(current: SocketReport | null, next: SocketReport, host: string): SocketReport | null {
  if (!counts(next, host) || (current && next.socket < current.socket)) return current;
  if (!current || next.spoke) return next;
  const elsewhere = current.spoke && current.address !== next.address && isAt(current.address, host);
  return current.phase === 'accepted' || elsewhere ? current : next;
}

/** True for an address on the machine of whoever looks at the page. */
export function isLoopback(address: string): boolean {
  return /^wss?:\/\/(?:127\.|localhost)/.test(address);
}

/** At the host itself, or at a sibling that some front ends have for their gateway: `agent-gw.c3…` beside `agent.c3…`. */
function isAt(address: string, host: string): boolean {
  const [, at = ''] = address.split(/[/:]+/); // wss://HOST:443/…
  const [label = ''] = host.split('.');
  return at === host || (at.startsWith(`${label}-`) && at.endsWith(host.slice(label.length)));
}
