/**
 * What the user passes on to get an approval: for a hosted agent a message to the person who can approve; for the
 * user's own agent the commands to run.
 */

import { grantsOf, handoffText } from '../../core/packet/handoff';
import type { Say } from '../../core/say';
import type { ShownFailure, ShownIncident } from '../../core/view/view';
import { say } from '../../platform/say';

/** The full text of the message, in the words of whoever gets it. */
export function messageOf(
  { origin, gateway }: ShownIncident,
  { request, scopes, served, pair }: ShownFailure,
  english: Say,
): string {
  const { requestId = null, deviceId = null } = request ?? {};
  return handoffText({ origin, gateway, requestId, deviceId, scopes, served, pair }, english);
}

/** What an approval grants, for the owner of the agent. */
export function grantWords({ scopes, served }: ShownFailure): string {
  return say(served ? 'handoff_own_what_server' : 'handoff_own_what', grantsOf(scopes, say));
}
