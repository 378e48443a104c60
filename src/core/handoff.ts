/**
 * The short text for whoever can approve. Approving hands out control of the agent, so it says what is granted and how
 * to check that it is this device; only validated ids are ever put into a command.
 */
import { deviceIdOf, requestIdOf } from './ids';
import type { Say } from './say';

/** What the text is made of. */
export interface HandoffFacts {
  readonly host: string;
  readonly requestId: string | null;
  readonly deviceId: string | null;
  readonly scopes: readonly string[];
}

/** The text, one line each. */
export function handoffText({ host, requestId, deviceId, scopes }: HandoffFacts, say: Say): string {
  const [request, device] = [requestIdOf(requestId), deviceIdOf(deviceId)];
  return [
    say('handoff_text_intro', host),
    say('handoff_text_list'),
    device ? say('handoff_text_check_device', device) : say('handoff_text_check'),
    request ? say('handoff_text_approve', request) : say('handoff_text_approve_listed'),
    say('handoff_text_grants', grants(scopes, say)),
    say('handoff_text_hosted'),
  ].join('\n');
}

/** What approving grants: the asked-for scopes that look like scopes, or, unknown, the most it could be. */
function grants(scopes: readonly string[], say: Say): string {
  const named = scopes.filter(scope => /^[a-z]+\.[a-z.]+$/.test(scope));
  return named.length ? named.join(', ') : say('handoff_text_full_control');
}
