/** The view while connected: to which agent, since when, and a check-up that changes nothing. */
import { useState } from 'preact/hooks';
import { momentWords } from '../../core/say';
import { type CheckLine, type Health, NOTHING_SEEN, overall } from '../../core/view/check-up';
import type { LiveState } from '../../core/view/view';
import { say } from '../../platform/say';
import { ask as request } from '../../platform/send-request';
import { Action } from '../parts/action';
import { Costs } from '../parts/costs';
import { Frame } from '../parts/frame';
import { Icon, type IconName } from '../parts/icon';
import { ToldToClear } from '../parts/open-pages';
import { OtherAgent } from '../parts/other-agent';
import type { Shown } from '../use-view';

/** How long a check-up takes if nothing answers. In seconds. */
const CHECK_UP_SECONDS = 5;
const ICONS: Record<Health, IconName> = { well: 'check', ill: 'cross', unseen: 'dash' };

export function Healthy({ live, ...shown }: Shown & { live: LiveState }) {
  const { view, ask } = shown;
  const [lines, setLines] = useState<readonly CheckLine[] | 'checking' | null>(null);
  const isChecking = lines === 'checking';
  const found = isChecking ? null : lines;
  const lacksSpare = view.letIn !== null && view.letIn.spare !== 'made';
  const runCheckUp = async () => {
    if (isChecking) return;
    setLines('checking');
    setLines(await request('check-up', { tab: view.tab.id }, NOTHING_SEEN));
  };
  return (
    <Frame
      shown={shown}
      bare={found !== null}
      picture={found && overall(found) === 'ill' ? 'ill' : 'joined'}
      agent={live.agent}
      title={found ? foundWords(found) : say('idle_connected_title')}
      lead={isChecking ? say('check_up_looking') : sinceWords(live)}
      alsoAnnounced={found?.map(lineWords)}
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
      {found && (
        <div class="group">
          <ul class="facts" aria-label={say('check_up_title')}>
            {found.map(line => (
              <li key={line.what} class={line.is === 'well' ? 'ok' : ''} data-check={line.what} data-is={line.is}>
                <Icon name={ICONS[line.is]} />
                <span>
                  {lineWords(line)}{' '}
                  {line.what === 'page' && line.is === 'ill' && (
                    <Action name="reload" variant="text" onClick={() => shown.ask({ type: 'reload' })}>
                      {say('check_page_reload')}
                    </Action>
                  )}
                </span>
              </li>
            ))}
            {lacksSpare && (
              <li>
                <Icon name="dash" />
                <span>{say('spare_none')}</span>
              </li>
            )}
          </ul>
        </div>
      )}
      <OtherAgent {...shown} />
      {!found && !view.firstRun && (
        <p class="row">
          <ToldToClear />
        </p>
      )}
    </Frame>
  );
}

function sinceWords({ agent, since }: LiveState): string {
  const [name = agent] = agent.split('.');
  return say('idle_connected_since', name, momentWords(since, Date.now(), say('language_code')));
}

/** Two equal branches, because `browser` and `account` have no message for `ill`, and the compiler checks the keys. */
function lineWords(line: CheckLine): string {
  return line.what === 'browser' || line.what === 'account'
    ? say(`check_${line.what}_${line.is}`)
    : say(`check_${line.what}_${line.is}`);
}

function foundWords(found: readonly CheckLine[]): string {
  const ill = found.filter(({ is }) => is === 'ill').length;
  return ill > 1 ? say('check_up_several_ill', String(ill)) : say(`check_up_${overall(found)}`);
}
