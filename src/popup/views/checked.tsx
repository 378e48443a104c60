/** What a check-up found, one line a check. */

import { counted } from '../../core/counted';
import { type CheckLine, type Health, overall } from '../../core/view/check-up';
import { say } from '../../platform/say';
import { Action } from '../parts/action';
import { Icon, type IconName } from '../parts/icon';
import type { Shown } from '../use-view';

const ICONS: Record<Health, IconName> = { well: 'check', ill: 'cross', unseen: 'dash' };

type Props = Shown & { readonly found: readonly CheckLine[]; readonly lacksSpare: boolean };

export function Checked({ found, lacksSpare, ask, go }: Props) {
  return (
    <div class="group">
      <ul class="facts" aria-label={say('check_up_title')}>
        {found.map(line => (
          <li key={line.what} class={line.is === 'well' ? 'ok' : ''} data-check={line.what} data-is={line.is}>
            <Icon name={ICONS[line.is]} />
            <span>
              {lineWords(line)}{' '}
              {line.what === 'page' && line.is === 'ill' && (
                <Action name="reload" variant="text" onClick={() => ask({ type: 'reload' })}>
                  {say('check_page_reload')}
                </Action>
              )}
              {line.what === 'browser' && line.is === 'ill' && (
                <Action name="keep-data" variant="text" onClick={() => go('keep-data')}>
                  {say('keep_title')}
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
  );
}

/** The browser keeps this tab awake, until the user says otherwise. */
export function Awake({ ask }: Shown) {
  return (
    <p class="soft small">
      {say('awake')}{' '}
      <Action name="keep-awake" variant="text" onClick={() => ask({ type: 'keep-awake', on: false })}>
        {say('awake_end')}
      </Action>
    </p>
  );
}

/** The same, for whoever only hears it. */
export function linesIn(found: readonly CheckLine[] | null): string[] {
  return found?.map(lineWords) ?? [];
}

/** Two equal branches, because `account` has no message for `ill`, and the compiler checks the keys. */
function lineWords(line: CheckLine): string {
  return line.what === 'account' ? say(`check_account_${line.is}`) : say(`check_${line.what}_${line.is}`);
}

/** All of it in one sentence. */
export function foundWords(found: readonly CheckLine[]): string {
  const ill = found.filter(({ is }) => is === 'ill').length;
  const health = overall(found);
  return health === 'ill' ? counted('check_up_ill', ill, say) : say(`check_up_${health}`);
}
