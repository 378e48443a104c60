/** The agent itself, in its own chat: it may run the command that approves this browser. */
import { agentMessage } from '../../core/packet/agent-message';
import { say } from '../../platform/say';
import { Primary } from '../parts/action';
import { ApprovalCosts } from '../parts/costs';
import { Drawn } from '../parts/icon';
import { useCopy } from '../parts/use-copy';
import { WayPage, type WayProps } from './way-page';

export function AskAgent(props: WayProps) {
  const { failure, ask, go } = props;
  const { request } = failure;
  const message = agentMessage(request?.requestId ?? null, request?.deviceId ?? null, say, failure.served);
  const [copied, copy] = useCopy();
  const give = async () => {
    if (message === null) return;
    // What could not be copied can be copied by hand; the next press goes on.
    if (!(await copy(message)) && !copied) return;
    await ask({ type: 'asked', way: 'ask-agent' });
    go('first');
  };
  return (
    <WayPage
      {...props}
      way="ask-agent"
      outcome={copied}
      pre={copied ? <p class="soft small">{copied}</p> : <ApprovalCosts />}
      primary={
        <Primary name="copy-agent-message" disabled={message === null} onClick={give}>
          {say('handoff_copy')}
        </Primary>
      }
    >
      <p>{say('agent_lead')}</p>
      <p class="hint">
        <Drawn path="M6 11h12v8H6ZM8.500 11V8a3.500 3.500 0 0 1 7 0v3" />
        <span>{say('agent_private')}</span>
      </p>
      <p class="hint">
        <Drawn path="M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17ZM12 11v5M12 8v.01" />
        <span>{say('agent_may_refuse')}</span>
      </p>
      <details open={copied !== ''}>
        <summary>{say('ways_message')}</summary>
        <p class="letter">{message}</p>
        <p class="soft small">{say('agent_no_pair')}</p>
      </details>
    </WayPage>
  );
}
