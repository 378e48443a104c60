/** The three sentences of the first run, above the button that means the user's agreement; where nothing fails, with a button of its own. */
import { agree } from '../../platform/ask';
import { say } from '../../platform/say';

export function FirstRun({ goesOn }: { readonly goesOn: boolean }) {
  return (
    <section class="first-run small">
      <p>
        {say('first_run_short')} {goesOn && say('first_run_means')}
      </p>
      {!goesOn && (
        <button type="button" data-action="agree" onClick={() => void agree()}>
          {say('first_run_agree')}
        </button>
      )}
    </section>
  );
}
