/** The next step: the last one's result, what this one does, how long it takes, what it deletes, and its button. */
import { say } from '../../platform/say';
import { Action, Primary } from '../parts/action';
import { Checks } from '../parts/checks';
import { StepCosts } from '../parts/costs';
import { Frame } from '../parts/frame';
import { pictureFor } from '../parts/picture';
import { GoToAgent, ItWorks, OtherWays, Skip } from '../parts/side-actions';
import {
  elsewhereWords,
  lastEnded,
  lastResultWords,
  opens,
  runLabel,
  type StepProps,
  titleWords,
  triedIn,
  whatWords,
} from '../parts/step-words';
import { useMore } from '../use-more';

export function Next(props: StepProps) {
  const { step, planned, incident, ask } = props;
  const { plan, target } = incident;
  // The watch after the last step ended without a result, so the user can say that it works.
  const undecided = triedIn(incident).at(-1)?.result === 'unproven';
  const { commands } = planned;
  const more = useMore();
  const elsewhere = elsewhereWords(props);
  return (
    <Frame
      shown={props}
      picture={pictureFor(props)}
      bare={commands !== null || elsewhere !== null}
      title={titleWords(props)}
      lastResult={lastResultWords(incident)}
      lead={planned.result === 'could-not-run' ? undefined : whatWords(props)}
      pre={<StepCosts row={planned.row} plan={plan} />}
      primary={
        <Primary name="run" onClick={() => ask({ type: 'run', step })}>
          {runLabel(props)}
        </Primary>
      }
      others={
        <>
          {elsewhere && (
            <Action name="own-agent" variant="second" onClick={() => ask({ type: 'own-agent' })}>
              {say(elsewhere.back)}
            </Action>
          )}
          {lastEnded(planned, incident)?.result === 'could-not-run' && <ShowStayed {...props} />}
          {undecided && !elsewhere && <ItWorks {...props} />}
          <Skip {...props} />
        </>
      }
    >
      {opens(props) && <Checks checks={incident.checks} />}
      {elsewhere && <p class="soft">{say(`elsewhere_${target.place}`)}</p>}
      {elsewhere && <p class="soft small">{say(elsewhere.backNote)}</p>}
      {commands && more && <more.StepCommands {...props} commands={commands} />}
      {!elsewhere && !props.problem && <OtherWays {...props} />}
      <GoToAgent {...props} />
    </Frame>
  );
}

/** The way to the page that would not go. */
function ShowStayed({ view: { stayedTab }, ask }: StepProps) {
  return stayedTab === null ? null : (
    <Action name="show" variant="second" onClick={() => ask({ type: 'show', page: stayedTab })}>
      {say('page_stayed_show')}
    </Action>
  );
}
