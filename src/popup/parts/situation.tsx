/** Who runs the agent, as Re-Pair takes it to be; one click corrects it, and the steps with it. */
import type { Situation } from '../../core/plan/situation';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';

export function SituationLine({ situation, ask }: Pick<Recovery, 'ask'> & { situation: Situation }) {
  const own = situation === 'own';
  const other = own ? 'heyron' : 'me';
  return (
    <p class="soft small situation">
      {say(own ? 'who_runs_it_me' : 'who_runs_it_heyron')}{' '}
      <Action
        name="answer"
        quiet
        question="who-runs-it"
        answer={other}
        onClick={() => ask({ type: 'answer', question: 'who-runs-it', answer: other })}
      >
        {say(own ? 'who_runs_it_not_me' : 'who_runs_it_not_heyron')}
      </Action>
    </p>
  );
}
