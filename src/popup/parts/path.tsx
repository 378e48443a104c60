/** The steps as a list: the current one open, the others as marks that only code outside src reads. */
import type { ComponentChildren } from 'preact';
import type { ShownPlan } from '../../core/view/view';

export function Path({ plan: { steps }, children }: { plan: ShownPlan; children: ComponentChildren }) {
  const open = steps.some(({ current }) => current);
  return (
    <>
      <ol class="path">
        {steps.map(({ step, result, current }) =>
          current ? (
            <li key={step} class="step" data-step={step} data-result={result} aria-current="step">
              {children}
            </li>
          ) : (
            // These are alternatives, not chores: their number would only frighten.
            <li key={step} class="unseen" data-step={step} data-result={result} aria-hidden="true" />
          ),
        )}
      </ol>
      {!open && <div class="step">{children}</div>}
    </>
  );
}
