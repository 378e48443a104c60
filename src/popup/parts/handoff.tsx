/**
 * The approval that is missing: for a hosted user, the text for whoever can give it; for who runs the agent, the commands,
 * one at a time.
 */
import { grantsOf, handoffText } from '../../core/handoff';
import { shortId } from '../../core/ids';
import type { PairingRequest } from '../../core/plan/request';
import type { ShownFailure } from '../../core/view/view';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';
import { Command } from './command';
import { Countdown } from './countdown';
import { useCopy } from './use-copy';
import { usePassed } from './use-passed';

type Props = Pick<Recovery, 'incident' | 'ask'> & {
  failure: ShownFailure;
  /** It stands inside the current step: there it is the next thing to do. */
  next?: boolean;
};

export function Handoff(props: Props) {
  const { incident, failure, next = false } = props;
  const { request } = failure;
  const lapsed = usePassed(request?.lapsesAt ?? null);
  if (!request) return null;
  return (
    <section class={next ? undefined : 'card'} aria-labelledby="handoff-title">
      <h2 id="handoff-title" class={next ? 'unseen' : undefined}>
        {say('handoff_title')}
      </h2>
      {lapsed ? (
        <p>{say('handoff_lapsed')}</p>
      ) : incident.plan.situation === 'own' ? (
        <Commands request={request} scopes={failure.scopes} />
      ) : (
        <Text {...props} request={request} />
      )}
      {!lapsed && <Life request={request} retriesItself={failure.retriesItself} />}
    </section>
  );
}

type WithRequest = { request: PairingRequest };

function Text({ incident: { host }, failure, next = false, request, ask }: Props & WithRequest) {
  const { requestId, deviceId } = request;
  const { role, scopes } = failure;
  const [copied, copy] = useCopy();
  return (
    <>
      {requestId ? <Ids {...request} /> : <p>{say('handoff_no_request')}</p>}
      <div class="row">
        <Action
          name="copy-handoff"
          primary={next}
          onClick={() => copy(handoffText({ host, requestId, deviceId, role, scopes }, say))}
        >
          {say('handoff_copy')}
        </Action>
        <Action name="open" quiet onClick={() => ask({ type: 'open', where: 'support' })}>
          {say('packet_open_support')}
        </Action>
      </div>
      <p role="status">{copied}</p>
    </>
  );
}

function Ids({ requestId, deviceId }: PairingRequest) {
  return (
    <p class="soft small">
      {requestId && (
        <>
          {say('handoff_request')} <code title={requestId}>{shortId(requestId)}</code>
        </>
      )}
      {deviceId && (
        <>
          {' · '}
          {say('handoff_device')} <code title={deviceId}>{shortId(deviceId)}</code>
        </>
      )}
    </p>
  );
}

function Commands({ request, scopes }: WithRequest & { scopes: readonly string[] }) {
  const { requestId, deviceId } = request;
  return (
    <>
      <p>{say('handoff_own_list')}</p>
      {deviceId && (
        <p class="soft small">
          <code title={deviceId}>{shortId(deviceId)}</code>
        </p>
      )}
      <Command text="openclaw devices list" />
      <p>{say(requestId ? 'handoff_own_approve' : 'handoff_own_approve_listed')}</p>
      {requestId && <Command text={`openclaw devices approve ${requestId}`} />}
      <p class="soft small">{say('handoff_own_what', grantsOf(null, scopes, say))}</p>
    </>
  );
}

/** How long the request can still be approved. */
function Life({ request: { lapsesAt }, retriesItself }: WithRequest & { retriesItself: boolean }) {
  if (lapsesAt === null)
    return <p class="soft small">{say(retriesItself ? 'handoff_keep_open' : 'handoff_life')}</p>;
  return (
    <>
      <p class="soft small">{say('handoff_lapses')}</p>
      <Countdown until={lapsesAt} />
    </>
  );
}
