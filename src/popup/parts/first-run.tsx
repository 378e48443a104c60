/** The first run's sentences. The main button below means agreement; if nothing fails, they have their own button. */

import { say } from '../../platform/say';
import { ask, NO_REPLY } from '../../platform/send-request';

/** The sentences, which the view also announces: a user must hear what they agree to. */
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
          <button type="button" data-action="agree" onClick={() => void ask('agree', {}, NO_REPLY)}>
            {say('first_run_agree')}
          </button>
        </div>
      )}
    </section>
  );
}
