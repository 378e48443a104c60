/** While a step runs, and while Re-Pair watches for its result. */
import { listOf } from '../../core/say';
import { say } from '../../platform/say';
import { Action, Primary } from '../parts/action';
import { AgainCosts } from '../parts/costs';
import { Frame } from '../parts/frame';
import { Question } from '../parts/question';
import { Remaining } from '../parts/remaining';
import { GoToAgent, ItWorks, Skip } from '../parts/side-actions';
import { againLabel, noteWords, type StepProps, waitWords } from '../parts/step-words';

export function Watched(props: StepProps) {
  const { step, view, incident, ask } = props;
  const { active, plan } = incident;
  const again = againLabel(props);
  const { asks, waits } = props.planned.row;
  const question = active?.ranAt == null ? null : asks;
  const open = active?.ranAt != null && view.watchUntil === null;
  return (
    <Frame
      shown={props}
      picture={waits ? 'wait' : 'working'}
      title={waitWords(props)}
      lead={noteWords(props)}
      pre={again && active?.ranAt != null && <AgainCosts plan={plan} />}
      primary={
        again && active?.ranAt != null ? (
          <Primary name="confirm" onClick={() => ask({ type: 'confirm', step })}>
            {again}
          </Primary>
        ) : null
      }
      // Beside the question about the private window, "It works" would look like an answer to it.
      others={
        active?.ranAt != null &&
        !question && (
          <>
            {open && <ItWorks {...props} />}
            <Skip {...props} />
          </>
        )
      }
    >
      {view.watchUntil !== null && <Remaining from={active?.ranAt ?? null} until={view.watchUntil} />}
      {question && <Question question={question} given={incident.answers[question]} ask={ask} bare />}
      {waits && plan.until !== null && <OtherTabs {...props} />}
      <GoToAgent {...props} />
    </Frame>
  );
}

/** Other tabs that keep retrying during a lock. Their titles are page text. */
function OtherTabs({ view: { others }, ask }: StepProps) {
  if (others.length === 0) return null;
  const titles = others.map(title => say('quoted', title));
  return (
    <div>
      <p class="soft small">{say('step_wait_others', listOf(titles, say))}</p>
      <Action name="pause-others" variant="text" onClick={() => ask({ type: 'pause-others' })}>
        {say('step_wait_pause')}
      </Action>
    </div>
  );
}
