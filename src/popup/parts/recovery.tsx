/** The popup with an open incident: what failed, the one next thing to do, and what can be handed over. */
import { FAILURES } from '../../core/failure';
import { keyPart } from '../../core/say';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';
import { Clears } from './clears';
import { Handoff } from './handoff';
import { PacketPart } from './packet';
import { Steps } from './steps';

export function RecoveryView(recovery: Recovery) {
  const { state, plan, view, host, gateway, ask } = recovery;
  const { failure } = state;
  if (!failure) return null;
  const { mender, approval } = FAILURES[failure.kind];
  return (
    <>
      <header class="card">
        <h1>{say(`failure_${keyPart(failure.kind)}_title`)}</h1>
        <p>{say(`failure_${keyPart(failure.kind)}_meaning`)}</p>
        {failure.text && (
          <figure>
            <figcaption class="eyebrow">{say('exact_text')}</figcaption>
            <p class="exact">{failure.text}</p>
          </figure>
        )}
        <p class="soft">{say('page_and_gateway', host, gateway)}</p>
        <p>
          <span class="verdict" data-verdict={plan.verdict}>
            {say(`verdict_${keyPart(plan.verdict)}`)}
          </span>
          . {say(`mender_${mender}`)}
        </p>
        {view.live?.state === 'connected' && (
          <p class="note" role="status">
            {say('settling')}
          </p>
        )}
        {plan.progress && <p class="note">{say('progress_cleared')}</p>}
        {view.tab.host !== host && (
          <div class="row">
            <Action name="open" onClick={() => ask({ type: 'open', where: 'agent' })}>
              {say('go_to_agent')}
            </Action>
          </div>
        )}
      </header>
      <Steps {...recovery} />
      {approval && <Handoff {...recovery} failure={failure} />}
      <Clears reports={state.clears} />
      <PacketPart {...recovery} />
    </>
  );
}
