/** heyron support: one message with all that they need, their page, and what happens then. */
import { shortId } from '../../core/address/ids';
import { say } from '../../platform/say';
import { Action, Primary } from '../parts/action';
import { messageOf } from '../parts/handoff';
import { Icon } from '../parts/icon';
import { useCopy } from '../parts/use-copy';
import { useEnglish } from '../use-english';
import { WayPage, type WayProps } from './way-page';

export function Support(props: WayProps) {
  const { incident, failure, ask, go } = props;
  const [copied, copy] = useCopy('handoff_copied');
  const english = useEnglish();
  const code = failure.request?.deviceId ?? failure.request?.requestId;
  const give = async (opens: boolean) => {
    // What could not be copied can be copied by hand; the next press goes on.
    if (!(await copy(messageOf(incident, failure, english))) && !copied) return;
    await ask({ type: 'asked', way: 'support' });
    if (opens) await ask({ type: 'open', where: 'support' });
    go('first');
  };
  return (
    <WayPage
      {...props}
      way="support"
      outcome={copied}
      pre={
        <p class="costs">
          <Icon name={copied ? 'dash' : 'clock'} size={18} />
          <span>{copied || say('support_takes')}</span>
        </p>
      }
      primary={
        <Primary name="copy-handoff" onClick={() => give(true)}>
          {say('support_copy_open')}
        </Primary>
      }
      others={
        <Action name="copy-only" variant="second" onClick={() => give(false)}>
          {say('support_only_copy')}
        </Action>
      }
    >
      <p>{say('support_lead')}</p>
      <div class="letter">
        <b>{english(failure.served ? 'ask_approve_server' : 'handoff_letter', incident.host)}</b>
        {code && <code title={code}>{shortId(code)}</code>}
      </div>
      <ol class="numbered">
        <li>{say('support_first')}</li>
        <li>{say('support_then')}</li>
        <li>{say(failure.retriesItself ? 'support_last' : 'support_last_older')}</li>
      </ol>
      <details open={copied !== ''}>
        <summary>{say('ways_message')}</summary>
        <p class="letter">{messageOf(incident, failure, english)}</p>
      </details>
    </WayPage>
  );
}
