/** It works again, and what solved it. */
import { isOwnSite } from '../../core/address/shown-site';
import type { ShownIncident } from '../../core/view/view';
import { endWords } from '../../core/view/why';
import { say } from '../../platform/say';
import { Action, Primary } from '../parts/action';
import { Frame } from '../parts/frame';
import { OtherAgent } from '../parts/other-agent';
import type { Recovery } from '../use-view';
import { LetInView } from './let-in';

export function Solved({ fixed, ...recovery }: Recovery & { fixed: NonNullable<ShownIncident['fixed']> }) {
  const { ask, go, incident, view } = recovery;
  const { letIn } = view;
  if (letIn && letIn.stand !== 'offered') return <LetInView {...recovery} letIn={letIn} />;
  const offersSpare = letIn !== null && letIn.spare === null;
  const { awake } = view.tab;
  const sleeps = incident.unloaded && awake !== null && view.live?.state === 'connected';
  const prevents = incident.exception || sleeps;
  const noSpare = offersSpare && (
    <Action
      name="no-spare"
      variant={prevents ? 'text' : 'second'}
      onClick={() => ask({ type: 'let-in', what: 'no-spare' })}
    >
      {say(prevents ? 'spare_none_wanted' : 'spare_not_now')}
    </Action>
  );
  if (view.live?.kind != null)
    return (
      <Frame
        shown={recovery}
        picture="apart"
        title={say('fixed_but_failing_title')}
        lead={say('fixed_but_failing')}
        primary={
          <Primary name="still-failing" onClick={() => ask({ type: 'fails-again' })}>
            {say('fixed_fails_again')}
          </Primary>
        }
      />
    );
  if (fixed.setBack && view.live?.state !== 'connected')
    return <Frame shown={recovery} picture="working" title={say('set_back_title')} lead={say('set_back_lead')} />;
  return (
    <Frame
      shown={recovery}
      picture="joined"
      helps={offersSpare && prevents}
      title={say('fixed_title')}
      lead={say(endWords(fixed.by, fixed.word, isOwnSite(incident.host)))}
      primary={
        <Primary name="open" onClick={() => ask({ type: 'open', where: 'agent' })}>
          {say('go_to_agent')}
        </Primary>
      }
      others={
        <>
          {incident.exception && (
            <Action name="keep-data" variant="second" onClick={() => go('keep-data')}>
              {say('keep_title')}
            </Action>
          )}
          {sleeps && (
            <Action name="keep-awake" variant="second" onClick={() => ask({ type: 'keep-awake', on: !awake })}>
              {say(awake ? 'awake_end' : 'awake_begin')}
            </Action>
          )}
          {offersSpare && (
            <Action name="let-in" variant="second" onClick={() => ask({ type: 'let-in', what: 'begin' })}>
              {say(prevents ? 'spare_short' : 'spare_make')}
            </Action>
          )}
          {!prevents && noSpare}
        </>
      }
    >
      <p class="soft">
        {sleeps && awake ? say('awake') : say(incident.why ?? (offersSpare ? 'spare_offer' : 'fixed_stays'))}{' '}
        {prevents && noSpare}
      </p>
      <OtherAgent {...recovery} />
    </Frame>
  );
}
