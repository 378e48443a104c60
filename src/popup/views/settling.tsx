/** The page has just connected: a few seconds show whether it stays so. The user can still run the next step. */
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
      picture="working"
      title={say('settling')}
      lead={say('settling_note')}
      others={
        waits && (
          <Action name="run" variant="second" onClick={() => ask({ type: 'run', step })}>
            {runLabel(props)}
          </Action>
        )
      }
    />
  );
}
