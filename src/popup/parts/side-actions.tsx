/** What else can be done beside the one thing: skip it, say that it works, go to the agent's tab. */
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';
import type { StepProps } from './step-words';

/** Where the time runs out by itself there is a wait to skip; else there is something that the user does. */
export function Skip({ step, ask, view }: StepProps) {
  return (
    <Action name="skip" look="second" onClick={() => ask({ type: 'skip', step })}>
      {say(view.watchUntil !== null ? 'step_skip_watch' : 'step_skip')}
    </Action>
  );
}

export function ItWorks({ ask }: Pick<Recovery, 'ask'>) {
  return (
    <Action name="it-works" look="second" onClick={() => ask({ type: 'it-works' })}>
      {say('step_it_works')}
    </Action>
  );
}

/** On another page than the failing one, as while signing in. */
export function GoToAgent({ incident, view, ask }: Recovery) {
  return view.tab.host === incident.host ? null : (
    <Action name="open" look="text" onClick={() => ask({ type: 'open', where: 'agent' })}>
      {say('go_to_agent')}
    </Action>
  );
}
