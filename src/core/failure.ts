/** The catalogue of failures: the vocabulary that every other room uses, and what is true of each kind. */

/** Every kind of failure that Re-Pair tells apart (design.md, "Vocabulary"). */
export const FAILURE_KINDS = [
  'pairing-required',
  'scope-upgrade',
  'role-upgrade',
  'metadata-upgrade',
  'token-mismatch',
  'token-missing',
  'password-mismatch',
  'device-token-mismatch',
  'device-identity-required',
  'bootstrap-token-invalid',
  'origin-not-allowed',
  'rate-limited',
  'version-mismatch',
  'gateway-unreachable',
  'unauthorized',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** Who can mend a failure: the person in this browser, whoever may approve on the gateway, heyron's operators, or time. */
export type Mender = 'you' | 'owner' | 'support' | 'time';

interface FailureFacts {
  mender: Mender;
  /** An approval on the gateway host ends it, by request id. */
  approval: boolean;
  /** The credential in this browser or link is what was refused. */
  credential: boolean;
  /** The same refusal would meet any browser, so a private window that sees it too proves something. */
  anyBrowser: boolean;
}

const facts = (
  mender: Mender,
  { approval = false, credential = false, anyBrowser = false }: Partial<FailureFacts> = {},
): FailureFacts => ({ mender, approval, credential, anyBrowser });

/** What is true of each kind, whatever the page or the situation. */
export const FAILURES: Record<FailureKind, FailureFacts> = {
  'pairing-required': facts('owner', { approval: true }),
  'scope-upgrade': facts('owner', { approval: true }),
  'role-upgrade': facts('owner', { approval: true }),
  'metadata-upgrade': facts('owner', { approval: true }),
  'token-mismatch': facts('you', { credential: true }),
  'token-missing': facts('you', { credential: true }),
  'password-mismatch': facts('you', { credential: true }),
  'device-token-mismatch': facts('you', { credential: true }),
  'device-identity-required': facts('support'),
  'bootstrap-token-invalid': facts('you', { credential: true }),
  'origin-not-allowed': facts('support', { anyBrowser: true }),
  'rate-limited': facts('time', { anyBrowser: true }),
  'version-mismatch': facts('support', { anyBrowser: true }),
  'gateway-unreachable': facts('support', { anyBrowser: true }),
  unauthorized: facts('you', { credential: true }),
};
