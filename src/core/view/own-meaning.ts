/**
 * What a failure means for somebody who runs the agent: the cause where it is known, else what its owner can do, and
 * humbly where nothing tells. In place of the words for heyron's users, whom a new start or support helps.
 */
import { ownGatewayOf, placeOfGateway } from '../address/gateway-address';
import { isInTheClear, isOwnOrigin } from '../address/own-address';
import { FAILURES } from '../catalogue/failures';
import { BY_CAUSE, type OwnPlace } from '../catalogue/own-meanings';
import type { Incident } from '../incident/events';
import type { CurrentFailure, IncidentState } from '../incident/reduce';
import type { MessageKey } from '../say';
import { needsHttps } from '../sighting/needs-https';

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
  const means = FAILURES[failure.kind].ownMeaning;
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
