/** The user mends it in the page itself: the way there, and a way on for whoever cannot. */
import type { ShownFailure } from '../../core/view/view';
import { say } from '../../platform/say';
import { Action, Primary } from '../parts/action';
import { Checks } from '../parts/checks';
import { StepCosts } from '../parts/costs';
import { Frame } from '../parts/frame';
import { pictureFor } from '../parts/picture';
import { type StepProps, titleWords, whatWords } from '../parts/step-words';

export function InPage({ words, ...props }: StepProps & { words: NonNullable<ShownFailure['inPage']> }) {
  const { incident, planned, ask, go } = props;
  return (
    <Frame
      shown={props}
      picture={pictureFor(props)}
      title={titleWords(props)}
      lead={whatWords(props)}
      helps
      pre={<StepCosts row={planned.row} plan={incident.plan} />}
      primary={
        <Primary name="open" onClick={() => ask({ type: 'open', where: 'agent' })}>
          {say(words.go)}
        </Primary>
      }
      others={
        <Action name="help" variant="second" onClick={() => go('help')}>
          {say(words.cannot)}
        </Action>
      }
    >
      <Checks checks={incident.checks} />
    </Frame>
  );
}
