/** While a step is done, and while its result is watched for. The user's own word counts, and is recorded as such. */
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
  const again = againLabel(props, false);
  const asks = step === 'private-window' && active?.ranAt != null;
  const open = active?.ranAt != null && view.watchUntil === null;
  return (
    <Frame
      shown={props}
      look={step === 'wait' ? 'wait' : 'working'}
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
      // Beside the question about the private window, "It works" would be taken for an answer to it.
      others={
        active?.ranAt != null &&
        !asks && (
          <>
            {open && <ItWorks {...props} />}
            <Skip {...props} />
          </>
        )
      }
    >
      {view.watchUntil !== null && <Remaining from={active?.ranAt ?? null} until={view.watchUntil} />}
      {asks && (
        <Question question="private-window" given={incident.answers['private-window']} ask={ask} bare />
      )}
      {step === 'wait' && plan.until !== null && <OtherTabs {...props} />}
      <GoToAgent {...props} />
    </Frame>
  );
}

/** Tabs that go on trying while a lock is waited out. Their titles are page text. */
function OtherTabs({ view: { others }, ask }: StepProps) {
  if (others.length === 0) return null;
  const titles = others.map(title => `“${title}”`);
  return (
    <div>
      <p class="soft small">{say('step_wait_others', listOf(titles, say))}</p>
      <Action name="pause-others" look="text" onClick={() => ask({ type: 'pause-others' })}>
        {say('step_wait_pause')}
      </Action>
    </div>
  );
}
