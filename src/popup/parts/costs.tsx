/** Before each button: how long it takes, and what it deletes. */

import { LOAD_MS, type StepRow } from '../../core/catalogue/step-row';
import type { MessageKey } from '../../core/say';
import type { ShownPlan } from '../../core/view/view';
import { say } from '../../platform/say';
import { Icon } from './icon';

export function StepCosts({ row, plan }: { row: StepRow; plan: ShownPlan }) {
  const { seconds, waits } = row;
  const left = waits && plan.until !== null ? Math.ceil((plan.until - Date.now()) / 1000) : seconds;
  return <Costs seconds={Math.max(1, left)} loss={lossOf(row, plan)} />;
}

/** What a step deletes by itself. */
function lossOf({ asksFirst, loadsAgain }: StepRow, plan: ShownPlan): MessageKey {
  if (asksFirst) return 'cost_first_asks';
  return loadsAgain === 'never' ? 'cost_nothing' : lossOfLoading(plan);
}

/** What is lost where the agent's page is loaded again. */
export function lossOfLoading({ losesLink }: ShownPlan): MessageKey {
  return losesLink ? 'cost_link' : 'cost_unsent';
}

/** Nobody waits for exactly 80 seconds: from one minute on in whole minutes. */
function costWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const [unit, amount] = seconds < 60 ? (['second', seconds] as const) : (['minute', minutes] as const);
  const format = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(say('language_code'), format).format(amount);
}

/** Looking again loads the agent's page once more. */
export function AgainCosts({ plan }: { plan: ShownPlan }) {
  return <Costs seconds={LOAD_MS / 1000} loss={lossOfLoading(plan)} />;
}

/** Until somebody else has approved, where they do so at once. In seconds. */
const OFTEN_SECONDS = 120;

/** What an approval takes where somebody can give it now. */
export function ApprovalCosts() {
  return <Costs seconds={OFTEN_SECONDS} loss="cost_nothing" words="cost_often" />;
}

interface CostsProps {
  readonly seconds: number;
  /** Null where it stands above as a list. */
  readonly loss: MessageKey | null;
  readonly words?: MessageKey;
}

export function Costs({ seconds, loss, words = 'cost_time' }: CostsProps) {
  return (
    <ul class="costs" aria-label={say('cost_title')}>
      <li data-cost="time">
        <Icon name="clock" size={18} />
        <span>{say(words, costWords(seconds))}</span>
      </li>
      {loss && (
        <li data-cost="loss">
          <Icon name="shield" size={18} />
          <span>{say(loss)}</span>
        </li>
      )}
    </ul>
  );
}
