/**
 * The short text for whoever can approve. Approving gives control of the agent, so the text says what is granted and
 * how to check that it is this device. Only validated ids go into a command.
 */
import { heyronHostOf } from '../address/heyron';
import { deviceIdOf, requestIdOf } from '../address/ids';
import { listOf, type Say } from '../say';
import type { PairOffer } from '../sighting/sighting';
import { approvalLine, approvalTitle, pairLine } from './approval-lines';

export interface HandoffFacts {
  /** The page's origin. */
  readonly origin: string;
  /** The address of its connection. */
  readonly gateway: string;
  readonly requestId: string | null;
  readonly deviceId: string | null;
  /** What this browser asks for, according to the gateway at the page's own host. */
  readonly scopes: readonly string[];
  /** The gate's offer to pair this browser by a short code. */
  readonly pair?: PairOffer | null;
  /** The page's own server asks, not this browser. */
  readonly served?: boolean;
}

/** The text, one item a line. What is asked and for which device comes first: many read no further. */
export function handoffText(facts: HandoffFacts, say: Say): string {
  const { origin, gateway, scopes, served = false } = facts;
  const ids = { requestId: requestIdOf(facts.requestId), deviceId: deviceIdOf(facts.deviceId) };
  const { hostname: host, protocol } = new URL(origin);
  const there = URL.canParse(gateway) ? new URL(gateway) : null;
  const isOwn = there === null || there.hostname === host;
  const title = approvalTitle(origin, isOwn ? origin : there.origin, say, String, served);
  return [
    isOwn && heyronHostOf(origin) ? say('ask_hosted', title) : title,
    ...(protocol === 'https:' ? [] : [say('ask_plain')]),
    approvalLine(ids, say, String),
    ...[pairLine(facts.pair, say, String)].filter(line => line !== null),
    // A front end of another make has no such page.
    ...(isOwn && !served ? [say('handoff_text_page', `${origin}/nodes`)] : []),
    say(served ? 'handoff_text_grants_server' : 'handoff_text_grants', grantsOf(scopes, say)),
  ].join('\n');
}

/** What approving grants: full control, unless the gateway named valid scopes without the administrator's. */
export function grantsOf(scopes: readonly string[], say: Say): string {
  const named = scopes.filter(scope => /^[a-z]+\.[a-z.]+$/.test(scope));
  const isLess = named.length > 0 && named.length === scopes.length && !named.includes('operator.admin');
  return isLess ? say('handoff_text_rights', listOf(named, say)) : say('handoff_text_full_control');
}
