/**
 * What the user passes on to get an approval: for a hosted agent a message to the person who can approve; for the
 * user's own agent the commands to run.
 */

import { shortId } from '../../core/address/ids';
import { grantsOf, handoffText } from '../../core/packet/handoff';
import type { PairingRequest } from '../../core/plan/request';
import type { ShownFailure, ShownIncident } from '../../core/view/view';
import { say } from '../../platform/say';

/** The full text of the message. */
export function messageOf({ origin, gateway }: ShownIncident, { request, scopes }: ShownFailure): string {
  const { requestId = null, deviceId = null } = request ?? {};
  return handoffText({ origin, gateway, requestId, deviceId, scopes }, say);
}

/** The start of the message, and the code that identifies this browser to the other side. */
export function Letter({ host, request }: { host: string; request: PairingRequest }) {
  const { requestId, deviceId } = request;
  const code = deviceId ?? requestId;
  return (
    <div class="letter">
      <p>{say('handoff_letter', nameOf(host))}</p>
      {code && requestId ? (
        <p class="soft">
          <span>{say('handoff_code')}</span> <code title={code}>{shortId(code)}</code>
        </p>
      ) : (
        <p class="soft">{say('handoff_no_request')}</p>
      )}
    </div>
  );
}

/** What an approval grants, for the owner of the agent. */
export function grantWords({ scopes }: ShownFailure): string {
  return say('handoff_own_what', grantsOf(scopes, say));
}

/** "c3-0108.c3" for "c3-0108.c3.heyron.ai"; the account site and hosts outside heyron.ai keep their full name. */
export function nameOf(host: string): string {
  return host.replace(/(?<=.)\.heyron\.ai$/, '');
}
