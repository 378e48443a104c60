/**
 * The words of a refusal, as gateways send them and pages show them, turned into a failure kind. English in every
 * locale of every version measured (openclaw-truth.md §1, §7), so one table serves a close reason, a `connect` error,
 * its code, the raw text in a page and a login gate's label.
 */
import type { FailureKind } from '../catalogue/failures';
import { finalityOf, kindOfNextStep, WORDS } from '../catalogue/wire-words';
import { spoken } from './early-verdict';
import type { Refusal } from './observation';

/** In the order of the table. */
const KINDS = Object.keys(WORDS) as FailureKind[];

/**
 * The kind of failure that a raw error text names, or null when it names none. `text` is the whole text of one error
 * element, a close reason or an error message: a text that only mentions a failure further on names none.
 */
export function kindOfText(text?: string | null): FailureKind | null {
  const [raw, refusal] = spoken(text);
  // What tells of a lost connection begins with what would come before a refusal.
  return KINDS.find(kind => WORDS[kind][0].test(finalityOf(kind) === 'lost' ? raw : refusal)) ?? null;
}

/**
 * The kind that a machine-readable word names, or null when it names none that we know: `error.details.code` and the
 * reasons beside it (openclaw-truth.md §2), or a login gate's `data-kind` (§1). They spell the same words in another way:
 * `AUTH_TOKEN_MISMATCH` is "unauthorized: token mismatch".
 */
export function kindOfCode(code: string | null): FailureKind | null {
  return kindOfText(code) ?? kindOfText(code?.replace(/[_-]/g, ' ').replace(/^auth /i, 'unauthorized: '));
}

/**
 * The kind that a refusal names, or null when it names none. A general code, as PAIRING_REQUIRED or AUTH_UNAUTHORIZED, is
 * made exact by its reasons or its message; where all of that is silent, the recommended next step tells whether it is
 * about a credential.
 */
export function kindOfRefusal({ code, reason, authReason, message, nextStep }: Refusal): FailureKind | null {
  const kind = mostExact([...[code, reason, authReason].map(kindOfCode), kindOfText(message)]);
  return (isOpen(kind) && kindOfNextStep(nextStep)) || kind;
}

/** The first of some kinds that leaves nothing open to the others; else the first that is one. */
export function mostExact(kinds: readonly (FailureKind | null)[]): FailureKind | null {
  return kinds.find(kind => !isOpen(kind)) ?? kinds.find(Boolean) ?? null;
}

function isOpen(kind: FailureKind | null): boolean {
  return kind === null || finalityOf(kind) === 'by-reason';
}
