/** A step that is next: what came of the last one, what this one does, takes and deletes, and its button. */
import { say } from '../../platform/say';
import { Primary } from '../parts/action';
import { Command } from '../parts/command';
import { StepCosts } from '../parts/costs';
import { Frame } from '../parts/frame';
import { looksLike } from '../parts/picture';
import { GoToAgent, ItWorks, Skip } from '../parts/side-actions';
import { runLabel, type StepProps, titleWords, triedIn, wasWords, whatWords } from '../parts/step-words';

export function Next(props: StepProps) {
  const { step, planned, incident, ask } = props;
  const { plan, target } = incident;
  // What was watched for and never seen is asked, once nothing watches for it any more.
  const undecided = triedIn(incident).at(-1)?.result === 'unproven';
  const commands = commandsOf(props);
  return (
    <Frame
      shown={props}
      look={looksLike(props)}
      bare={commands.length > 0}
      title={titleWords(props)}
      was={wasWords(incident)}
      lead={planned.result === 'could-not-run' ? undefined : whatWords(props)}
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
      {commands.length > 0 && (
        <div class="letter">
          {commands.map(text => (
            <Command key={text} text={text} />
          ))}
        </div>
      )}
      <GoToAgent {...props} />
    </Frame>
  );
}

/** What somebody who runs the agent runs or sets there. */
function commandsOf({ step, incident: { failure, plan } }: StepProps): string[] {
  if (step === 'restart-gateway')
    return [...(failure?.mustList ? settingOf(failure.mustList) : []), 'openclaw gateway restart'];
  const link = step === 'fresh-link' || step === 'fresh-pairing';
  return link && plan.situation === 'own' ? ['openclaw dashboard'] : [];
}

/**
 * Where a gateway lists the origins that it accepts (docs/openclaw.md, "Allowed origins"), and what has to be added.
 */
function settingOf({ value }: { readonly value: string }): string[] {
  return ['gateway.controlUi.allowedOrigins', value];
}
