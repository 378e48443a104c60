/** A step that is next: what came of the last one, what this one does, takes and deletes, and its button. */
import { say } from '../../platform/say';
import { Primary } from '../parts/action';
import { Command } from '../parts/command';
import { StepCosts } from '../parts/costs';
import { Frame } from '../parts/frame';
import { looksLike } from '../parts/look';
import { GoToAgent, ItWorks, Skip } from '../parts/side-actions';
import { runLabel, type StepProps, titleWords, triedIn, wasWords, whatWords } from '../parts/step-words';

export function Next(props: StepProps) {
  const { step, incident, ask } = props;
  const { plan, target } = incident;
  // What was watched for and never seen is asked, once nothing watches for it any more.
  const undecided = triedIn(incident).at(-1)?.result === 'unproven';
  return (
    <Frame
      shown={props}
      look={looksLike(props)}
      title={titleWords(props)}
      was={wasWords(incident)}
      lead={whatWords(props)}
      pre={<StepCosts step={step} plan={plan} />}
      primary={
        <Primary name="run" onClick={() => ask({ type: 'run', step })}>
          {runLabel(props)}
        </Primary>
      }
      others={
        <>
          {undecided && <ItWorks {...props} />}
          <Skip {...props} />
        </>
      }
    >
      {step === 'right-gateway' && !target.own && <p class="soft">{say(`elsewhere_${target.place}`)}</p>}
      <OnTheirMachine {...props} />
      <GoToAgent {...props} />
    </Frame>
  );
}

/** What somebody who runs the agent does there: one command at a time. */
function OnTheirMachine({ step, incident: { failure, plan } }: StepProps) {
  const ownLink = (step === 'fresh-link' || step === 'fresh-pairing') && plan.situation === 'own';
  const restart = step === 'restart-gateway';
  if (!ownLink && !restart) return null;
  return (
    <div class="letter">
      {restart && failure?.mustList && <Command text={failure.mustList.value} />}
      <Command text={restart ? 'openclaw gateway restart' : 'openclaw dashboard'} />
    </div>
  );
}
