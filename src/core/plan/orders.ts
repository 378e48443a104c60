/**
 * Which steps suit which failure, in order. The guide's order (domain.md, "Recovery") is right for stale browser state
 * and useless or harmful elsewhere (design.md, "Failure first, steps second"); each row says why it differs.
 */
import type { FailureKind } from '../failure';
import type { StepId } from '../step-ids';

/** The guide's order: cures browser state that went stale after the page had worked here. */
const STALE_STATE: readonly StepId[] = [
  'right-gateway',
  'hard-refresh',
  'sign-out-in',
  'private-window',
  'clear-site-data',
  'fresh-pairing',
  'escalate',
];

/** Nothing of this browser was ever trusted there, so there is nothing stale to cure: it only has to be paired. */
const NEW_DEVICE: readonly StepId[] = ['right-gateway', 'fresh-pairing', 'escalate'];

/** A known device asks for more than it was granted. The pending request is what an owner approves; clearing throws it away. */
const PENDING_UPGRADE: readonly StepId[] = ['await-approval', 'escalate'];

/** The credential was refused: a fresh one comes first. A reload cannot help and can lose a link's token. */
const CREDENTIAL: readonly StepId[] = [
  'right-gateway',
  'fresh-link',
  'sign-out-in',
  'private-window',
  'clear-site-data',
  'fresh-pairing',
  'escalate',
];

/** A short-lived code: make a new one and use it at once. Nothing in this browser is stale. */
const SPENT_CODE: readonly StepId[] = ['fresh-link', 'fresh-pairing', 'escalate'];

/** Every further try makes the lock last longer. */
const LOCKED_OUT: readonly StepId[] = ['wait', 'escalate'];

/**
 * Nothing answers. A container may be starting: one wait with its retry, then the question who answers there at all; one
 * look from a private window, then it is not this browser.
 */
const DEAD_GATEWAY: readonly StepId[] = [
  'wait',
  'right-gateway',
  'hard-refresh',
  'private-window',
  'escalate',
];

/** The page's own code is older or newer than its gateway: only a reload past every cache brings a matching one. */
const WRONG_VERSION: readonly StepId[] = ['hard-refresh', 'clear-site-data', 'escalate'];

/** The gateway's configuration refuses this address; no browser can change that. */
const CONFIGURATION: readonly StepId[] = ['right-gateway', 'escalate'];

const ORDERS: Record<Exclude<FailureKind, 'pairing-required'>, readonly StepId[]> = {
  'scope-upgrade': PENDING_UPGRADE,
  'role-upgrade': PENDING_UPGRADE,
  'metadata-upgrade': PENDING_UPGRADE,
  'token-mismatch': CREDENTIAL,
  'token-missing': CREDENTIAL,
  'password-mismatch': CREDENTIAL,
  'device-token-mismatch': CREDENTIAL,
  unauthorized: CREDENTIAL,
  'bootstrap-token-invalid': SPENT_CODE,
  'rate-limited': LOCKED_OUT,
  'gateway-unreachable': DEAD_GATEWAY,
  'version-mismatch': WRONG_VERSION,
  'origin-not-allowed': CONFIGURATION,
  'device-identity-required': CONFIGURATION,
};

/** What an order depends on besides the kind of failure. */
export interface Circumstances {
  /** The page worked in this browser before. */
  readonly workedBefore: boolean;
  /** All site data of the failing host was cleared since: this browser is a new device now, and asks as one. */
  readonly clearedSince: boolean;
}

/** The steps for a failure, in order; the last one is always an honest end. */
export function orderFor(
  kind: FailureKind,
  { workedBefore, clearedSince }: Circumstances,
): readonly StepId[] {
  if (clearedSince && (kind === 'pairing-required' || kind === 'token-missing')) return NEW_DEVICE;
  if (kind === 'pairing-required') return workedBefore ? STALE_STATE : NEW_DEVICE;
  return ORDERS[kind];
}
