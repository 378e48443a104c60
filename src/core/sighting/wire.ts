/**
 * The words of a refusal, as gateways send them and pages show them, turned into a failure kind. English in every
 * locale of every version measured (openclaw-truth.md §1, §7), so one table serves a close reason, a `connect` error,
 * its code, the raw text in a page and a login gate's label. No schema library here: content scripts use this.
 */
import type { FailureKind } from '../failure';
import { standingOf, WORDS } from './words';

/** What comes before the gateway's own words: 2026.1 writes the close code, other front ends a sign and a label. */
const PREFIX =
  /^(?:[\s\p{So}×!]|\ufe0f)*(?:(?:(?:auth(?:entication|orization)?|(?:gateway )?connect(?:ion)?|gateway|websocket) (?:failed|closed|refused|error)|disconnected|error)(?: \(\d{4}\))?\s*[:–—-]\s+)*(?:control ui )?/u;

/** In the order of the table. */
const KINDS = Object.keys(WORDS) as FailureKind[];

/**
 * The kind of failure that a raw error text names, or null when it names none. `text` is the whole text of one error
 * element, a close reason or an error message: a text that only mentions a failure further on names none.
 */
export function kindOfText(text: string): FailureKind | null {
  const raw = text.slice(0, 600).replace(/\s+/g, ' ').trim().toLowerCase();
  const refusal = raw.replace(PREFIX, '').replace(/^pairing required: (?=device )/, '');
  // What tells of a lost connection begins with what would come before a refusal.
  return KINDS.find(kind => WORDS[kind][0].test(standingOf(kind) === 'lost' ? raw : refusal)) ?? null;
}

/**
 * The kind that a machine-readable code names, or null when it names none that we know: `error.details.code` with its
 * reason (openclaw-truth.md §2), or a login gate's `data-kind` (§1). Codes spell the same words in another way:
 * `AUTH_TOKEN_MISMATCH` is "unauthorized: token mismatch". A PAIRING_REQUIRED refusal tells by its reason whether a
 * known device asks for more than it was granted.
 */
export function kindOfCode(code: string, reason: string | null = null): FailureKind | null {
  const kind = kindOfText(spell(code).replace(/^auth /i, 'unauthorized: '));
  return (kind && standingOf(kind) === 'by-reason' && reason && kindOfText(spell(reason))) || kind;
}

function spell(code: string): string {
  return code.replace(/[_-]/g, ' ');
}
