/** The steps in order, the current one opened up with what can be done. */

import type { PlannedStep } from '../../core/plan/plan';
import { keyPart } from '../../core/say';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { CurrentStep } from './current-step';
import { findingWords } from './finding';

export function Steps(recovery: Recovery) {
  return (
    <section aria-labelledby="steps-title">
      <h2 id="steps-title">{say('all_steps')}</h2>
      <ol class="steps">
        {recovery.plan.steps.map(planned => (
          <StepItem key={planned.step} planned={planned} recovery={recovery} />
        ))}
      </ol>
    </section>
  );
}

function StepItem({ planned, recovery }: { planned: PlannedStep; recovery: Recovery }) {
  const { step, result, current, finding } = planned;
  return (
    <li class="step" data-step={step} data-result={result} aria-current={current ? 'step' : undefined}>
      <div class="step-head">
        <span>{say(`step_${keyPart(step)}_title`)}</span>
        {(result !== 'pending' || !current) && (
          <span class="step-result" role={current ? 'status' : undefined}>
            {say(`result_${keyPart(result)}`)}
          </span>
        )}
      </div>
      {finding && <p class="soft">{findingWords(planned)}</p>}
      {current && <CurrentStep {...recovery} step={step} />}
    </li>
  );
}
