/** Every step of the guide. The plan proposes one, but the user may take any; each shows what speaks against it. */

import type { Choice } from '../../core/plan/choices';
import { keyPart, wordsOf } from '../../core/say';
import { say } from '../../platform/say';
import { noteClick } from '../attention';
import type { Recovery } from '../use-view';

export function AllSteps({ incident: { choices, plan }, ask, go }: Recovery) {
  if (choices.length === 0) return null;
  return (
    <section aria-labelledby="all-steps">
      <h2 id="all-steps">{say('details_steps')}</h2>
      <ul class="all">
        {choices.map(choice => {
          const { step } = choice;
          const planned = plan.steps.find(each => each.step === step);
          return (
            <li
              key={step}
              data-step={planned && step}
              data-result={planned?.result}
              aria-current={planned?.current ? 'step' : undefined}
            >
              <button
                type="button"
                class="pick"
                data-choose-step={step}
                onClick={() => {
                  noteClick();
                  go('first');
                  if (!planned?.current || planned.result !== 'running') void ask({ type: 'choose', step });
                }}
              >
                <span>{say(`step_${keyPart(step)}_title`)}</span>
                <small>{sideWords(choice, planned)}</small>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The step's result, or that it is the current one, or what speaks against it. */
function sideWords({ warning }: Choice, planned: Recovery['incident']['plan']['steps'][number] | undefined): string {
  if (planned?.current) return say('choice_current');
  if (planned?.finding) return wordsOf(planned.finding, say);
  if (planned && planned.result !== 'pending') return say(`result_${keyPart(planned.result)}`);
  return warning ? say(`against_${keyPart(warning)}`) : '';
}
