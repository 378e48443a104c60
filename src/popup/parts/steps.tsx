/** The steps in order: the current one opened up, the last one tried above it, what would come after it below. */
import type { StepId } from '../../core/steps/ids';
import type { ShownStep } from '../../core/view/view';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { StepItem } from './step-item';

export function Steps(recovery: Recovery) {
  const { steps, current } = recovery.incident.plan;
  const tried = steps.filter(step => !step.current && step.result !== 'pending');
  const earlier = current === null ? [] : folded(tried, current);
  const item = (planned: ShownStep) => (
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
        {[
          ...tried.slice(earlier.length),
          ...steps.filter(step => step.current),
          ...steps.filter(step => !step.current && step.result === 'pending'),
        ].map(item)}
      </ol>
    </section>
  );
}

/**
 * The tried steps that are folded away: they would push the next thing to do out of sight. The last one stays in sight
 * for what it found, except at the end, where the verdict says that.
 */
function folded(tried: readonly ShownStep[], current: StepId): readonly ShownStep[] {
  if (current === 'escalate') return tried;
  return tried.length > 2 ? tried.slice(0, -1) : [];
}
