/** The end: it works again, what solved it, and the report of how. */
import { keyPart } from '../../core/say';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';
import { PacketPart } from './packet';
import { Steps } from './steps';
import { VerdictWords } from './verdict';

export function Solved(recovery: Recovery) {
  const { fixed, host, plan } = recovery.incident;
  if (!fixed) return null;
  const stillFails = recovery.view.live?.kind != null;
  const how = fixed.by
    ? say('fixed_by_step', say(`step_${keyPart(fixed.by)}_title`))
    : say('fixed_by_itself');
  return (
    <>
      <header>
        <p class="eyebrow">
          {host}
          <VerdictWords verdict="fixed" />
        </p>
        <h1>{say(stillFails && fixed.word === 'user' ? 'fixed_word_title' : 'fixed_title')}</h1>
        <p>{fixed.word === 'user' && !fixed.by ? say('fixed_by_word') : how}</p>
        <p class="soft">{say('fixed_stays')}</p>
      </header>
      {stillFails && (
        <p class="problem" role="alert">
          {say('fixed_but_failing')}
          <Action name="still-failing" onClick={() => recovery.ask({ type: 'fails-again' })}>
            {say('fixed_fails_again')}
          </Action>
        </p>
      )}
      {plan.steps.length > 0 && <Steps {...recovery} />}
      <PacketPart {...recovery} />
    </>
  );
}
