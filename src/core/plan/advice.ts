/** What else to check, for edge cases that no step can try (docs/domain.md, "Edge cases"). */

import { type GatewayPlace, placeOfGateway } from '../address/gateway-address';
import { FAILURES } from '../catalogue/failures';
import { ADVICE, type Advice } from '../catalogue/shared-words';
import type { CurrentFailure } from '../incident/reduce';
import type { Sighting } from '../sighting/sighting';
import type { Situation } from './situation';

/** Addresses that are reached through something that can be misconfigured. */
const REMOTE: readonly (GatewayPlace | null)[] = ['tailscale', 'tunnel', 'public'];

/** How a host that rewords a refusal names its own page; Re-Pair shows that address, and never goes there. */
const NAMES_A_PAGE = /\bvisit https:\/\/\S/i;

/** The advice for a failure. Most of it is for people who run the gateway. */
export function adviceFor(
  { kind, text, sighting }: Pick<CurrentFailure, 'kind' | 'text'> & { readonly sighting: Pick<Sighting, 'keys'> },
  gateway: string,
  situation: Situation,
): Advice[] {
  const place = placeOfGateway(gateway);
  const own = situation === 'own';
  const holds: Record<Advice, boolean> = {
    'allowed-origins': own,
    'gateway-settings': own,
    'several-tabs': true,
    'host-page': NAMES_A_PAGE.test(text),
    // OpenClaw’s own pages store their keys before they connect; other front ends keep theirs elsewhere.
    'own-field': !sighting.keys,
    'two-pairings': true,
    'alive-in-chat': true,
    // Who runs the gateway restarts it by a command; everybody else has its chat (docs/openclaw.md, "Commands in a chat").
    'restart-in-chat': !own,
    'same-place': own,
    'mixed-addresses': own && place !== 'hosted',
    'after-restart': own,
    'remote-route': own && REMOTE.includes(place),
    'short-lived': true,
    'extensions-and-vpn': true,
    'second-browser': true,
    'sign-in-new-tab': true,
  };
  const { advice } = FAILURES[kind];
  return ADVICE.filter(each => holds[each] && advice.includes(each));
}
