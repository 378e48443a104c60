/** The current step: what it will do, its buttons, and what it waits for while its result is watched. */
import { gatewayAddressOf } from '../../core/gateway-address';
import { keyPart } from '../../core/say';
import type { StepId } from '../../core/step-ids';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';
import { Consent } from './consent';
import { Countdown } from './countdown';
import { Question } from './question';

type Props = Recovery & { step: StepId };

export function CurrentStep(props: Props) {
  const { state, step } = props;
  const { active } = state;
  if (active?.step !== step) return <Pending {...props} />;
  if (active.ranAt !== undefined) return <Watched {...props} />;
  if (step === 'clear-site-data' && !active.consentedTo) return <Consent {...props} />;
  return <p role="status">{say(step === 'clear-site-data' ? 'clearing' : 'step_running')}</p>;
}

function Pending({ step, host, gateway, state, ask }: Props) {
  const sent = step === 'escalate' && state.attempts.some(attempt => attempt.step === 'escalate');
  const target = gatewayAddressOf(gateway) ?? gateway;
  return (
    <>
      <p>{say(`step_${keyPart(step)}_what`, host, target)}</p>
      {!sent && (
        <div class="row">
          <Action name="run" primary onClick={() => ask({ type: 'run', step })}>
            {say(`step_${keyPart(step)}_run`)}
          </Action>
          {step !== 'escalate' && (
            <Action name="skip" onClick={() => ask({ type: 'skip', step })}>
              {say('step_skip')}
            </Action>
          )}
        </div>
      )}
    </>
  );
}

/** While its result is watched for. The user's own word counts, and is recorded as such. */
function Watched({ step, view, state, host, ask }: Props) {
  const manual =
    step === 'private-window' && view.environment.family === 'firefox' && !view.environment.privateWindows;
  return (
    <>
      <p role="status">{waitWords(step, manual, host)}</p>
      {view.watchUntil !== null && <Countdown until={view.watchUntil} />}
      {step === 'private-window' && (
        <Question question="private-window" given={state.answers['private-window']} ask={ask} />
      )}
      <div class="row">
        {againLabel(step, state.failure?.sighting.retriesItself ?? false) && (
          <Action name="confirm" primary onClick={() => ask({ type: 'confirm', step })}>
            {againLabel(step, false)}
          </Action>
        )}
        <Action name="it-works" onClick={() => ask({ type: 'it-works' })}>
          {say('step_it_works')}
        </Action>
        {step !== 'private-window' && (
          <Action name="still-failing" onClick={() => ask({ type: 'still-failing', step })}>
            {say('step_still_failing')}
          </Action>
        )}
        <Action name="skip" onClick={() => ask({ type: 'skip', step })}>
          {say('step_skip')}
        </Action>
      </div>
    </>
  );
}

function waitWords(step: StepId, manual: boolean, host: string): string {
  switch (step) {
    case 'private-window':
      return manual ? say('step_private_window_manual', host) : say('step_private_window_wait');
    case 'right-gateway':
    case 'escalate':
      return say('step_running'); // these end as soon as they run
    default:
      return say(`step_${keyPart(step)}_wait`);
  }
}

/**
 * The label of "look again", for steps in which the user does something elsewhere. A page that keeps trying by itself
 * is never loaded again while an approval is awaited: that could only lose its request or its link's token.
 */
function againLabel(step: StepId, retriesItself: boolean): string | null {
  switch (step) {
    case 'sign-out-in':
      return say('step_sign_out_in_again');
    case 'fresh-link':
      return say('step_fresh_link_again');
    case 'await-approval':
      return retriesItself ? null : say('step_await_approval_again');
    case 'fresh-pairing':
      return retriesItself ? null : say('step_fresh_pairing_again');
    default:
      return null;
  }
}
