/** The machine on which the agent runs: the commands that approve this browser there. */
import { approveCommand } from '../../core/packet/approval-lines';
import { say } from '../../platform/say';
import { Primary } from '../parts/action';
import { Code } from '../parts/code';
import { Command } from '../parts/command';
import { grantWords } from '../parts/handoff';
import { Approved, useAsked, WayPage, type WayProps, waitsForPress } from './way-page';

export function Commands(props: WayProps) {
  const { failure, incident, go } = props;
  const { requestId = null, deviceId = null } = failure.request ?? {};
  const approve = approveCommand(requestId);
  useAsked('commands', props);
  const byRequest = (
    <>
      <p>{say('handoff_own_list')}</p>
      <div class="letter">
        <Command text="openclaw devices list" />
      </div>
      <Code deviceId={deviceId} />
      <p>{say(approve ? 'handoff_own_approve' : 'handoff_own_approve_listed')}</p>
      {approve && (
        <div class="letter">
          <Command text={approve} />
        </div>
      )}
    </>
  );
  return (
    <WayPage
      {...props}
      way="commands"
      primary={
        failure.retriesItself ? (
          <Primary name="wait" onClick={() => go('first')}>
            {say('step_await_approval_run_own')}
          </Primary>
        ) : (
          waitsForPress(props) && <Approved {...props} />
        )
      }
    >
      {failure.pair ? (
        <>
          <p>{say('commands_pair', failure.pair.browserId)}</p>
          <div class="letter">
            <Command text={`openclaw pair ${failure.pair.code}`} />
          </div>
          <details>
            <summary>{say('commands_request')}</summary>
            {byRequest}
          </details>
        </>
      ) : (
        byRequest
      )}
      <p class="soft small">{grantWords(failure)}</p>
      <details>
        <summary>{say('commands_link')}</summary>
        <p class="soft small">{say('commands_link_how')}</p>
        <div class="letter">
          <Command text="openclaw dashboard --json" />
        </div>
        <p class="soft small">
          {say('commands_link_fix', `${incident.origin}/#bootstrapToken=…&bootstrapProfile=owner`)}
        </p>
      </details>
    </WayPage>
  );
}
