/** The steps in order: what was tried, one line each; the current one, opened up; and what would come after it. */

import { useEffect, useRef } from 'preact/hooks';
import type { PlannedStep } from '../../core/plan/plan';
import { keyPart } from '../../core/say';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Clears } from './clears';
import { CurrentStep } from './current-step';
import { findingWords } from './finding';

export function Steps(recovery: Recovery) {
  return (
    <section aria-labelledby="steps-title">
      <h2 id="steps-title" class="eyebrow">
        {say('all_steps')}
      </h2>
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
  const { active, clears } = recovery.state;
  const item = useFocusKept(current, `${step} ${active?.consentedTo} ${active?.ranAt}`);
  return (
    <li
      ref={item}
      class="step"
      data-step={step}
      data-result={result}
      aria-current={current ? 'step' : undefined}
      tabIndex={current ? -1 : undefined}
    >
      <div class="step-head">
        <span>{say(`step_${keyPart(step)}_title`)}</span>
        {result !== 'pending' && (
          <span class="step-result" role={current ? 'status' : undefined}>
            {say(`result_${keyPart(result)}`)}
          </span>
        )}
      </div>
      {finding && <p class="finding">{findingWords(planned)}</p>}
      {step === 'clear-site-data' && <Clears reports={clears} />}
      {current && <CurrentStep {...recovery} step={step} />}
    </li>
  );
}

/**
 * Takes up the focus that got lost with a pressed button, when that button's step has moved on: else the keyboard would
 * start over at the top, and a screen reader would say nothing.
 */
function useFocusKept(current: boolean, phase: string) {
  const item = useRef<HTMLLIElement>(null);
  const seen = useRef('');
  useEffect(() => {
    const moved = seen.current !== '' && seen.current !== phase;
    seen.current = phase;
    if (current && moved && document.activeElement === document.body) item.current?.focus();
  }, [current, phase]);
  return item;
}
