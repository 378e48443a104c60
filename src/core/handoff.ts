/**
 * The short text for whoever can approve. Approving hands out control of the agent, so it says what is granted and how
 * to check that it is this device; only validated ids are ever put into a command.
 */
import { deviceIdOf, requestIdOf } from './ids';
import { listOf, type Say } from './say';

/** What the text is made of. */
export interface HandoffFacts {
  readonly host: string;
  readonly requestId: string | null;
  readonly deviceId: string | null;
  /** What the gateway says that this browser asks for. */
  readonly role: string | null;
  readonly scopes: readonly string[];
}

/** The text, one line each. */
export function handoffText({ host, requestId, deviceId, role, scopes }: HandoffFacts, say: Say): string {
  const [request, device] = [requestIdOf(requestId), deviceIdOf(deviceId)];
  return [
    say('handoff_text_intro', host),
    say('handoff_text_list'),
    device ? say('handoff_text_check_device', device) : say('handoff_text_check'),
    request ? say('handoff_text_approve', request) : say('handoff_text_approve_listed'),
    say('handoff_text_newer'),
    say('handoff_text_page'),
    say('handoff_text_grants', grantsOf(role, scopes, say)),
    say('handoff_text_life'),
    say('handoff_text_hosted'),
  ].join('\n');
}

/** What approving grants: the role and scopes that look like such, or, unknown, the most it could be. */
export function grantsOf(role: string | null, scopes: readonly string[], say: Say): string {
  const named = scopes.filter(scope => /^[a-z]+\.[a-z.]+$/.test(scope));
  const granted = named.length ? listOf(named, say) : say('handoff_text_full_control');
  return role !== null && /^[a-z]{1,20}$/.test(role) ? say('handoff_text_role', role, granted) : granted;
}
