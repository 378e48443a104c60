/** Which of a page's socket reports counts. Pages open other sockets too, and old ones close after new ones opened. */
import { isAgentHost } from '../address/heyron';
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

/** What was heard of a page's sockets. */
export interface Heard {
  /** The report that counts. */
  readonly believed: SocketReport | null;
  /** Of a later socket, which counts once the connection that stands has ended. */
  readonly aside: SocketReport | null;
}

/** Before anything was heard. */
export const SILENCE: Heard = { believed: null, aside: null };

/**
 * What counts after `next` came in. A connection that stands ends by its own close alone, whatever the page's other sockets say;
 * only one to the page's own host stands above one to another. Else the newest socket counts. After the gateway spoke at
 * another address of this host, a socket that never spoke the handshake is some other service's.
 */
export function heardAfter(heard: Heard, next: SocketReport, host: string): Heard {
  const { believed: current, aside } = heard;
  if (!counts(next, host) || (current && next.socket < current.socket)) return heard;
  if (!current) return { believed: next, aside };
  if (next.socket === current.socket)
    return aside && next.phase !== 'accepted' ? { believed: aside, aside: null } : { believed: next, aside };
  const [isOwn, isNextOwn] = [isAt(current.address, host), isAt(next.address, host)];
  if (current.phase === 'accepted' && (isOwn || !isNextOwn)) {
    const follows = next.spoke && (isNextOwn || !isOwn || next.phase === 'accepted');
    return { believed: current, aside: follows && next.socket >= (aside?.socket ?? 0) ? next : aside };
  }
  if (next.spoke) return { believed: next, aside };
  const elsewhere = current.spoke && isOwn && current.address !== next.address;
  return current.phase === 'accepted' || elsewhere ? heard : { believed: next, aside };
}

/** True for an address on the machine of whoever looks at the page. */
export function isLoopback(address: string): boolean {
  return /^wss?:\/\/(?:127\.|localhost)/.test(address);
}

/** At the host itself, or at a sibling that some front ends have for their gateway: `agent-gw.c3…` beside `agent.c3…`. */
export function isAt(address: string, host: string): boolean {
  const [, at = ''] = address.split(/[/:]+/); // wss://HOST:443/…
  const [label = ''] = host.split('.');
  return at === host || (at.startsWith(`${label}-`) && at.endsWith(host.slice(label.length)));
}
