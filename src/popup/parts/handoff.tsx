/** What to hand to whoever can approve: the request, checked, with one click to copy. */
import { handoffText } from '../../core/handoff';
import { shortId } from '../../core/ids';
import type { CurrentFailure } from '../../core/incident/reduce';
import type { StepId } from '../../core/step-ids';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';
import { useCopy } from './use-copy';

/** True for the steps whose whole point is the hand-off: they show it themselves. */
export function handsOverIn(step: StepId | null): boolean {
  return step === 'fresh-pairing' || step === 'await-approval';
}

type Props = Pick<Recovery, 'host' | 'ask'> & {
  failure: CurrentFailure;
  /** It stands inside the current step: there it is the next thing to do. */
  next?: boolean;
};

export function Handoff({ host, failure, next = false, ask }: Props) {
  const { requestId, deviceId, scopes, retriesItself } = failure.sighting;
  const [copied, copy] = useCopy();
  const command = requestId ? `openclaw devices approve ${requestId}` : 'openclaw devices list';
  return (
    <section class={next ? undefined : 'card'} aria-labelledby="handoff-title">
      <h2 id="handoff-title" class={next ? 'unseen' : undefined}>
        {say('handoff_title')}
      </h2>
      {requestId ? (
        <p class="soft small">
          {say('handoff_request')} <code title={requestId}>{shortId(requestId)}</code>
          {deviceId && (
            <>
              {' · '}
              {say('handoff_device')} <code title={deviceId}>{shortId(deviceId)}</code>
            </>
          )}
        </p>
      ) : (
        <p>{say('handoff_no_request')}</p>
      )}
      <div class="row">
        <Action
          name="copy-handoff"
          primary={next}
          onClick={() => copy(handoffText({ host, requestId, deviceId, scopes }, say))}
        >
          {say('handoff_copy')}
        </Action>
        <Action name="open" quiet onClick={() => ask({ type: 'open', where: 'support' })}>
          {say('packet_open_support')}
        </Action>
      </div>
      <p role="status">{copied}</p>
      <p class="soft small">{say(retriesItself ? 'handoff_keep_open' : 'handoff_life')}</p>
      <details>
        <summary>{say('own_gateway_title')}</summary>
        <Command text={command} />
        <p class="soft small">{say('own_gateway_text')}</p>
        <Command text="openclaw dashboard" />
      </details>
    </section>
  );
}

/** A command to run, with one click to copy it. It holds nothing but our own words and a validated id. */
function Command({ text }: { text: string }) {
  const [copied, copy] = useCopy();
  return (
    <p class="command">
      <code>{text}</code>
      <Action name="copy-command" onClick={() => copy(text)}>
        {copied || say('copy')}
      </Action>
    </p>
  );
}
