/**
 * What a failure means for somebody who runs the agent: the cause where it is known, else what its owner can do, and
 * humbly where nothing tells. In place of the words for heyron's users, whom a new start or support helps.
 */
import { type GatewayPlace, ownGatewayOf, placeOfGateway } from '../address/gateway-address';
import { isInTheClear, isOwnOrigin } from '../address/own-address';
import type { CauseId } from '../catalogue/causes';
import type { FailureKind } from '../catalogue/failures';
import type { Incident } from '../incident/events';
import type { CurrentFailure, IncidentState } from '../incident/reduce';
import type { MessageKey } from '../say';
import { needsHttps } from '../sighting/needs-https';

/** Causes that a step against the failure alone would not touch: they say which machine or address to look at. */
const BY_CAUSE: Partial<Record<CauseId, MessageKey>> = {
  'agent-forgot': 'own_means_forgot',
  'after-update': 'own_means_updated',
  'key-changed': 'own_means_key_changed',
  'two-gateways': 'own_means_two',
  'other-address': 'own_means_other_address',
};

/** Where the machine of an agent of one's own can be. */
type OwnPlace = Exclude<GatewayPlace, 'hosted'>;

/** Nothing answers: what that most often is, by the place of the address. */
const SILENT: Readonly<Record<OwnPlace, MessageKey>> = {
  local: 'own_means_silent_local',
  private: 'own_means_silent_private',
  tailscale: 'own_means_silent_remote',
  tunnel: 'own_means_silent_remote',
  public: 'own_means_silent_remote',
};

/** In the usual words of these, heyron or its support acts. */
const BY_KIND: Partial<Record<FailureKind, MessageKey | typeof SILENT>> = {
  'gateway-unreachable': SILENT,
  'token-mismatch': 'own_means_one_place',
  'device-token-mismatch': 'own_means_new_link',
  'token-missing': 'own_means_new_link',
  unauthorized: 'own_means_new_link',
  'bootstrap-token-invalid': 'own_means_short_lived',
  'pairing-expired': 'own_means_expired',
  'origin-not-allowed': 'own_means_origin',
  'host-misconfigured': 'own_means_proxy',
  'device-identity-required': 'own_means_no_identity',
  'upgrade-refused': 'own_means_upgrade_refused',
  'page-gave-up': 'own_means_gave_up',
  'restart-needed': 'own_means_restart',
  'address-unusable': 'own_means_address',
  limited: 'own_means_limited',
};

/** Null where the usual words hold: at heyron's addresses, and for what is the same wherever an agent runs. */
export function ownMeaning(
  failure: Pick<CurrentFailure, 'kind' | 'sighting'>,
  { cause }: Pick<IncidentState, 'cause'>,
  { origin }: Pick<Incident, 'origin'>,
): MessageKey | null {
  if (!isOwnOrigin(origin)) return null;
  const because = cause && BY_CAUSE[cause.cause];
  if (because) return because;
  if (needsHttps(failure, origin)) return 'own_means_needs_https';
  const means = BY_KIND[failure.kind] ?? null;
  return typeof means === 'object' ? (means?.[placeOf(origin)] ?? null) : means;
}

/** Which machine answers at a page's address. */
export function placeOf(origin: string): OwnPlace {
  const place = placeOfGateway(ownGatewayOf(origin));
  return place === null || place === 'hosted' ? 'public' : place;
}

/** True where others on the way could read what is sent. Tailscale encrypts it, whatever the page's address says. */
export function isReadable(origin: string): boolean {
  return isInTheClear(origin) && placeOf(origin) !== 'tailscale';
}
