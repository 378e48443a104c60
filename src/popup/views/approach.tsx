/** Somebody has to approve this browser, and nobody was asked yet: what is known, and the door. */
import { say } from '../../platform/say';
import { Primary } from '../parts/action';
import { Checks } from '../parts/checks';
import { ApprovalCosts } from '../parts/costs';
import { goingOn } from '../parts/first-run';
import { Frame } from '../parts/frame';
import { clearingBeforeAsking, type StepProps, titleWords } from '../parts/step-words';

export function Approach(props: StepProps) {
  const { incident, view, go } = props;
  const { checks, failure, plan } = incident;
  const lead = failure && say(plan.progress ? 'progress_approval_lead' : failure.meaning);
  return (
    <Frame
      shown={props}
      picture="apart"
      title={titleWords(props)}
      lastResult={clearingBeforeAsking(incident)}
      lead={lead ?? undefined}
      pre={<ApprovalCosts />}
      primary={
        <Primary
          name="ways"
          onClick={() => {
            goingOn(view);
            go('ways');
          }}
        >
          {say('step_await_approval_run')}
        </Primary>
      }
    >
      <Checks checks={checks} />
    </Frame>
  );
}
