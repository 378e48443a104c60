/** While all is well here: another agent that fails in an open tab, and the way there. */
import { say } from '../../platform/say';
import type { Shown } from '../use-view';
import { Action } from './action';

export function OtherAgent({ view: { otherFails }, ask }: Shown) {
  if (!otherFails) return null;
  const { host, tab } = otherFails;
  const [name = host] = host.split('.');
  return (
    <p class="row">
      <span>{say('other_agent_fails', name)}</span>
      <Action name="show" variant="text" onClick={() => ask({ type: 'show', page: tab })}>
        {say('other_agent_help')}
      </Action>
    </p>
  );
}
