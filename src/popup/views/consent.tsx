/** Before anything is deleted: what is removed and kept, and what it costs. The next view lets the user change it. */
import { leavesPages } from '../../core/catalogue/clear-levels';
import type { ShownFailure } from '../../core/view/view';
import { say } from '../../platform/say';
import { Action, Primary } from '../parts/action';
import { Agree, Cancel } from '../parts/agree';
import { Costs } from '../parts/costs';
import { Frame } from '../parts/frame';
import { Icon, type IconName } from '../parts/icon';
import type { StepProps } from '../parts/step-words';
import { Unsent } from '../parts/unsent-list';
import { useClearing } from '../use-clearing';
import { Choose } from './choose';
import { keptWords, levelCost, needsApproval, removedWords } from './consent-words';

export function Consent({ choosing, ...props }: StepProps & { failure: ShownFailure; choosing: boolean }) {
  const draft = useClearing(props, props.failure);
  const { level, hosts, failed, unsent } = draft;
  if (choosing) return <Choose {...props} draft={draft} />;
  const known = level === 1 || hosts !== null;
  return (
    <Frame
      shown={props}
      notSticky
      title={say(`consent_title_${level}`)}
      lead={levelCost(level, props.failure)}
      pre={<Costs seconds={props.planned.row.seconds} loss={null} />}
      under={needsApproval(level, props.failure) && <p class="under">{say('consent_not_enough')}</p>}
      primary={
        !known && failed ? (
          <Primary name="look-again" onClick={draft.retry}>
            {say('consent_look_again')}
          </Primary>
        ) : (
          <Agree {...props} draft={draft} />
        )
      }
      others={
        <>
          <Action name="choose" variant="second" onClick={() => props.go('choose')}>
            {say('consent_choose')}
          </Action>
          <Cancel {...props} />
        </>
      }
    >
      {known && <Group title={say('consent_removed')} icon="trash" lines={removedWords(draft, props)} />}
      {known && <Group title={say('consent_kept')} icon="check" lines={keptWords(draft, props)} kept />}
      <Unsent unsent={unsent} />
      {!known && !failed && <p class="soft">{say('consent_loading')}</p>}
      {leavesPages(level) && props.view.environment.keepsLeftPages && (
        <p class="soft small">{say('consent_left_pages')}</p>
      )}
    </Frame>
  );
}

interface GroupProps {
  readonly title: string;
  readonly icon: IconName;
  readonly lines: readonly string[];
  readonly kept?: boolean;
}

function Group({ title, icon, lines, kept = false }: GroupProps) {
  return (
    <div class="group" data-cost={kept ? undefined : 'loss'}>
      <h2>{title}</h2>
      <ul class="facts">
        {lines.map(line => (
          <li key={line} class={kept ? 'ok' : ''}>
            <Icon name={icon} />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
