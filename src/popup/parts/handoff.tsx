/**
 * What is handed over for an approval: for a hosted user, the message for whoever can give it; for who runs the agent, the commands,
 * one at a time.
 */

import { shortId } from '../../core/address/ids';
import { grantsOf, handoffText } from '../../core/packet/handoff';
import type { PairingRequest } from '../../core/plan/request';
import type { ShownFailure, ShownIncident } from '../../core/view/view';
import { say } from '../../platform/say';

/** The message, word for word. */
export function messageOf({ origin, gateway }: ShownIncident, { request, scopes }: ShownFailure): string {
  const { requestId = null, deviceId = null } = request ?? {};
  return handoffText({ origin, gateway, requestId, deviceId, scopes }, say);
}

/** Its beginning, and the code by which the other side can tell this browser. */
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

/** What somebody who runs the agent does there. */
export function grantWords({ scopes }: ShownFailure): string {
  return say('handoff_own_what', grantsOf(scopes, say));
}

/** "c3-0108.c3" for "c3-0108.c3.heyron.ai"; the account site and hosts of others keep their whole name. */
export function nameOf(host: string): string {
  return host.replace(/(?<=.)\.heyron\.ai$/, '');
}
