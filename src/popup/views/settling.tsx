/** The page connects again: a few seconds will tell whether that stays so. The step that was next can be taken all the same. */
import { say } from '../../platform/say';
import { Action } from '../parts/action';
import { Frame } from '../parts/frame';
import { runLabel, type StepProps } from '../parts/step-words';

export function Settling(props: StepProps) {
  const { step, planned, incident, ask } = props;
  const waits = incident.active === null && planned.result !== 'running' && !incident.plan.sent;
  return (
    <Frame
      shown={props}
      look="working"
      title={say('settling')}
      lead={say('settling_note')}
      others={
        waits && (
          <Action name="run" look="second" onClick={() => ask({ type: 'run', step })}>
            {runLabel(props)}
          </Action>
        )
      }
    />
  );
}
