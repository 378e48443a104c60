/**
 * The part of failure recognition that runs in every page: does a text report a failure, and how long must it hold?
 * Which failure it is, the background decides (judge.ts, kind-of-words.ts), so a new kind adds next to nothing to the pages of
 * heyron.ai.
 */
import { isAgentHost } from '../address/heyron';
import { isGatewaySocket } from './current-socket';
import type { Observation } from './observation';

/**
 * An observation's state before its kind is known. `dropped`: no refusal, the connection broke off and may be back in a
 * moment; `second-try`: a refusal after which the page tries another credential if it has one
 * (docs/openclaw.md, "A second try with the device token"); `failing`: a refusal, or what looks like one.
 */
export const STANDINGS = ['connected', 'undecided', 'dropped', 'second-try', 'failing'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What precedes the gateway's own words: 2026.1 writes the close code, other front ends a symbol and a label. */
const PREFIX =
  /^(?:[\s\p{So}×!]|\ufe0f)*(?:(?:(?:auth(?:entication|orization)?|(?:gateway |control-plane )?connect(?:ion)?|gateway|websocket) (?:failed|closed|refused|rejected|error)|disconnected|error)(?: \(\d{4}\))?\s*[:–—-]\s+(?:[a-z]+_[a-z_]+ )?)*(?:control ui )?/u;

/** The words of a lost connection. They start with what may also precede a refusal. */
const LOST =
  /^disconnected \((?:10(?:01|05|06|1[123])|4001)|^connection to the gateway\b[^(]*\(websocket [14]0|^gateway[ _-](?:starting|busy|message handler)\b|^\w*profile[-_]un/;

const SECOND_TRY = /^(?:unauthorized: )?(?:gateway )?token mismatch\b/;

/** How the words of all refusals begin; kind-of-words.ts says which is which. */
const REFUSAL =
  /^(?:(?:scope|role|metadata) upgrade(?: pending|$)|(?:device )?pairing required\b|pairing (?:rejected|declined|expired)|device (?:is (?:asking for|not approved)|metadata (?:has )?change|(?:auth|identity|nonce|signature|public key)\b)|(?:gateway )?token (?:mismatch|missing)\b|(?:bootstrap token|setup code) (?:invalid|expired)|origin not allowed|gateway (?:ingress|credential is|access is no longer)|(?:protocol|build|client version) mismatch\b|missing scope\b|requires (?:device|https)\b|insecure (?:context|auth)\b|unauthorized(?:\.?$|:| \())/;

/** A text in lower case with collapsed white space: unchanged, and without what front ends write before a refusal. */
export function normalizedText(text?: string | null): readonly [raw: string, refusal: string] {
  const raw = (text ?? '').slice(0, 600).replace(/\s+/g, ' ').trim().toLowerCase();
  return [raw, raw.replace(PREFIX, '').replace(/^pairing required: (?=device )/, '')];
}

/** The start of a text that reports a failure; null for any other, such as one that mentions a failure further on. */
export function failureWords(text?: string | null): string | null {
  const [raw, refusal] = normalizedText(text);
  return (LOST.exec(raw) ?? REFUSAL.exec(refusal))?.[0] ?? null;
}

/** The standing of a text that reports a failure; null for any other. */
export function standingOfText(text?: string | null): Standing | null {
  const [raw, refusal] = normalizedText(text);
  if (LOST.test(raw)) return 'dropped';
  return SECOND_TRY.test(refusal) ? 'second-try' : REFUSAL.test(refusal) ? 'failing' : null;
}

/**
 * An observation's standing. It may call something failing that proves to be nothing (a label without proof), but it
 * never reports before `judge` may call a lost connection lost.
 */
export function standingOf({ host, socket, look }: Observation): Standing {
  if (socket && isGatewaySocket(socket, host)) {
    const { phase, refusal, closeCode, closeReason, wasAccepted } = socket;
    if (phase === 'accepted') return 'connected';
    const worded = standingAmong(refusal?.code, refusal?.reason, refusal?.message, closeReason);
    if (worded) return worded;
    // A 1008 is a refusal, including one with words that we do not know (docs/openclaw.md, "Close codes").
    if (closeCode === 1008 && !wasAccepted) return standingOfText(look.text) ?? 'failing';
    if (phase !== 'refused') return 'dropped';
  }
  const { shape, text, label } = look;
  if (shape === 'not-started') return 'failing';
  if (/^http|^page/.test(shape)) return isAgentHost(host) ? 'failing' : 'undecided';
  // An offline page may be back in a moment, whatever its label says: only its words report a refusal.
  if (shape === 'offline' && !standingOfText(text)) return 'dropped';
  return standingAmong(text, label) ?? (label ? 'failing' : 'undecided');
}

/** The standing of several texts about one thing: if one says that the connection is lost, it may be. */
function standingAmong(...texts: (string | null | undefined)[]): Standing | null {
  const standings = texts.map(standingOfText);
  return standings.find(each => each === 'dropped') ?? standings.find(Boolean) ?? null;
}
