/**
 * The short text for whoever can approve. Approving gives control of the agent, so the text says what is granted and
 * how to check that it is this device. Only validated ids go into a command.
 */
import { deviceIdOf, requestIdOf } from '../address/ids';
import { listOf, type Say } from '../say';

export interface HandoffFacts {
  /** The page's origin. */
  readonly origin: string;
  /** The address of its connection. */
  readonly gateway: string;
  readonly requestId: string | null;
  readonly deviceId: string | null;
  /** What this browser asks for, according to the gateway at the page's own host. */
  readonly scopes: readonly string[];
}

/** The text, one item a line. The first says who approves: the page's own agent, or the gateway it connects to. */
export function handoffText(facts: HandoffFacts, say: Say): string {
  const { origin, gateway, scopes } = facts;
  const [request, device] = [requestIdOf(facts.requestId), deviceIdOf(facts.deviceId)];
  const { hostname: host, protocol } = new URL(origin);
  const there = URL.canParse(gateway) ? new URL(gateway) : null;
  const isOwn = there === null || there.hostname === host;
  return [
    isOwn ? say('handoff_text_intro', host) : say('handoff_text_intro_elsewhere', there.host, host),
    ...(protocol === 'https:' ? [] : [say('handoff_text_plain', host)]),
    say('handoff_text_list'),
    device ? say('handoff_text_check_device', device) : say('handoff_text_check'),
    request ? say('handoff_text_approve', request) : say('handoff_text_approve_listed'),
    say('handoff_text_newer'),
    say('handoff_text_page'),
    say('handoff_text_grants', grantsOf(scopes, say)),
    say('handoff_text_life'),
    ...(isOwn ? [say('handoff_text_hosted')] : []),
  ].join('\n');
}

/** What approving grants: full control, unless the gateway named valid scopes without the administrator's. */
export function grantsOf(scopes: readonly string[], say: Say): string {
  const named = scopes.filter(scope => /^[a-z]+\.[a-z.]+$/.test(scope));
  const isLess = named.length > 0 && named.length === scopes.length && !named.includes('operator.admin');
  return isLess ? say('handoff_text_rights', listOf(named, say)) : say('handoff_text_full_control');
}
