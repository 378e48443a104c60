/** Before each button: how long it takes, and what it deletes. */

import type { StepId } from '../../core/catalogue/steps';
import type { MessageKey } from '../../core/say';
import type { ShownPlan } from '../../core/view/view';
import { say } from '../../platform/say';
import { Icon } from './icon';

/** How long a step takes when it goes well, its own part and what is watched for after it. In seconds. */
const SECONDS: Record<StepId, number> = {
  'right-gateway': 5,
  'hard-refresh': 20,
  'sign-out-in': 60,
  'private-window': 60,
  'fresh-link': 60,
  wait: 80,
  'await-approval': 300,
  'clear-site-data': 10,
  'fresh-pairing': 120,
  'restart-gateway': 60,
  escalate: 60,
};

/** Steps that load the agent's page again. */
const LOADS_AGAIN: ReadonlySet<StepId> = new Set(['hard-refresh', 'sign-out-in', 'wait', 'restart-gateway']);

export function StepCosts({ step, plan }: { step: StepId; plan: ShownPlan }) {
  const locked = step === 'wait' && plan.until !== null;
  const seconds = locked ? Math.max(1, Math.ceil(((plan.until ?? 0) - Date.now()) / 1000)) : SECONDS[step];
  return <Costs seconds={seconds} loss={lossOf(step, plan)} />;
}

/** What a step deletes by itself. */
function lossOf(step: StepId, { losesLink }: ShownPlan): MessageKey {
  if (step === 'clear-site-data') return 'cost_first_asks';
  if (!LOADS_AGAIN.has(step)) return 'cost_nothing';
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
  return <Costs seconds={SECONDS['hard-refresh']} loss={plan.losesLink ? 'cost_link' : 'cost_unsent'} />;
}

/** `loss` is null where it stands above as a list. */
export function Costs({ seconds, loss }: { seconds: number; loss: MessageKey | null }) {
  return (
    <ul class="costs" aria-label={say('cost_title')}>
      <li data-cost="time">
        <Icon name="clock" size={18} />
        <span>{say('cost_time', costWords(seconds))}</span>
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
