/** What to hand to whoever can approve: the request, checked, with one click to copy. */
import { handoffText } from '../../core/handoff';
import { shortId } from '../../core/ids';
import type { CurrentFailure } from '../../core/incident/reduce';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';
import { useCopy } from './use-copy';

export function Handoff({ host, failure }: Recovery & { failure: CurrentFailure }) {
  const { requestId, deviceId, scopes } = failure.sighting;
  const [copied, copy] = useCopy();
  const command = requestId ? `openclaw devices approve ${requestId}` : 'openclaw devices list';
  return (
    <section class="card" aria-labelledby="handoff-title">
      <h2 id="handoff-title">{say('handoff_title')}</h2>
      {requestId ? (
        <p>
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
      <p class="soft">{say('handoff_life')}</p>
      <div class="row">
        <Action
          name="copy-handoff"
          onClick={() => copy(handoffText({ host, requestId, deviceId, scopes }, say))}
        >
          {say('handoff_copy')}
        </Action>
      </div>
      <details>
        <summary>{say('own_gateway_title')}</summary>
        <Command text={command} />
        <p class="soft">{say('own_gateway_text')}</p>
        <Command text="openclaw dashboard" />
      </details>
      <p role="status">{copied}</p>
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
