/**
 * From what was observed to a verdict on the page's connection. Pure; the order of belief is openclaw-truth.md §1:
 * the newest connection, then the raw text in the page's error structure, then that structure's own label.
 */
import type { FailureKind } from '../failure';
import { placeOf } from '../heyron';
import type { Observation, PageLook, SocketReport } from './observation';
import { kindOfDetails, kindOfText } from './wire';

/** `dropped` is a lost or failed socket without a refusal: it may be back in a moment, so it is not yet a failure. */
export type Verdict =
  | { readonly state: 'connected' }
  | { readonly state: 'undecided' }
  | { readonly state: 'dropped'; readonly text: string }
  | { readonly state: 'failing'; readonly kind: FailureKind; readonly text: string; readonly source: Source };

/** What a verdict rests on. */
export type Source = 'socket' | 'page' | 'label' | 'http';

/** Judges one observation. Without any evidence the answer is `undecided`, never "connected". */
export function judge({ host, socket, look }: Observation): Verdict {
  return (socket && counts(socket, host) ? judgeSocket(socket, look) : null) ?? judgeLook(look, host);
}

/**
 * A socket that never spoke OpenClaw's handshake says nothing about a gateway, unless it failed to open on an agent's
 * own host: that is how a dead gateway looks. Other services' sockets (chat widgets, realtime feeds) are thereby ignored.
 */
function counts(socket: SocketReport, host: string): boolean {
  return (
    socket.spoke ||
    (placeOf(host) === 'agent' && URL.canParse(socket.address) && new URL(socket.address).hostname === host)
  );
}

function judgeSocket(socket: SocketReport, look: PageLook): Verdict | null {
  if (socket.phase === 'accepted') return { state: 'connected' };
  const { refusal, closeCode, closeReason } = socket;
  const kind =
    (refusal && (kindOfDetails(refusal.code, refusal.reason) ?? kindOfText(refusal.message))) ??
    (closeCode === 1008 || closeCode === 1002
      ? (kindOfText(closeReason) ?? (refusal || closeReason ? 'unauthorized' : null))
      : null);
  if (kind) return { state: 'failing', kind, text: shownText(kind, socket, look), source: 'socket' };
  if (socket.phase === 'refused') return null; // refused for a reason of no kind that we know, as while a gateway boots
  // 2026.8 and 2026.9 close with 4001 when the device was removed and try again at once: the next refusal tells.
  return {
    state: 'dropped',
    text: look.text ?? `disconnected (${closeCode ?? 1006})${closeReason ? `: ${closeReason}` : ''}`,
  };
}

/** The words as the page shows them where it shows the same failure, else as the gateway sent them. */
function shownText(kind: FailureKind, { refusal, closeReason }: SocketReport, look: PageLook): string {
  if (look.text && kindOfText(look.text) === kind) return look.text;
  return refusal?.message || closeReason || kind;
}

function judgeLook(look: PageLook, host: string): Verdict {
  const { shape, text, dataKind } = look;
  if (shape === 'none') return { state: 'undecided' };
  if (shape === 'http-error')
    return placeOf(host) === 'agent' && text
      ? { state: 'failing', kind: 'gateway-unreachable', text, source: 'http' }
      : { state: 'undecided' };
  if (shape === 'not-started')
    return { state: 'failing', kind: 'gateway-unreachable', text: text ?? '', source: 'page' };
  const kind = text === null ? null : kindOfText(text);
  if (kind === 'gateway-unreachable') return { state: 'dropped', text: text ?? '' };
  if (kind && text) return { state: 'failing', kind, text, source: 'page' };
  if (shape === 'offline') return { state: 'dropped', text: text ?? '' };
  const labelled = dataKind === null ? null : (LABELS[dataKind] ?? null);
  return labelled
    ? { state: 'failing', kind: labelled, text: text ?? '', source: 'label' }
    : { state: 'undecided' };
}

/**
 * What a login gate's own label proves when its raw text is missing. `network` proves nothing (2026.7.1 puts it on
 * token failures, 2026.8.2 on a bad bootstrap token), and `auth-*` does not say which credential was refused.
 */
const LABELS: Record<string, FailureKind> = {
  'pairing-required': 'pairing-required',
  'auth-required': 'unauthorized',
  'auth-failed': 'unauthorized',
  'auth-rate-limited': 'rate-limited',
  'origin-not-allowed': 'origin-not-allowed',
  'insecure-context': 'device-identity-required',
  'protocol-mismatch': 'version-mismatch',
  'build-mismatch': 'version-mismatch',
};
