/** While it clears. It takes a second or two, and up to some more where a site does not answer. */
import { PHASES } from '../../core/catalogue/clear-levels';
import type { MessageKey } from '../../core/say';
import { say } from '../../platform/say';
import { Frame } from '../parts/frame';
import { Icon, type IconName } from '../parts/icon';
import type { StepProps } from '../parts/step-words';

/** What is told of it, and how much has to be over for that to be under way, and to be done. */
const PARTS: readonly { readonly words: MessageKey; readonly from: number; readonly to: number }[] = [
  { words: 'clearing_parking', from: 0, to: shareOf('erasing') },
  { words: 'clearing_erasing', from: shareOf('erasing'), to: shareOf('reading-back') },
  { words: 'clearing_checking', from: shareOf('reading-back'), to: shareOf('returning') },
];

export function Clearing(props: StepProps) {
  const done = props.view.progress ?? 0;
  return (
    <Frame shown={props} look="working" title={say('clearing')}>
      <ul class="facts">
        {PARTS.map(({ words, from, to }) => {
          const [state, icon]: [string, IconName] =
            done >= to ? ['ok', 'check'] : done >= from ? ['now', 'turn'] : ['', 'dash'];
          return (
            <li key={words} class={state}>
              <Icon name={icon} />
              <span>{say(words)}</span>
            </li>
          );
        })}
      </ul>
      <progress aria-label={say('clearing')} value={done} />
      <p class="soft small">{say('clearing_note')}</p>
    </Frame>
  );
}

/** How far a clearing is when a part of it begins, as the background counts it. */
function shareOf(phase: (typeof PHASES)[number]): number {
  return (PHASES.indexOf(phase) + 1) / (PHASES.length + 1);
}
