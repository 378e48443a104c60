/** The three sentences of the first run, above the button that means the user's agreement; where nothing fails, with a button of its own. */
import { agree } from '../../platform/ask';
import { say } from '../../platform/say';

/** They are told like all else that the view says: nobody agrees to what they did not hear. */
export function agreementWords(goesOn: boolean): string[] {
  return [say('first_run_short'), ...(goesOn ? [say('first_run_means')] : [])];
}

export function FirstRun({ words, goesOn }: { readonly words: readonly string[]; readonly goesOn: boolean }) {
  return (
    <section class="first-run small">
      {words.map(each => (
        <p key={each}>{each}</p>
      ))}
      {!goesOn && (
        <div class="chips">
          <button type="button" data-action="agree" onClick={() => void agree()}>
            {say('first_run_agree')}
          </button>
        </div>
      )}
    </section>
  );
}
