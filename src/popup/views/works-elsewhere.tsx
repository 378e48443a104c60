/** The agent works again in another tab, but this page has not reconnected yet. */
import { say } from '../../platform/say';
import { Primary } from '../parts/action';
import { Costs, lossOfLoading } from '../parts/costs';
import { Frame } from '../parts/frame';
import { Skip } from '../parts/side-actions';
import type { StepProps } from '../parts/step-words';

export function WorksElsewhere(props: StepProps) {
  return (
    <Frame
      shown={props}
      picture="apart"
      title={say('works_elsewhere')}
      lead={say('works_elsewhere_what')}
      pre={<Costs seconds={5} loss={lossOfLoading(props.incident.plan)} />}
      primary={
        <Primary name="reload" onClick={() => props.ask({ type: 'reload' })}>
          {say('idle_reload')}
        </Primary>
      }
      others={!props.planned.row.isEnd && <Skip {...props} />}
    />
  );
}
