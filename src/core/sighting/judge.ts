/**
 * From what was observed to a verdict on the page's connection. Pure; the order of belief is openclaw-truth.md §1:
 * the newest connection, then the raw text in the page's error structure, then that structure's own label.
 */

import { isAgentHost } from '../address/heyron';
import type { FailureKind } from '../catalogue/failures';
import { finalityOf } from '../catalogue/wire-words';
import { counts, isLoopback } from './current-socket';
import type { Arrival, Granted, Observation, PageLook, SocketFacts } from './observation';
import { kindOfCode, kindOfRefusal, kindOfText, mostExact } from './wire';

/** `dropped` is a lost or failed socket without a refusal: it may be back in a moment, so it is not yet a failure. */
export type Verdict =
  | { readonly state: 'connected' | 'undecided' }
  | {
      readonly state: 'dropped' | 'failing';
      readonly kind: FailureKind;
      readonly text: string;
      readonly source: Source;
    };

/** What a verdict rests on. */
export type Source = 'socket' | 'page' | 'label' | 'http';

/** Judges one observation. Without any evidence the answer is `undecided`, never "connected". */
export function judge({ host, socket, look, arrival }: Observation): Verdict {
  return (
    (socket && counts(socket, host) ? judgeSocket(socket, look, arrival) : null) ?? judgeLook(look, host)
  );
}

function judgeSocket(socket: SocketFacts, look: PageLook, arrival?: Arrival): Verdict | null {
  if (socket.phase === 'accepted') return judgeGranted(socket.granted);
  const { refusal, closeCode, closeReason, wasAccepted } = socket;
  const kind =
    (refusal && kindOfRefusal(refusal)) ??
    kindOfText(closeReason) ??
    // Every refusal is a 1008 (openclaw-truth.md §1); one whose words we do not know is still a refusal.
    (closeCode === 1008 && !wasAccepted ? (kindOfText(look.text) ?? 'refused-unknown') : null);
  if (kind && finalityOf(kind) !== 'lost')
    return { state: 'failing', kind, text: shownText(kind, socket, look), source: 'socket' };
  if (socket.phase === 'refused' && !kind) return null; // for a reason of no kind that we know; its close tells
  // 2026.8 and 2026.9 close with 4001 when the device was removed and try again at once: the next refusal tells.
  const words = `disconnected (${closeCode ?? 1006})${closeReason ? `: ${closeReason}` : ''}`;
  return {
    state: 'dropped',
    kind: kind ?? (isKeptOut(socket, arrival) ? 'upgrade-refused' : kindOfText(words)) ?? kindOfClose(socket),
    text: look.text ?? (refusal?.message || words),
    source: 'socket',
  };
}

/**
 * A connection that may do next to nothing is no healthy one: with neither `operator.write` nor `operator.admin` every message
 * is answered "missing scope" (OpenClaw 2026.9.6, dist/method-scopes; a node's connection has other rights). Gateways that say
 * nothing of it grant everything.
 */
function judgeGranted(granted: Granted | null): Verdict {
  if (!granted || granted.role === 'node' || granted.scopes.some(scope => CHATS.includes(scope)))
    return { state: 'connected' };
  const text = `scopes: ${granted.scopes.join(', ') || 'none'}`;
  return { state: 'failing', kind: 'limited', text, source: 'socket' };
}

const CHATS: readonly string[] = ['operator.write', 'operator.admin'];

/**
 * True where a gateway's own page just came, and not one of its sockets was ever let through to the handshake: a gateway that is
 * gone gives out no page (openclaw-truth.md §4), so something before it refuses the upgrade.
 */
function isKeptOut({ spoke, closeCode, address }: SocketFacts, arrival?: Arrival): boolean {
  if (!arrival || spoke || closeCode !== 1006 || isLoopback(address)) return false;
  return arrival.status === 200 && arrival.build !== null && !arrival.spoken;
}

/**
 * A close of which no words are known. A gateway that spoke, and then ended the connection with a code of the protocol's or of its
 * own, runs; other codes stand for connections that broke.
 */
function kindOfClose({ spoke, closeCode }: SocketFacts): FailureKind {
  return spoke && /^(?:100[2-4789]|1010|4\d{3})$/.test(String(closeCode))
    ? 'connection-ended'
    : 'gateway-unreachable';
}

/** The words as the page shows them where it shows the same failure, else as the gateway sent them. */
function shownText(kind: FailureKind, { refusal, closeReason }: SocketFacts, look: PageLook): string {
  if (look.text && kindOfText(look.text) === kind) return look.text;
  return refusal?.message || closeReason || kind;
}

function judgeLook({ shape, text, label }: PageLook, host: string): Verdict {
  const told = (state: 'dropped' | 'failing', kind: FailureKind, source: Source): Verdict => ({
    state,
    kind,
    text: text ?? '',
    source,
  });
  if (shape === 'not-started') return told('failing', 'app-not-started', 'page');
  if (shape === 'http-error' || shape === 'page-refused') {
    if (!isAgentHost(host)) return { state: 'undecided' };
    return told('failing', shape === 'http-error' ? 'gateway-unreachable' : kindOfAnswer(text), 'http');
  }
  // What a login gate's own label proves when its raw text does not: `network` proves nothing (2026.7.1 puts it on token
  // failures, 2026.8.2 on a bad bootstrap token), and `auth-*` does not say which credential was refused.
  const said = kindOfText(text) ?? (shape === 'offline' ? 'gateway-unreachable' : null);
  const kind = mostExact([said, kindOfCode(label)]);
  if (!kind) return { state: 'undecided' };
  return told(finalityOf(kind) === 'lost' ? 'dropped' : 'failing', kind, kind === said ? 'page' : 'label');
}

/**
 * What an answer of 4xx says that stands in place of a page: since 2026.8 a gateway that does not trust the proxy before it
 * answers so, with its reason in JSON (2026.9.6, dist/ingress-attribution).
 */
function kindOfAnswer(text: string | null): FailureKind {
  const words = [...(text ?? '').matchAll(/"(?:type|code|error|message)"\s*:\s*"([^"]{1,200})"/g)];
  return mostExact(words.map(([, word]) => kindOfCode(word ?? null))) ?? 'http-refused';
}
