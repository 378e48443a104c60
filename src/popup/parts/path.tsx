/** The steps as a path: the current one open, the others as marks. Code outside src relies on the data attributes. */
import type { ComponentChildren } from 'preact';
import { keyPart } from '../../core/say';
import type { ShownPlan, ShownStep } from '../../core/view/view';
import { say } from '../../platform/say';

/** "Step 2 of 5", and the current step's mark in the row. */
export function Place({ plan: { steps } }: { plan: ShownPlan }) {
  const at = steps.findIndex(({ current }) => current);
  return (
    <>
      {say('progress_place', String(at + 1), String(steps.length))}
      <span class="mark-now" style={after(steps, at)} />
    </>
  );
}

export function Path({ plan: { steps }, children }: { plan: ShownPlan; children: ComponentChildren }) {
  const open = steps.some(({ current }) => current);
  return (
    <>
      <ol class="path">
        {steps.map((planned, at) =>
          planned.current ? (
            <li
              key={planned.step}
              class="step"
              data-step={planned.step}
              data-result={planned.result}
              aria-current="step"
            >
              {children}
            </li>
          ) : (
            <li
              key={planned.step}
              class="mark"
              data-step={planned.step}
              data-result={planned.result}
              data-past={planned.result === 'pending' ? undefined : ''}
              style={after(steps, at)}
            >
              <span role="img" aria-label={markWords(planned)} />
            </li>
          ),
        )}
      </ol>
      {!open && <div class="step">{children}</div>}
    </>
  );
}

/** The number of marks that follow, for CSS. */
function after(steps: readonly ShownStep[], at: number): Record<string, string> {
  return { '--after': String(steps.length - 1 - at) };
}

function markWords({ step, result }: ShownStep): string {
  return say('progress_mark', say(`step_${keyPart(step)}_title`), say(`result_${keyPart(result)}`));
}
