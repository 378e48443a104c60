/** All of redaction that others use. */
export { withoutCutEnd } from './atoms';
export { goneFrom, withoutGone } from './elsewhere';
export { REDACTED } from './normalized';
export { knowWords } from './ordinary';
export { markPersonal, type Piece, withoutPersonal } from './personal';
export { PLACEHOLDER, redactHosts } from './placeholder';
export { redact, suspectedIn } from './redact';
export { type Replacement, replacePlaces } from './replace';
export { matchesOf, type Span } from './span';
export { isOrdinaryWord } from './tokens';
