/** Progress of a clearing. It takes one or two seconds, a few more if a site does not answer. */
import { PHASES } from '../../core/catalogue/clear-levels';
import type { MessageKey } from '../../core/say';
import { say } from '../../platform/say';
import { Frame } from '../parts/frame';
import { Icon, type IconName } from '../parts/icon';
import type { StepProps } from '../parts/step-words';

/** The lines shown, and the progress at which each starts and ends. */
const PARTS: readonly { readonly words: MessageKey; readonly from: number; readonly to: number }[] = [
  { words: 'clearing_parking', from: 0, to: shareOf('erasing') },
  { words: 'clearing_erasing', from: shareOf('erasing'), to: shareOf('reading-back') },
  { words: 'clearing_checking', from: shareOf('reading-back'), to: shareOf('returning') },
];

export function Clearing(props: StepProps) {
  const done = props.view.progress ?? 0;
  return (
    <Frame shown={props} picture="working" title={say('clearing')}>
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

/** The progress at the start of a phase, as the background counts it. */
function shareOf(phase: (typeof PHASES)[number]): number {
  return (PHASES.indexOf(phase) + 1) / (PHASES.length + 1);
}
