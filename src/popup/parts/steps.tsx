/** The steps in order: the current one opened up, the last one tried above it, what would come after it below. */
import type { PlannedStep } from '../../core/plan/plan';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { StepItem } from './step-item';

/** From this many on, steps tried before the last one are folded away: they would push the next thing to do out of sight. */
const FOLDED_FROM = 2;

export function Steps(recovery: Recovery) {
  const { steps, current } = recovery.plan;
  const tried = steps.filter(step => !step.current && step.result !== 'pending');
  const earlier = current === null || tried.length <= FOLDED_FROM ? [] : tried.slice(0, -1);
  const item = (planned: PlannedStep) => (
    <StepItem key={planned.step} planned={planned} number={steps.indexOf(planned) + 1} recovery={recovery} />
  );
  return (
    <section aria-labelledby="steps-title">
      <h2 id="steps-title" class="unseen">
        {say('all_steps')}
      </h2>
      {earlier.length > 0 && (
        <details>
          <summary>{say('steps_earlier', String(earlier.length))}</summary>
          <ol class="steps">{earlier.map(item)}</ol>
        </details>
      )}
      <ol class="steps">
        {tried.slice(earlier.length).map(item)}
        {steps.filter(step => step.current).map(item)}
        {steps.filter(step => !step.current && step.result === 'pending').map(item)}
      </ol>
    </section>
  );
}
