/** What the current step says: what it will do, what it waits for, and what its buttons are called. */
import { keyPart } from '../../core/say';
import type { StepId } from '../../core/steps/ids';
import type { ShownStep } from '../../core/view/view';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';

export type StepProps = Recovery & { step: StepId; planned: ShownStep };

/** True where the step's whole point is that someone else approves. */
export function handsOver({ planned, incident: { failure } }: StepProps): boolean {
  return failure?.approval === true && planned.waitsForApproval;
}

/** True where the browser does not let Re-Pair open the private window, so that the user has to. */
function userOpens({ step, view }: StepProps): boolean {
  return step === 'private-window' && !view.environment.opensPrivateWindows;
}

/** The label of the button that starts the step, or says that it was done elsewhere. */
export function runLabel(props: StepProps): string {
  const { step } = props;
  const { plan } = props.incident;
  if (handsOver(props))
    return say(plan.situation === 'own' ? 'step_await_approval_run_own' : 'step_await_approval_run');
  const link = step === 'fresh-link' || step === 'fresh-pairing';
  if (link && plan.situation === 'own') return say('step_fresh_link_run_own');
  if (userOpens(props)) return say('step_private_window_run_manual');
  return say(`step_${keyPart(step)}_run`);
}

/** What the step will do. */
export function whatWords(props: StepProps): string {
  const { step, incident } = props;
  const { host, plan, failure, target } = incident;
  if (handsOver(props))
    return say(plan.situation === 'own' ? 'step_await_approval_what_own' : 'step_await_approval_what');
  if (step === 'wait' && plan.until !== null) return say('step_wait_what_locked');
  if (step === 'fresh-link' && plan.situation === 'own') return say('step_fresh_link_what_own');
  if (step === 'fresh-pairing' && plan.situation === 'own') return say('step_fresh_pairing_what_own');
  if (step === 'restart-gateway' && failure?.mustList)
    return say(`step_restart_gateway_${failure.mustList.what}`);
  if (userOpens(props)) return say('step_private_window_what_manual');
  if (step !== 'right-gateway') return say(`step_${keyPart(step)}_what`);
  return target.own
    ? say('step_right_gateway_what_own', host)
    : say('step_right_gateway_what', host, target.address, say(`elsewhere_${target.place}`));
}

/** What is waited for. */
export function waitWords(props: StepProps): string {
  const { step } = props;
  const { host, plan, active } = props.incident;
  switch (step) {
    case 'private-window':
      return userOpens(props) ? say('step_private_window_manual', host) : say('step_private_window_wait');
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

/**
 * The label of "look again", for steps in which the user does something elsewhere. A page that keeps trying by itself
 * is never loaded again while an approval is awaited: that could only lose its request or its link's token.
 */
export function againLabel(
  { step, planned, incident: { active, failure } }: StepProps,
  lapsed: boolean,
): string | null {
  if (planned.waitsForApproval && lapsed) return say('handoff_new_request');
  switch (step) {
    case 'sign-out-in':
      return active?.account === 'signed-in' ? null : say('step_sign_out_in_again');
    case 'fresh-link':
      return say('step_fresh_link_again');
    case 'await-approval':
      return failure?.retriesItself ? null : say('step_await_approval_again');
    case 'fresh-pairing':
      return failure?.retriesItself ? null : say('step_fresh_pairing_again');
    default:
      return null;
  }
}
