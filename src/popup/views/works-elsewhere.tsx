/** The agent works again in another tab, but this page has not reconnected yet. */
import { say } from '../../platform/say';
import { Action, Primary } from '../parts/action';
import { Frame } from '../parts/frame';
import { Skip } from '../parts/side-actions';
import type { StepProps } from '../parts/step-words';

export function WorksElsewhere({ there, ...props }: StepProps & { there: number }) {
  const { ask, planned } = props;
  return (
    <Frame
      shown={props}
      picture="joined"
      title={say('works_elsewhere')}
      lead={say('works_elsewhere_what')}
      primary={
        <Primary name="show" onClick={() => ask({ type: 'show', page: there })}>
          {say('works_elsewhere_go')}
        </Primary>
      }
      others={
        <>
          <Action name="reload" variant="second" onClick={() => ask({ type: 'reload' })}>
            {say('works_elsewhere_reload')}
          </Action>
          {!planned.row.isEnd && <Skip {...props} />}
        </>
      }
    />
  );
}
