/**
 * Turns an observation into a verdict on the page's connection. Pure. Evidence ranks as in
 * docs/openclaw.md, "What to believe": the newest connection, then the raw text in the page's error structure, then
 * that structure's own label.
 */

import { mayServeAgent } from '../address/own-address';
import { FOOTERS, finalityOf } from '../catalogue/failure-words';
import type { FailureKind } from '../catalogue/failures';
import { type CloserLook, isUnwell, silenceIn } from './closer-look';
import { isGatewaySocket, isLoopback } from './current-socket';
import { kindOfAnswer, kindOfLabel, kindOfRefusal, kindOfSaid, kindOfText, mostExact } from './kind-of-words';
import type { Granted, Observation, PageLoad, PageScan, SocketFacts } from './observation';

/** `dropped`: a lost or failed socket without a refusal. It may be back in a moment, so it is not a failure yet. */
export type Judgement =
  | { readonly state: 'connected' | 'undecided' }
  | {
      readonly state: 'dropped' | 'failing';
      readonly kind: FailureKind;
      readonly text: string;
      readonly source: Source;
    };

/** The kind of a page whose own sign-in is missing, or that of what stands before its gateway. */
export const SIGN_IN_MISSING = 'sign-in-elsewhere';

/** The evidence for a verdict. */
export type Source = 'socket' | 'page' | 'label' | 'http';

/** Judges one observation. Without evidence the answer is `undecided`, never "connected". */
export function judge({ host, socket, look, arrival, closer }: Observation): Judgement {
  const judged =
    (socket && isGatewaySocket(socket, host) ? judgeSocket(socket, look, arrival) : null) ??
    judgeLook(look, host, arrival);
  if (!closer) return judged;
  if (judged.state === 'connected') return (isUnwell(closer) && judgeUnwell(closer, socket)) || judged;
  const mayBeSilent = judged.state === 'undecided' && mayServeAgent(host) && !arrival?.spoken;
  return (mayBeSilent && judgeSilence(closer)) || judged;
}

/** A page that was seen from its start and never said a word, nor did its connection. */
function judgeSilence(closer: CloserLook): Judgement | null {
  const silence = silenceIn(closer);
  const { words, undefinedApp } = closer.structure;
  const detail = silence === 'app-not-defined' ? undefinedApp : words;
  return silence && { state: 'failing', kind: 'page-silent', text: join(silence, detail), source: 'page' };
}

/**
 * A connected page that says itself that it is not well. Its words about rights count only where hello-ok did not tell
 * any (2026.2 and 2026.3 do not).
 */
function judgeUnwell({ unwell }: CloserLook, socket: SocketFacts | null): Judgement | null {
  const { red, footer, wantsSignIn } = unwell;
  const ill = (kind: FailureKind, text: string): Judgement => ({ state: 'failing', kind, text, source: 'page' });
  if (red && !socket?.granted && kindOfText(red) === 'limited') return ill('limited', red);
  if (wantsSignIn) return ill(SIGN_IN_MISSING, 'Sign in to continue loading content');
  const kind = FOOTERS.get(footer ?? '');
  return kind ? ill(kind, `gateway status: ${footer}`) : null;
}

function join(what: string, detail: string | null): string {
  return detail ? `${what}: ${detail}` : what;
}

function judgeSocket(socket: SocketFacts, look: PageScan, arrival?: PageLoad): Judgement | null {
  if (socket.phase === 'accepted') return judgeGranted(socket.granted);
  const { refusal, closeCode, closeReason, wasAccepted } = socket;
  const kind =
    (refusal && kindOfRefusal(refusal)) ??
    kindOfSaid(closeReason) ??
    // A 1008 is a refusal, including one with words that we do not know (docs/openclaw.md, "Close codes").
    (closeCode === 1008 && !wasAccepted ? (kindOfText(look.text) ?? 'refused-unknown') : null);
  if (kind && finalityOf(kind) !== 'lost')
    return { state: 'failing', kind, text: shownText(kind, socket, look), source: 'socket' };
  if (socket.phase === 'refused' && !kind) return null; // of no kind that we know; its close will tell
  const keptOut = isKeptOut(socket, arrival);
  // What the page itself says of a socket that ended without a word comes before what that lets us infer.
  const named = kind || socket.spoke ? null : kindOfLabel(look.label);
  if (named && (keptOut || finalityOf(named) === 'lost')) return judgeLabel(named, look);
  // 2026.8 and 2026.9 close with 4001 when the device was removed and retry at once: the next refusal tells.
  const code = codeOf(socket);
  const words = `disconnected${code === null ? '' : ` (${code})`}${closeReason ? `: ${closeReason}` : ''}`;
  return {
    state: 'dropped',
    kind: kind ?? (keptOut ? 'upgrade-refused' : kindOfSaid(words)) ?? kindOfClose(socket),
    text: look.text ?? (refusal?.message || words),
    source: 'socket',
  };
}

/**
 * A connection with hardly any rights is not healthy: without `operator.write` and `operator.admin` every message is
 * answered "missing scope" (OpenClaw 2026.9.6, dist/method-scopes; a node's connection has other rights). Gateways that
 * do not report rights grant everything.
 */
function judgeGranted(granted: Granted | null): Judgement {
  if (!granted || granted.role === 'node' || granted.scopes.some(scope => CHATS.includes(scope)))
    return { state: 'connected' };
  const text = `scopes: ${granted.scopes.join(', ') || 'none'}`;
  return { state: 'failing', kind: 'limited', text, source: 'socket' };
}

const CHATS: readonly string[] = ['operator.write', 'operator.admin'];

/**
 * True if the gateway's own page just loaded but none of its sockets got as far as the handshake. A gateway that is
 * down serves no page (docs/openclaw.md, "When the gateway goes away"), so something in front of it refuses the
 * upgrade.
 */
function isKeptOut({ spoke, closeCode, address }: SocketFacts, arrival?: PageLoad): boolean {
  if (!arrival || spoke || (closeCode ?? 1006) !== 1006 || isLoopback(address)) return false;
  return arrival.status === 200 && arrival.build !== null && !arrival.spoken;
}

/** The code that a socket was closed with; null if not known. 1005: it was closed without one, before any frame. */
export function codeOf({ phase, spoke, closeCode }: SocketFacts): number | null {
  return closeCode ?? (phase === 'closed' && !spoke ? 1005 : null);
}

/**
 * For a close without known words. A gateway that spoke and then closed with a code of the protocol or of its own is
 * running; other codes mean a broken connection.
 */
function kindOfClose({ spoke, closeCode }: SocketFacts): FailureKind {
  return spoke && /^(?:100[2-4789]|1010|4\d{3})$/.test(String(closeCode)) ? 'connection-ended' : 'gateway-unreachable';
}

function judgeLabel(kind: FailureKind, { text }: PageScan): Judgement {
  return { state: finalityOf(kind) === 'lost' ? 'dropped' : 'failing', kind, text: text ?? '', source: 'label' };
}

/** The page's own words if it shows the same failure, else the gateway's. */
function shownText(kind: FailureKind, { refusal, closeReason }: SocketFacts, look: PageScan): string {
  if (look.text && kindOfText(look.text) === kind) return look.text;
  return refusal?.message || closeReason || kind;
}

function judgeLook({ shape, text, label }: PageScan, host: string, arrival?: PageLoad): Judgement {
  const trouble = (state: 'dropped' | 'failing', kind: FailureKind, source: Source): Judgement => ({
    state,
    kind,
    text: text ?? '',
    source,
  });
  if (shape === 'not-started') return trouble('failing', 'app-not-started', 'page');
  if (shape === 'http-error' || shape === 'page-refused') {
    if (!mayServeAgent(host)) return { state: 'undecided' };
    return trouble('failing', kindOfAnswer(text) ?? kindOfStatus(shape, arrival), 'http');
  }
  // What a login gate's own label proves if its raw text does not. `network` proves nothing (2026.7.1 shows it for
  // token failures, 2026.8.2 for a bad bootstrap token), and `auth-*` does not say which credential was refused.
  const byText =
    (shape === 'banner' ? kindOfText(text) : kindOfSaid(text)) ?? (shape === 'offline' ? kindOfFooter(label) : null);
  const kind = mostExact([byText, kindOfLabel(label)]);
  if (!kind) return { state: 'undecided' };
  return trouble(finalityOf(kind) === 'lost' ? 'dropped' : 'failing', kind, kind === byText ? 'page' : 'label');
}

/** The kind of a page that keeps its shell: 2026.9 names its state, older ones show it only while the gateway is gone. */
function kindOfFooter(label: string | null): FailureKind | null {
  const [, state] = /gateway-status--([a-z-]+)/.exec(label ?? '') ?? [];
  return state === undefined ? 'gateway-unreachable' : (FOOTERS.get(state) ?? null);
}

/**
 * The kind of an answer without words that we know. A 4xx refuses the page, but 404 says that there is none, which no
 * sign-in and no wait brings back (docs/cases.md, 28).
 */
function kindOfStatus(shape: PageScan['shape'], arrival?: PageLoad): FailureKind {
  if (shape === 'http-error') return 'gateway-unreachable';
  return arrival?.status === 404 ? 'page-missing' : 'http-refused';
}
