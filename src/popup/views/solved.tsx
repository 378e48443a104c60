/** It works again, and what solved it. */
import { keyPart } from '../../core/say';
import type { ShownIncident } from '../../core/view/view';
import { say } from '../../platform/say';
import { Primary } from '../parts/action';
import { Frame } from '../parts/frame';
import { OtherAgent } from '../parts/other-agent';
import type { Recovery } from '../use-view';

export function Solved({ fixed, ...recovery }: Recovery & { fixed: NonNullable<ShownIncident['fixed']> }) {
  const { ask, view } = recovery;
  const byWord = fixed.word === 'user';
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
      title={say('fixed_title')}
      lead={fixed.by ? say(`fixed_${keyPart(fixed.by)}`) : say(byWord ? 'fixed_by_word' : 'fixed_by_itself')}
      primary={
        <Primary name="open" onClick={() => ask({ type: 'open', where: 'agent' })}>
          {say('go_to_agent')}
        </Primary>
      }
    >
      <p class="soft">{say('fixed_stays')}</p>
      <OtherAgent {...recovery} />
    </Frame>
  );
}
