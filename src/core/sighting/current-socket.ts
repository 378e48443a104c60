/** Which of a page's socket reports counts: pages open other sockets too, and old ones close after new ones opened. */
import { mayServeAgent } from '../address/own-address';
import type { SocketFacts, SocketReport } from './observation';

/** Codes of a deliberate close. */
const NORMAL: readonly (number | null)[] = [1000, 1001, 1005];

/**
 * True when a socket says something about the gateway. One without OpenClaw's handshake does so only if it broke off on
 * the agent's own host, as with a dead gateway, or on this machine, where a link of a gateway behind a proxy can send a
 * page (oc#152524). This ignores other services' sockets (chat widgets, realtime feeds).
 */
export function isGatewaySocket({ spoke, phase, closeCode, address }: SocketFacts, host: string): boolean {
  const failed = phase === 'closed' && !NORMAL.includes(closeCode);
  return spoke || (failed && mayServeAgent(host) && (isHostOrGatewaySibling(address, host) || isLoopback(address)));
}

/** What is known from a page's sockets. */
export interface SocketState {
  /** The report that counts. */
  readonly current: SocketReport | null;
  /** From a later socket; it counts once the current connection has ended. */
  readonly pending: SocketReport | null;
}

/** The state before any report. */
export const NO_SOCKETS: SocketState = { current: null, pending: null };

/**
 * What counts after `next`. An accepted connection ends only with its own close, whatever other sockets report; only a
 * connection to the page's own host replaces one to another host. Otherwise the newest socket counts. Once the gateway
 * spoke at this host, a socket without the handshake at another address is some other service's.
 */
export function withSocketReport(heard: SocketState, next: SocketReport, host: string): SocketState {
  const { current, pending } = heard;
  if (!isGatewaySocket(next, host) || (current && next.socket < current.socket)) return heard;
  if (!current) return { current: next, pending };
  if (next.socket === current.socket)
    return pending && next.phase !== 'accepted' ? { current: pending, pending: null } : { current: next, pending };
  const [isOwn, isNextOwn] = [
    isHostOrGatewaySibling(current.address, host),
    isHostOrGatewaySibling(next.address, host),
  ];
  if (current.phase === 'accepted' && (isOwn || !isNextOwn)) {
    const follows = next.spoke && (isNextOwn || !isOwn || next.phase === 'accepted');
    return { current, pending: follows && next.socket >= (pending?.socket ?? 0) ? next : pending };
  }
  if (next.spoke) return { current: next, pending };
  const elsewhere = current.spoke && isOwn && current.address !== next.address;
  return current.phase === 'accepted' || elsewhere ? heard : { current: next, pending };
}

/** True for an address on the user's own machine. */
export function isLoopback(address: string): boolean {
  return /^wss?:\/\/(?:127\.|localhost)/.test(address);
}

/** At the host itself, or at the sibling where some front ends have the gateway: `agent-gw.c3…` for `agent.c3…`. */
export function isHostOrGatewaySibling(address: string, host: string): boolean {
  const [, at = ''] = address.split(/[/:]+/); // wss://HOST:443/…
  const [label = ''] = host.split('.');
  return at === host || (at.startsWith(`${label}-`) && at.endsWith(host.slice(label.length)));
}
