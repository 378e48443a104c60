/**
 * Turns the words of a refusal, as gateways send them and pages show them, into a failure kind. They are English in
 * every locale of every version measured (docs/openclaw.md, "Words of a refusal"), so one table serves close reasons,
 * `connect` errors and their codes, raw page text and a login gate's label.
 */

import { ANSWERED, finalityOf, kindOfNextStep, LABELS, SAID, WORDS } from '../catalogue/failure-words';
import type { FailureKind } from '../catalogue/failures';
import type { Refusal } from './observation';

/** What precedes the gateway's own words: 2026.1 writes the close code, other front ends a symbol and a label. */
const PREFIX =
  /^(?:[\s\p{So}×!]|\ufe0f)*(?:(?:(?:auth(?:entication|orization)?|(?:gateway |control-plane )?connect(?:ion)?|gateway|websocket) (?:failed|closed|refused|rejected|error)|disconnected|error)(?: \(\d{4}\))?\s*[:–—-]\s+(?:[a-z]+_[a-z_]+ )?)*(?:control ui )?/u;

/** In table order. */
const KINDS = Object.keys(WORDS) as FailureKind[];

/**
 * The kind of failure that a raw error text names; null if it names none. `text` is the whole text of an error element,
 * a close reason or an error message: a text that mentions a failure later on names none.
 */
export function kindOfText(text?: string | null): FailureKind | null {
  const [raw, refusal] = normalizedText(text);
  // The words of a lost connection start with what may also precede a refusal.
  return KINDS.find(kind => WORDS[kind][0].test(finalityOf(kind) === 'lost' ? raw : refusal)) ?? null;
}

/** The kind that the words of a connection, or of the page's own gate, name; null if they name none. */
export function kindOfSaid(text?: string | null): FailureKind | null {
  const [, refusal] = normalizedText(text);
  return SAID.find(([begins]) => begins.test(refusal))?.[1] ?? kindOfText(text);
}

/**
 * The kind that a machine-readable word names; null if it names none that we know. Such words are `error.details.code`
 * and the reasons beside it (docs/openclaw.md, "Codes and reasons"), and most labels. They spell the same words
 * differently: `AUTH_TOKEN_MISMATCH` is "unauthorized: token mismatch".
 */
export function kindOfCode(code: string | null): FailureKind | null {
  return kindOfText(code) ?? kindOfText(code?.replace(/[_-]/g, ' ').replace(/^auth /i, 'unauthorized: '));
}

/** The kind that a host's answer in place of a page names, in its JSON or its first words; null if it names none. */
export function kindOfAnswer(text: string | null): FailureKind | null {
  const [raw] = normalizedText(text);
  const words = [...(text ?? '').matchAll(/"(?:type|code|error|message)"\s*:\s*"([^"]{1,200})"/g)];
  const worded = ANSWERED.find(([begins]) => begins.test(raw))?.[1];
  return worded ?? mostExact(words.map(([, word]) => kindOfCode(word ?? null)));
}

/** The kind that a login gate's `data-kind` names; null if it names none. */
export function kindOfLabel(label: string | null): FailureKind | null {
  return LABELS.get(label ?? '') ?? kindOfCode(label);
}

/**
 * The kind that a refusal names; null if it names none. Its reasons or message make a general code, such as
 * PAIRING_REQUIRED or AUTH_UNAUTHORIZED, exact; without those, the recommended next step says whether it is about a
 * credential.
 */
export function kindOfRefusal({ code, reason, authReason, message, nextStep }: Refusal): FailureKind | null {
  const kind = mostExact([...[code, reason, authReason].map(kindOfCode), kindOfSaid(message)]);
  return (isOpen(kind) && kindOfNextStep(nextStep)) || kind;
}

/** The first kind that is exact; else the first that is not null. */
export function mostExact(kinds: readonly (FailureKind | null)[]): FailureKind | null {
  return kinds.find(kind => !isOpen(kind)) ?? kinds.find(Boolean) ?? null;
}

function isOpen(kind: FailureKind | null): boolean {
  return kind === null || finalityOf(kind) === 'by-reason';
}

/** A text in lower case with collapsed white space: unchanged, and without what front ends write before a refusal. */
function normalizedText(text?: string | null): readonly [raw: string, refusal: string] {
  const raw = (text ?? '').slice(0, 600).replace(/\s+/g, ' ').trim().toLowerCase();
  return [raw, raw.replace(PREFIX, '').replace(/^pairing required: (?=device )/, '')];
}
