/** The views without an incident: connected, nothing seen yet, another site, a private window, or no access. */
import type { FailureKind } from '../../core/catalogue/failures';
import { keyPart } from '../../core/say';
import { askForAccess } from '../../platform/permissions';
import { say } from '../../platform/say';
import { Action, Primary } from '../parts/action';
import { Costs } from '../parts/costs';
import { Frame } from '../parts/frame';
import { useCopy } from '../parts/use-copy';
import { useMore } from '../use-more';
import type { Shown } from '../use-view';
import { Elsewhere } from './elsewhere';
import { Healthy } from './healthy';

export function Idle({ keepsData, ...shown }: Shown & { keepsData: boolean }) {
  const { tab, access, live, letIn, offer } = shown.view;
  const more = useMore();
  const loading = <p class="loading">{say('loading')}</p>;
  if (!access) return <NoAccess {...shown} />;
  if (tab.private) return <Private {...shown} />;
  if (!tab.host && offer) return more ? <more.OwnOffer {...shown} offer={offer} /> : loading;
  if (!tab.host) return <Elsewhere {...shown} />;
  if (live?.kind) return <Unsaved {...shown} kind={live.kind} text={live.text} />;
  if (live?.state === 'connected' && letIn && letIn.stand !== 'offered')
    return more ? <more.LetInView {...shown} letIn={letIn} /> : loading;
  if (live?.state === 'connected' && keepsData && more) return <more.KeepData {...shown} />;
  if (live?.state === 'connected') return <Healthy {...shown} key={live.since} live={live} />;
  return <Undecided {...shown} />;
}

function Private(shown: Shown) {
  if (shown.view.tab.keepsNothing)
    return <Frame shown={shown} picture="none" title={say('keeps_nothing_title')} lead={say('keeps_nothing')} />;
  return (
    <Frame
      shown={shown}
      picture="none"
      title={say('idle_private_title')}
      lead={say('idle_private_text')}
      primary={
        <Primary name="open" onClick={() => shown.ask({ type: 'open', where: 'normal-window' })}>
          {say('idle_private_open')}
        </Primary>
      }
    />
  );
}

function NoAccess(shown: Shown) {
  return (
    <Frame
      shown={shown}
      picture="none"
      title={say('access_title')}
      lead={say('access_text')}
      pre={<Costs seconds={5} loss="cost_nothing" />}
      primary={
        <Primary name="ask-permission" onClick={askForAccess}>
          {say('access_ask')}
        </Primary>
      }
    />
  );
}

function Undecided(shown: Shown) {
  return (
    <Frame
      shown={shown}
      picture="none"
      title={say('idle_undecided_title')}
      lead={say('idle_undecided_text')}
      pre={<Costs seconds={10} loss="cost_unsent_or_link" />}
      primary={
        <Primary name="reload" onClick={() => shown.ask({ type: 'reload' })}>
          {say('idle_reload')}
        </Primary>
      }
    />
  );
}

/** A failing page without an incident: it could not be stored, for example because the disk is full. */
function Unsaved({ kind, text, ...shown }: Shown & { kind: FailureKind; text: string }) {
  const [copied, copy] = useCopy();
  return (
    <Frame
      shown={{ ...shown, problem: 'storage' }}
      picture="apart"
      bare
      title={say(`failure_${keyPart(kind)}_title`)}
      lastResult={copied ? { words: copied, worked: true } : null}
      pre={<Costs seconds={10} loss="cost_unsent_or_link" />}
      primary={
        <Primary name="reload" onClick={() => shown.ask({ type: 'reload' })}>
          {say('unsaved_again')}
        </Primary>
      }
      others={
        <Action name="copy-message" variant="second" onClick={() => copy(text)}>
          {say('unsaved_copy')}
        </Action>
      }
    >
      <p class="letter">{text}</p>
    </Frame>
  );
}
