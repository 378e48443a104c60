/** The view while connected: to which agent, since when, and a check-up that changes nothing. */

import { useEffect, useState } from 'preact/hooks';
import { isOwnSite, shortName } from '../../core/address/shown-site';
import { momentWords } from '../../core/say';
import { type CheckLine, NOTHING_SEEN } from '../../core/view/check-up';
import type { LiveState } from '../../core/view/view';
import { say } from '../../platform/say';
import { ask as request } from '../../platform/send-request';
import { Action } from '../parts/action';
import { Costs } from '../parts/costs';
import { Frame } from '../parts/frame';
import { ToldToClear } from '../parts/open-pages';
import { OtherAgent } from '../parts/other-agent';
import { useMore } from '../use-more';
import type { Shown } from '../use-view';

/** How long a check-up takes if nothing answers. In seconds. */
const CHECK_UP_SECONDS = 5;

export function Healthy({ live, ...shown }: Shown & { live: LiveState }) {
  const { view, ask } = shown;
  const [lines, setLines] = useState<readonly CheckLine[] | 'checking' | null>(null);
  const more = useMore();
  const isChecking = lines === 'checking';
  const found = isChecking || !more ? null : lines;
  const lacksSpare = view.letIn !== null && view.letIn.spare !== 'made';
  const { held } = view;
  useEffect(() => {
    if (held) void ask({ type: 'exception', what: 'said' });
  }, [held, ask]);
  const runCheckUp = async () => {
    if (isChecking) return;
    setLines('checking');
    setLines(await request('check-up', { tab: view.tab.id }, NOTHING_SEEN));
  };
  return (
    <Frame
      shown={shown}
      bare={found !== null}
      picture={found?.some(({ is }) => is === 'ill') ? 'ill' : 'joined'}
      agent={live.agent}
      title={found && more ? more.foundWords(found) : say('idle_connected_title')}
      lead={isChecking ? say('check_up_looking') : held ? say('held') : sinceWords(live)}
      alsoAnnounced={more?.linesIn(found)}
      pre={!view.firstRun && !found && <Costs seconds={CHECK_UP_SECONDS} loss="cost_no_change" />}
      others={
        !view.firstRun && (
          <>
            <Action name="check-up" variant="second" onClick={runCheckUp}>
              {say(found ? 'check_up_again' : 'check_up_run')}
            </Action>
            {view.letIn && (!found || lacksSpare) && (
              <Action name="let-in" variant="second" onClick={() => ask({ type: 'let-in', what: 'begin' })}>
                {say(found ? 'spare_make' : 'let_in_offer')}
              </Action>
            )}
          </>
        )
      }
    >
      {found && more && <more.Checked {...shown} {...{ found, lacksSpare }} />}
      <OtherAgent {...shown} />
      {view.tab.awake
        ? more && <more.Awake {...shown} />
        : !found &&
          !view.firstRun &&
          !isOwnSite(view.tab.host) && (
            <p class="row">
              <ToldToClear />
            </p>
          )}
    </Frame>
  );
}

function sinceWords({ agent, since }: LiveState): string {
  return say('idle_connected_since', shortName(agent), momentWords(since, Date.now(), say('language_code')));
}
