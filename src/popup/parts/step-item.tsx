/** One step of the list. Its data attributes are part of the contract with everything outside the source. */
import { useEffect, useRef } from 'preact/hooks';
import { keyPart } from '../../core/say';
import { speak } from '../../core/view/said';
import type { ShownStep } from '../../core/view/view';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Clears } from './clears';
import { CurrentStep } from './current-step';

/** What stands before a step that was tried; the others have their number there. */
const MARKS: Partial<Record<ShownStep['result'], string>> = {
  done: '✓',
  fixed: '✓',
  'still-failing': '✗',
  changed: '✗',
  'could-not-run': '✗',
  skipped: '–',
  unproven: '–',
};

interface Props {
  readonly planned: ShownStep;
  /** Its place in the plan, from 1. */
  readonly number: number;
  readonly recovery: Recovery;
}

export function StepItem({ planned, number, recovery }: Props) {
  const { step, result, current, finding } = planned;
  const { active, cleared, plan } = recovery.incident;
  const item = useFocusKept(current, `${current} ${active?.consented} ${active?.ran}`);
  const clearing = step === 'clear-site-data';
  // A browser that was cleared is asked other things: the clearing did what it should.
  const worked = clearing && result === 'changed' && plan.progress !== null;
  const label = worked ? 'done' : result;
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
        {!current && (
          <span class="mark" aria-hidden="true">
            {MARKS[label] ?? number}
          </span>
        )}
        <span class="step-title">{say(`step_${keyPart(step)}_title`)}</span>
        {/* The current one says in its own words what goes on. */}
        {result !== 'pending' && !current && (
          <span class="step-result">{say(`result_${keyPart(label)}`)}</span>
        )}
      </div>
      {(!current || result === 'could-not-run') && !worked && finding && (
        <p class="finding">{speak(finding, say)}</p>
      )}
      {clearing && cleared && <Clears cleared={cleared} />}
      {current && <CurrentStep {...recovery} planned={planned} step={step} />}
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
    const moved = seen.current !== phase;
    seen.current = phase;
    if (current && moved && document.activeElement === document.body && hadFocus) item.current?.focus();
  }, [current, phase]);
  return item;
}

/** Nobody's focus is taken who has not used the popup yet. */
let hadFocus = false;
document.addEventListener('focusin', () => {
  hadFocus = true;
});
