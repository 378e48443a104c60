/** A clearing left something behind, or could not check all of it: said at once, with another try and a way without Re-Pair. */
import { useState } from 'preact/hooks';
import { counted } from '../../core/counted';
import type { ShownClear } from '../../core/view/view';
import { say } from '../../platform/say';
import { Action, Primary } from '../parts/action';
import { Costs } from '../parts/costs';
import { Frame } from '../parts/frame';
import { Icon } from '../parts/icon';
import { lastEnded, lastResultWords, type StepProps } from '../parts/step-words';

export function Leftover({ cleared, pass, ...props }: StepProps & { cleared: ShownClear; pass: () => void }) {
  const [byHand, setByHand] = useState(false);
  const { incident, planned, ask } = props;
  const clearing = incident.plan.steps.findLast(({ row }) => row.asksFirst) ?? planned;
  const left = leftTypes(cleared);
  const shown = left.length > 0 ? left : cleared.left;
  const failed = lastEnded(planned, incident)?.result === 'could-not-run';
  return (
    <Frame
      shown={props}
      picture="apart"
      title={titleWords(left.length)}
      lastResult={failed ? lastResultWords(incident) : null}
      lead={byHand ? say('left_by_hand_how') : say('left_lead')}
      pre={<Costs seconds={clearing.row.seconds} loss="cost_first_asks" />}
      primary={
        <Primary name="run" onClick={() => ask({ type: clearing.current ? 'run' : 'choose', step: clearing.step })}>
          {say('left_again')}
        </Primary>
      }
      others={
        <>
          {!byHand && (
            <Action name="by-hand" variant="second" onClick={() => setByHand(true)}>
              {say('left_by_hand')}
            </Action>
          )}
          <Action
            name="go-on"
            variant="second"
            onClick={() => (clearing.current ? ask({ type: 'skip', step: planned.step }) : pass())}
          >
            {say('left_go_on')}
          </Action>
        </>
      }
    >
      <ul class="facts">
        {shown.map(type => (
          <li key={type}>
            <Icon name={left.length > 0 ? 'cross' : 'dash'} />
            <span>{say(`data_${type}`)}</span>
          </li>
        ))}
      </ul>
    </Frame>
  );
}

/** What was read back as still there, each kind once. */
function leftTypes({ hosts }: ShownClear): ShownClear['left'] {
  const left = hosts.flatMap(({ types }) => types.filter(({ outcome }) => outcome === 'left-behind'));
  return [...new Set(left.map(({ type }) => type))];
}

/** How many kinds of data are still there; none where that could not be read. */
function titleWords(count: number): string {
  if (count === 0) return say('left_title_unchecked');
  return counted('left_title', count, say);
}
