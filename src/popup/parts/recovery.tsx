/** The popup with an open incident: what failed, the one next thing to do, and what can be handed over. */
import { FAILURES, type Mender } from '../../core/failure';
import type { OverallVerdict } from '../../core/plan/plan';
import { keyPart } from '../../core/say';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';
import { Handoff, handsOverIn } from './handoff';
import { PacketPart } from './packet';
import { Steps } from './steps';
import { VerdictWords } from './verdict';

export function RecoveryView(recovery: Recovery) {
  const { state, plan, view, host, gateway, ask } = recovery;
  const { failure } = state;
  if (!failure) return null;
  const { mender, approval } = FAILURES[failure.kind];
  return (
    <>
      <header>
        <p class="eyebrow">
          {host}
          {plan.verdict === 'investigating' && <VerdictWords verdict={plan.verdict} />}
        </p>
        <h1>{say(`failure_${keyPart(failure.kind)}_title`)}</h1>
        <p>
          {say(`failure_${keyPart(failure.kind)}_meaning`)}
          {plan.verdict === 'investigating' && mender === 'you' && ` ${say('mender_you')}`}
        </p>
        {plan.verdict !== 'investigating' && (
          <p class="note">
            <VerdictWords verdict={plan.verdict} />
            {MENDS[plan.verdict] === mender && ` ${say(`mender_${mender}`)}`}
          </p>
        )}
        {view.live?.state === 'connected' && (
          <p class="note" role="status">
            {say('settling')}
          </p>
        )}
        {plan.progress && <p class="note">{say('progress_cleared')}</p>}
        <details>
          <summary>{say('exact_text')}</summary>
          {failure.text && <p class="exact">{failure.text}</p>}
          <p class="soft small">{say('page_and_gateway', host, gateway)}</p>
        </details>
        {view.tab.host !== host && (
          <div class="row">
            <Action name="open" onClick={() => ask({ type: 'open', where: 'agent' })}>
              {say('go_to_agent')}
            </Action>
          </div>
        )}
      </header>
      <Steps {...recovery} />
      {approval && !handsOverIn(plan.current) && <Handoff {...recovery} failure={failure} />}
      {plan.current !== 'escalate' && <PacketPart {...recovery} />}
    </>
  );
}

/** Who is to be named beside a verdict. Anyone else would only distract from it. */
const MENDS: Partial<Record<OverallVerdict, Mender>> = {
  'owner-must-approve': 'owner',
  'not-this-browser': 'support',
  wait: 'time',
};
