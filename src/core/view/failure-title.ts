/** What a failure is called and what it means, by what its page is. Without the catalogue, so that the card can use it. */
import type { ServedWords as Words } from '../catalogue/failure-row';
import type { FailureKind } from '../catalogue/failures';
import { keyPart, type MessageKey } from '../say';

/** Which words say that the page's own server is the device; undefined where this browser is. */
export type ServedWords = Words | undefined;

export function failureTitle(kind: FailureKind, served: ServedWords): MessageKey {
  return served ? `served_${keyPart(served)}_title` : `failure_${keyPart(kind)}_title`;
}

export function failureMeaning(kind: FailureKind, served: ServedWords): MessageKey {
  return served ? `served_${keyPart(served)}_meaning` : `failure_${keyPart(kind)}_meaning`;
}
