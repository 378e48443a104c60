/**
 * The first run, on which nothing is kept before the user agrees. In a recovery one line below the main button says that
 * pressing it means that (the welcome page says the rest); if nothing fails, the sentences have their own button.
 */
import type { View } from '../../core/view/view';
import { say } from '../../platform/say';
import { ask, NO_REPLY } from '../../platform/send-request';

/** The words to agree to, which the view also announces; null once the user has agreed. */
export function agreementWords({ firstRun, access }: View, goesOn: boolean): string | null {
  return firstRun && access ? say(goesOn ? 'first_run_line' : 'first_run_short') : null;
}

/** The user goes on, which means that they agree. Commands say so themselves; this is for a button that only leads on. */
export function goingOn({ firstRun }: View): void {
  if (firstRun) void ask('agree', {}, NO_REPLY);
}

export function AgreementLine({ words }: { readonly words: string }) {
  return <p class="under first-run">{words}</p>;
}

export function FirstRun({ words }: { readonly words: string }) {
  return (
    <section class="first-run alone small">
      <p>{words}</p>
      <div class="chips">
        <button type="button" data-action="agree" onClick={() => void ask('agree', {}, NO_REPLY)}>
          {say('first_run_agree')}
        </button>
      </div>
    </section>
  );
}
