/** A healthy day: connected, to which agent, since when, and a check-up that changes nothing. */
import { useState } from 'preact/hooks';
import { momentWords } from '../../core/say';
import { type CheckLine, type Health, overall } from '../../core/view/check-up';
import type { Live } from '../../core/view/view';
import { askCheckUp } from '../../platform/ask';
import { say } from '../../platform/say';
import { Action } from '../parts/action';
import { Costs } from '../parts/costs';
import { Frame } from '../parts/frame';
import { Icon, type IconName } from '../parts/icon';
import type { Shown } from '../use-view';

/** As long as it takes where nobody answers. In seconds. */
const LOOKS_FOR = 5;
const SIGNS: Record<Health, IconName> = { well: 'check', ill: 'cross', unseen: 'dash' };

export function Healthy({ live, ...shown }: Shown & { live: Live }) {
  const { view } = shown;
  const [lines, setLines] = useState<readonly CheckLine[] | 'looking' | null>(null);
  const looking = lines === 'looking';
  const found = looking ? null : lines;
  const look = async () => {
    if (looking) return;
    setLines('looking');
    setLines(await askCheckUp(view.tab.id));
  };
  return (
    <Frame
      shown={shown}
      look="joined"
      agent={live.agent}
      title={say(found ? `check_up_${overall(found)}` : 'idle_connected_title')}
      lead={looking ? say('check_up_looking') : sinceWords(live)}
      told={found?.map(lineWords)}
      pre={!view.firstRun && !found && <Costs seconds={LOOKS_FOR} loss="cost_no_change" />}
      others={
        !view.firstRun && (
          <Action name="check-up" look="second" onClick={look}>
            {say(found ? 'check_up_again' : 'check_up_run')}
          </Action>
        )
      }
    >
      {found && (
        <div class="group">
          <ul class="facts" aria-label={say('check_up_title')}>
            {found.map(line => (
              <li
                key={line.what}
                class={line.is === 'well' ? 'ok' : ''}
                data-check={line.what}
                data-is={line.is}
              >
                <Icon name={SIGNS[line.is]} />
                <span>{lineWords(line)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Frame>
  );
}

function sinceWords({ agent, since }: Live): string {
  const [name = agent] = agent.split('.');
  return say('idle_connected_since', name, momentWords(since, Date.now(), say('language_code')));
}

/** Both ways alike but for the compiler, who sees only messages that there are: some things are never said to be ill. */
function lineWords(line: CheckLine): string {
  return line.what === 'browser' || line.what === 'account'
    ? say(`check_${line.what}_${line.is}`)
    : say(`check_${line.what}_${line.is}`);
}
