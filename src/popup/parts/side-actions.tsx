/** The side actions of a step: skip it, say that it works, go to the agent's tab. */
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';
import type { StepProps } from './step-words';

/** With a time limit the user skips the wait, without one the step. */
export function Skip({ step, ask, view }: StepProps) {
  return (
    <Action name="skip" variant="second" onClick={() => ask({ type: 'skip', step })}>
      {say(view.watchUntil !== null ? 'step_skip_watch' : 'step_skip')}
    </Action>
  );
}

/** The way to whoever can let this browser in. */
export function OtherWays({ incident: { failure, ways }, go }: Recovery) {
  return failure && ways.length > 0 ? (
    <Action name="ways" variant="text" onClick={() => go('ways')}>
      {say(failure.approval ? 'step_await_approval_run' : 'ways_others')}
    </Action>
  ) : null;
}

export function ItWorks({ ask }: Pick<Recovery, 'ask'>) {
  return (
    <Action name="it-works" variant="second" onClick={() => ask({ type: 'it-works' })}>
      {say('step_it_works')}
    </Action>
  );
}

/** Shown on any page but the failing one, for example while signing in. */
export function GoToAgent({ incident, view, ask }: Recovery) {
  return view.tab.host === incident.host ? null : (
    <Action name="open" variant="text" onClick={() => ask({ type: 'open', where: 'agent' })}>
      {say('go_to_agent')}
    </Action>
  );
}
