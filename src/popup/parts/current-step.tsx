/** The current step: what it will do, its buttons, and what it waits for while its result is watched. */
import type { StepId } from '../../core/steps/ids';
import { say } from '../../platform/say';
import { Action } from './action';
import { Command } from './command';
import { Consent } from './consent';
import { Countdown } from './countdown';
import { Handoff } from './handoff';
import { WantedPacket } from './packet';
import { Question } from './question';
import { againLabel, handsOver, runLabel, type StepProps, waitWords, whatWords } from './step-words';
import { usePassed } from './use-passed';

export function CurrentStep(props: StepProps) {
  const { incident, step } = props;
  const { active, failure } = incident;
  if (active?.step !== step) return <Pending {...props} />;
  if (active.ran) return <Watched {...props} />;
  if (step === 'clear-site-data' && !active.consented)
    return failure && <Consent {...props} failure={failure} />;
  return step === 'clear-site-data' ? <Clearing {...props} /> : <p role="status">{say('step_running')}</p>;
}

/** While it clears. It takes a second or two, and up to some more where a site does not answer. */
function Clearing({ view: { progress } }: StepProps) {
  return (
    <>
      <p role="status">{say('clearing')}</p>
      <progress aria-label={say('clearing')} value={progress ?? 0} />
    </>
  );
}

function Pending(props: StepProps) {
  const { step, ask } = props;
  if (step === 'escalate') return <Escalate {...props} />;
  const asked = handsOver(props);
  return (
    <>
      <p>{whatWords(props)}</p>
      <OnTheirMachine {...props} />
      {props.incident.plan.losesLink && LOADS_AGAIN.has(step) && <p class="note">{say('risk_link')}</p>}
      <HandingOver {...props} />
      <div class="row">
        <Action name="run" primary={!asked} onClick={() => ask({ type: 'run', step })}>
          {runLabel(props)}
        </Action>
        <Skip {...props} />
      </div>
    </>
  );
}

/** Steps that load the agent's page again. */
const LOADS_AGAIN: ReadonlySet<StepId> = new Set(['hard-refresh', 'sign-out-in', 'clear-site-data', 'wait']);

/** What somebody who runs the agent does there: one command at a time. */
function OnTheirMachine(props: StepProps) {
  const { step, incident } = props;
  const { failure, plan } = incident;
  const ownLink = step === 'fresh-link' || (step === 'fresh-pairing' && !handsOver(props));
  if (ownLink && plan.situation === 'own') return <Command text="openclaw dashboard" />;
  if (step !== 'restart-gateway') return null;
  return (
    <>
      {failure?.mustList && <Command text={failure.mustList.value} />}
      <Command text="openclaw gateway restart" />
    </>
  );
}

/** The end: the report is the next thing to do, so it stands here. */
function Escalate(props: StepProps) {
  const wanted = !props.incident.plan.sent;
  return (
    <>
      <p>{say(wanted ? 'step_escalate_what' : 'step_escalate_sent')}</p>
      {wanted && <WantedPacket {...props} />}
    </>
  );
}

/** While its result is watched for. The user's own word counts, and is recorded as such. */
function Watched(props: StepProps) {
  const { step, view, incident, ask } = props;
  const lapsed = usePassed(incident.failure?.request?.lapsesAt ?? null);
  const again = againLabel(props, lapsed);
  return (
    <>
      <p role="status">{waitWords(props)}</p>
      {view.watchUntil !== null && <Countdown until={view.watchUntil} />}
      {step === 'wait' && <OtherTabs {...props} />}
      <HandingOver {...props} />
      {again && (
        <div class="row">
          <Action
            name="confirm"
            primary={lapsed || !handsOver(props)}
            onClick={() => ask({ type: 'confirm', step })}
          >
            {again}
          </Action>
        </div>
      )}
      {step === 'private-window' && (
        <Question question="private-window" given={incident.answers['private-window']} ask={ask} bare />
      )}
      <div class="row">
        {/* Beside the question about the private window, "It works" would be taken for an answer to it. */}
        {step !== 'private-window' && (
          <>
            <Action name="it-works" onClick={() => ask({ type: 'it-works' })}>
              {say('step_it_works')}
            </Action>
            <Action name="still-failing" onClick={() => ask({ type: 'still-failing', step })}>
              {say('step_still_failing')}
            </Action>
          </>
        )}
        <Skip {...props} />
      </div>
    </>
  );
}

function Skip({ step, ask }: StepProps) {
  return (
    <Action name="skip" quiet onClick={() => ask({ type: 'skip', step })}>
      {say('step_skip')}
    </Action>
  );
}

function HandingOver(props: StepProps) {
  const { failure } = props.incident;
  return failure && handsOver(props) ? <Handoff {...props} failure={failure} next /> : null;
}

/** Tabs that go on trying while a lock is waited out. Their titles are page text. */
function OtherTabs({ incident, view: { others }, ask }: StepProps) {
  return incident.plan.until !== null && others.length > 0 ? (
    <>
      <p>{say('step_wait_others', others.map(title => `“${title}”`).join(', '))}</p>
      <div class="row">
        <Action name="pause-others" onClick={() => ask({ type: 'pause-others' })}>
          {say('step_wait_pause')}
        </Action>
      </div>
    </>
  ) : null;
}
