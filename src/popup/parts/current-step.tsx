/** The current step: what it will do, its buttons, and what it waits for while its result is watched. */
import { FAILURES } from '../../core/failure';
import { gatewayAddressOf, placeOfGateway } from '../../core/gateway-address';
import type { IncidentState } from '../../core/incident/reduce';
import { requestOf } from '../../core/plan/request';
import { keyPart } from '../../core/say';
import type { StepId } from '../../core/steps/ids';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';
import { Command } from './command';
import { Consent } from './consent';
import { Countdown } from './countdown';
import { Handoff, handsOverIn } from './handoff';
import { WantedPacket } from './packet';
import { Question } from './question';
import { usePassed } from './use-passed';

type Props = Recovery & { step: StepId };

export function CurrentStep(props: Props) {
  const { state, step } = props;
  const { active } = state;
  if (active?.step !== step) return <Pending {...props} />;
  if (active.ranAt !== undefined) return <Watched {...props} />;
  if (step === 'clear-site-data' && !active.consentedTo) return <Consent {...props} />;
  return step === 'clear-site-data' ? <Clearing {...props} /> : <p role="status">{say('step_running')}</p>;
}

/** While it clears. It takes a second or two, and up to some more where a site does not answer. */
function Clearing({ view: { progress } }: Props) {
  return (
    <>
      <p role="status">{say('clearing')}</p>
      <progress aria-label={say('clearing')} value={progress ?? 0} />
    </>
  );
}

function Pending(props: Props) {
  const { step, ask } = props;
  if (step === 'escalate') return <Escalate {...props} />;
  const asked = handsOver(props);
  return (
    <>
      <p>{whatWords(props)}</p>
      <OnTheirMachine {...props} />
      {props.plan.losesLink && LOADS_AGAIN.has(step) && <p class="note">{say('risk_link')}</p>}
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
function OnTheirMachine(props: Props) {
  const { step, plan, state, view } = props;
  const { failure } = state;
  const { incident } = view;
  const ownLink = step === 'fresh-link' || (step === 'fresh-pairing' && !handsOver(props));
  if (ownLink && plan.situation === 'own') return <Command text="openclaw dashboard" />;
  if (step !== 'restart-gateway' || !incident) return null;
  return (
    <>
      {failure?.kind === 'origin-not-allowed' && <Command text={incident.origin} />}
      <Command text="openclaw gateway restart" />
    </>
  );
}

function runLabel(props: Props): string {
  const { step, plan } = props;
  if (handsOver(props))
    return say(plan.situation === 'own' ? 'step_await_approval_run_own' : 'step_await_approval_run');
  const link = step === 'fresh-link' || step === 'fresh-pairing';
  if (link && plan.situation === 'own') return say('step_fresh_link_run_own');
  return say(`step_${keyPart(step)}_run`);
}

/** What the step will do. */
function whatWords(props: Props): string {
  const { step, host, gateway, plan, state } = props;
  const { failure } = state;
  if (handsOver(props))
    return say(plan.situation === 'own' ? 'step_await_approval_what_own' : 'step_await_approval_what');
  if (step === 'wait' && plan.until !== null) return say('step_wait_what_locked');
  if (step === 'fresh-link' && plan.situation === 'own') return say('step_fresh_link_what_own');
  if (step === 'fresh-pairing' && plan.situation === 'own') return say('step_fresh_pairing_what_own');
  if (step === 'restart-gateway' && failure?.kind === 'origin-not-allowed')
    return say('step_restart_gateway_origin');
  if (step !== 'right-gateway') return say(`step_${keyPart(step)}_what`);
  const target = gatewayAddressOf(gateway) ?? gateway;
  if (new URL(target).host === host) return say('step_right_gateway_what_own', host);
  const place = placeOfGateway(target) ?? 'public';
  return say('step_right_gateway_what', host, target, say(`elsewhere_${place}`));
}

/** The end: the report is the next thing to do, so it stands here. */
function Escalate(props: Props) {
  const wanted = !props.plan.sent;
  return (
    <>
      <p>{say(wanted ? 'step_escalate_what' : 'step_escalate_sent')}</p>
      {wanted && <WantedPacket {...props} />}
    </>
  );
}

/** While its result is watched for. The user's own word counts, and is recorded as such. */
function Watched(props: Props) {
  const { step, view, state, ask } = props;
  const manual =
    step === 'private-window' && view.environment.family === 'firefox' && !view.environment.privateWindows;
  const lapsed = usePassed((state.failure && requestOf(state.failure)?.lapsesAt) ?? null);
  const again = againLabel(step, state, lapsed);
  return (
    <>
      <p role="status">{waitWords(props, manual)}</p>
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
        <Question question="private-window" given={state.answers['private-window']} ask={ask} bare />
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

function Skip({ step, ask }: Props) {
  return (
    <Action name="skip" quiet onClick={() => ask({ type: 'skip', step })}>
      {say('step_skip')}
    </Action>
  );
}

function HandingOver(props: Props) {
  const { failure } = props.state;
  return failure && handsOver(props) ? <Handoff {...props} failure={failure} next /> : null;
}

/** True where the step's whole point is that someone else approves. */
function handsOver({ step, state: { failure } }: Props): boolean {
  return failure !== null && FAILURES[failure.kind].approval && handsOverIn(step);
}

function waitWords({ step, host, plan, state: { active } }: Props, manual: boolean): string {
  switch (step) {
    case 'private-window':
      return manual ? say('step_private_window_manual', host) : say('step_private_window_wait');
    case 'sign-out-in':
      return say(`step_sign_out_in_${keyPart(active?.account ?? 'wait')}`);
    case 'fresh-link':
      return say(plan.situation === 'own' ? 'step_fresh_link_wait_own' : 'step_fresh_link_wait');
    case 'right-gateway':
    case 'escalate':
      return say('step_running'); // these end as soon as they run
    default:
      return say(`step_${keyPart(step)}_wait`);
  }
}

/** Tabs that go on trying while a lock is waited out. Their titles are page text. */
function OtherTabs({ plan, view: { others }, ask }: Props) {
  return plan.until !== null && others.length > 0 ? (
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

/**
 * The label of "look again", for steps in which the user does something elsewhere. A page that keeps trying by itself
 * is never loaded again while an approval is awaited: that could only lose its request or its link's token.
 */
function againLabel(step: StepId, { active, failure }: IncidentState, lapsed: boolean): string | null {
  const waitsForApproval = step === 'await-approval' || step === 'fresh-pairing';
  if (waitsForApproval && lapsed) return say('handoff_new_request');
  switch (step) {
    case 'sign-out-in':
      return active?.account === 'signed-in' ? null : say('step_sign_out_in_again');
    case 'fresh-link':
      return say('step_fresh_link_again');
    case 'await-approval':
      return failure?.sighting.retriesItself ? null : say('step_await_approval_again');
    case 'fresh-pairing':
      return failure?.sighting.retriesItself ? null : say('step_fresh_pairing_again');
    default:
      return null;
  }
}
