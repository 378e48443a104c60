/** The choice of level and hosts to clear, with what is stored there. */
import { type ClearLevel, hasHosts, leavesClosedTabs, leavesPages } from '../../core/catalogue/clear-levels';
import type { ShownFailure } from '../../core/view/view';
import { say } from '../../platform/say';
import { Action } from '../parts/action';
import { Agree, Cancel } from '../parts/agree';
import { HostList } from '../parts/host-list';
import { Page } from '../parts/page';
import type { StepProps } from '../parts/step-words';
import { Unsent } from '../parts/unsent-list';
import type { ClearDraft } from '../use-clearing';
import { levelCost } from './consent-words';

export function Choose(props: StepProps & { failure: ShownFailure; draft: ClearDraft }) {
  const { draft, failure, view, go } = props;
  const { level, hosts, failed, unsent } = draft;
  return (
    <Page
      shown={props}
      back={() => go('first')}
      title={say('consent_choose')}
      notSticky
      primary={<Agree {...props} />}
      others={<Cancel {...props} />}
    >
      <fieldset>
        <legend>{say('level_title')}</legend>
        {failure.levels
          .filter(each => each !== 2 || !draft.lacksKey)
          .map(each => (
            <LevelChoice
              key={each}
              level={each}
              chosen={level === each}
              suggested={draft.suggested === each}
              cost={levelCost(each, failure)}
              onChoose={() => draft.setLevel(each)}
            />
          ))}
      </fieldset>
      {hasHosts(level) && hosts && (
        <fieldset>
          <legend>{say('consent_title')}</legend>
          <HostList hosts={hosts} draft={draft} />
        </fieldset>
      )}
      {hasHosts(level) && !hosts && !failed && <p class="soft">{say('consent_loading')}</p>}
      {hasHosts(level) && failed && (
        <Action name="look-again" variant="text" onClick={draft.retry}>
          {say('consent_look_again')}
        </Action>
      )}
      <Unsent unsent={unsent} />
      <ul class="plain">
        <li>{say('consent_cost_pages')}</li>
        {leavesPages(level) && view.environment.keepsLeftPages && <li>{say('consent_left_pages')}</li>}
        {leavesClosedTabs(level, view.environment.keepsClosedTabs) && <li>{say('consent_closed_tabs')}</li>}
        <li>{say('consent_hosts')}</li>
        <li>{say('consent_private')}</li>
      </ul>
    </Page>
  );
}

interface LevelProps {
  readonly level: ClearLevel;
  readonly chosen: boolean;
  readonly suggested: boolean;
  readonly cost: string;
  onChoose(): void;
}

/** One level and what it costs. */
function LevelChoice({ level, chosen, suggested, cost, onChoose }: LevelProps) {
  return (
    <label class="choice">
      <input type="radio" name="level" data-rung={level} checked={chosen} onChange={onChoose} />
      <span>
        <b>{say(`level_${level}_title`)}</b> {suggested && <span class="soft small">{say('level_suggested')}</span>}
      </span>
      <small>{cost}</small>
    </label>
  );
}
