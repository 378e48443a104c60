/** What was checked before the first word: a line each, ticked off as it becomes known. */
import type { Check } from '../../core/view/checks';
import { say } from '../../platform/say';
import { Icon, type IconName } from './icon';

const ICONS: Record<Check['is'], IconName> = { well: 'check', ill: 'cross', unseen: 'dash', running: 'turn' };

export function Checks({ checks }: { checks: readonly Check[] }) {
  if (checks.length === 0) return null;
  return (
    <ul class="checks" aria-label={say('diagnosis_title')}>
      {checks.map(({ what, is, words }) => (
        <li key={what} data-check={what} data-result={is}>
          <Icon name={ICONS[is]} />
          <span>{say(words)}</span>
        </li>
      ))}
    </ul>
  );
}
