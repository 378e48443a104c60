/** Deletes everything that is stored: a button, and a dialog that says what is deleted. */
import { useRef } from 'preact/hooks';
import { say } from '../platform/say';

export function Forget({ forget }: { readonly forget: () => Promise<void> }) {
  const question = useRef<HTMLDialogElement>(null);
  const answer = async (yes: boolean) => {
    question.current?.close(); // the browser returns the focus to the button
    if (yes) await forget();
  };
  return (
    <>
      <button type="button" class="danger" data-action="forget" onClick={() => question.current?.showModal()}>
        {say('settings_forget')}
      </button>
      <dialog ref={question} aria-labelledby="forget-title" aria-describedby="forget-what">
        <h2 id="forget-title">{say('settings_forget_title')}</h2>
        <p id="forget-what">{say('settings_forget_what')}</p>
        <div class="row">
          <button type="button" data-action="keep" onClick={() => void answer(false)}>
            {say('settings_forget_no')}
          </button>
          <button type="button" class="danger" data-action="confirm-forget" onClick={() => void answer(true)}>
            {say('settings_forget_yes')}
          </button>
        </div>
      </dialog>
    </>
  );
}
