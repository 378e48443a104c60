/** What the current step says: its heading, what it will do, what it waits for, and what its buttons are called. */

import type { StepId } from '../../core/catalogue/steps';
import { keyPart, speak } from '../../core/say';
import type { ShownIncident, ShownStep } from '../../core/view/view';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { clearedWords } from './clears';
import type { Was } from './sentence';

export type StepProps = Recovery & { step: StepId; planned: ShownStep };

/** True where the step's whole point is that someone else approves. */
export function handsOver({ planned, incident: { failure } }: StepProps): boolean {
  return failure?.approval === true && planned.waitsForApproval;
}

/** True where the browser does not let Re-Pair open the private window, so that the user has to. */
function userOpens({ step, view }: StepProps): boolean {
  return step === 'private-window' && !view.environment.opensPrivateWindows;
}

/** True while the page talks to another address than its own, and nobody has said that it should. */
function strays({ step, incident: { target } }: StepProps): boolean {
  return step === 'right-gateway' && !target.own;
}

function runsIt({ incident: { plan } }: StepProps): boolean {
  return plan.situation === 'own';
}

/** The steps that were tried in this trouble, in their order. */
export function triedIn({ plan }: ShownIncident): readonly ShownStep[] {
  return plan.steps.filter(({ current, result }) => !current && result !== 'pending');
}

/** The label of the button that starts the step, or says that it was done elsewhere. */
export function runLabel(props: StepProps): string {
  const { step } = props;
  if (handsOver(props)) return say(runsIt(props) ? 'step_await_approval_run_own' : 'step_await_approval_run');
  const link = step === 'fresh-link' || step === 'fresh-pairing';
  if (link && runsIt(props)) return say('step_fresh_link_run_own');
  if (userOpens(props)) return say('step_private_window_run_manual');
  if (strays(props)) return say('step_right_gateway_run_elsewhere');
  return say(`step_${keyPart(step)}_run`);
}

/** The heading of a step that is next. Before anything was tried that is the failure itself; after a clearing, good news. */
export function titleWords(props: StepProps): string {
  const { step, incident } = props;
  const { failure, plan } = incident;
  if (strays(props)) return say('step_right_gateway_title_elsewhere');
  if (plan.progress && step === 'fresh-pairing') return say(plan.progress);
  if (failure && opens(props)) return say(`failure_${keyPart(failure.kind)}_title`);
  if (step === 'fresh-link' && runsIt(props)) return say('step_fresh_link_title_own');
  return say(`step_${keyPart(step)}_title`);
}

/** True before anything was tried: then what failed is said, and its button says the rest. */
function opens({ incident, planned }: StepProps): boolean {
  return triedIn(incident).length === 0 && planned.result === 'pending' && !incident.plan.progress;
}

/** What the step will do. */
export function whatWords(props: StepProps): string {
  const { step, incident } = props;
  const { host, plan, failure, target } = incident;
  if (strays(props)) return say('step_right_gateway_what_elsewhere', host, target.address);
  if (failure && opens(props)) return say(`failure_${keyPart(failure.kind)}_meaning`);
  if (step === 'wait' && plan.until !== null) return say('step_wait_what_locked');
  if (step === 'fresh-link' && runsIt(props)) return say('step_fresh_link_what_own');
  if (step === 'fresh-pairing' && runsIt(props)) return say('step_fresh_pairing_what_own');
  if (step === 'restart-gateway' && failure?.mustList)
    return say(`step_restart_gateway_${failure.mustList.what}`);
  return say(`step_${keyPart(step)}_what`);
}

/** The heading while the step is done, and while its result is watched for. */
export function waitWords(props: StepProps): string {
  const { step } = props;
  const { plan, active } = props.incident;
  if (step === 'wait' && plan.until !== null) return say('step_wait_until', clockTime(plan.until));
  if (step === 'sign-out-in' && active?.account === 'signed-out') return say('step_sign_out_in_signed_out');
  if (step === 'sign-out-in' && active?.account === 'signed-in') return say('step_sign_out_in_signed_in');
  if (step === 'fresh-link' && runsIt(props)) return say('step_fresh_link_wait_own');
  if (step === 'fresh-pairing' && runsIt(props)) return say('step_fresh_pairing_wait_own');
  return say(`step_${keyPart(step)}_wait`);
}

/** Below that heading: who has to do something. */
export function noteWords(props: StepProps): string {
  const { step } = props;
  const { host, active, plan } = props.incident;
  switch (step) {
    case 'private-window':
      return userOpens(props) ? say('step_private_window_manual', host) : '';
    case 'sign-out-in':
      return say(active?.account === 'signed-in' ? 'watch_note' : 'step_sign_out_in_note');
    case 'fresh-link':
    case 'fresh-pairing':
      return say('step_fresh_link_note');
    case 'wait':
      return say(plan.until === null ? 'step_wait_note' : 'step_wait_what_locked');
    default:
      return say('watch_note');
  }
}

/** A time of day, as the user's clock shows it. */
export function clockTime(at: number): string {
  return new Intl.DateTimeFormat(say('language_code'), { timeStyle: 'short' }).format(at);
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

/** What came of the step that was tried last; null where there is nothing to tell. */
export function wasWords(incident: ShownIncident): Was | null {
  const { plan, cleared } = incident;
  const again = plan.steps.find(({ current, result }) => current && result === 'could-not-run');
  const last = again ?? triedIn(incident).at(-1);
  if (!last) return null;
  const { step, result, finding } = last;
  if (step === 'clear-site-data' && cleared && result !== 'could-not-run' && result !== 'still-failing')
    return { words: clearedWords(cleared), worked: cleared.complete };
  if (finding) return { words: speak(finding, say), worked: result === 'done' };
  if (result === 'still-failing') return { words: say(`step_${keyPart(step)}_failed`), worked: false };
  return result === 'unproven' ? { words: say('finding_unproven'), worked: false } : null;
}

/** The same where someone else is asked to approve: only what a clearing came to matters then. */
export function wasBeforeAsking(incident: ShownIncident): Was | null {
  const last = triedIn(incident).at(-1);
  return last?.step === 'clear-site-data' ? wasWords(incident) : null;
}
