/** The machine on which the agent runs: the commands that approve this browser there. */
import { approveCommand } from '../../core/packet/approval-lines';
import { say } from '../../platform/say';
import { Primary } from '../parts/action';
import { Code } from '../parts/code';
import { Command } from '../parts/command';
import { grantWords } from '../parts/handoff';
import { StepCommands } from '../parts/step-commands';
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
      {incident.link && (
        <details>
          <summary>{say('commands_link')}</summary>
          <StepCommands {...props} commands={incident.link} />
        </details>
      )}
    </WayPage>
  );
}
