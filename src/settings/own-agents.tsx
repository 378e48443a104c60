/** The addresses of agents of one's own that Re-Pair sees: each can be removed, after a question. */
import { useRef, useState } from 'preact/hooks';
import { shownSite } from '../core/address/shown-site';
import type { ShownSettings } from '../platform/replies';
import { say } from '../platform/say';

interface Props {
  readonly own: ShownSettings['own'];
  readonly remove: (origin: string) => Promise<void>;
}

export function OwnAgents({ own, remove }: Props) {
  const question = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const ask = (origin: string) => {
    setAsked(origin);
    question.current?.showModal();
  };
  const answer = async (yes: boolean) => {
    question.current?.close(); // the browser returns the focus to the button
    if (yes && asked !== null) await remove(asked);
  };
  return (
    <section aria-labelledby="own">
      <h2 id="own">{say('settings_own')}</h2>
      <p class="soft">{say('settings_own_what')}</p>
      <ul class="listed">
        {own.map(({ origin, since, seen }) => (
          <li key={origin} data-own={origin}>
            <span>
              <b translate={false}>{shownSite(origin)}</b>{' '}
              <small class="soft">{say('settings_own_times', dayOf(since), dayOf(seen))}</small>
            </span>
            <button type="button" data-action="remove-own" onClick={() => ask(origin)}>
              {say('settings_own_remove')}
            </button>
          </li>
        ))}
      </ul>
      <dialog ref={question} aria-labelledby="own-title" aria-describedby="own-lost">
        <h2 id="own-title">{say('settings_own_ask', asked === null ? '' : shownSite(asked))}</h2>
        <p id="own-lost">{say('settings_own_costs')}</p>
        <div class="row">
          <button type="button" data-action="keep-own" onClick={() => void answer(false)}>
            {say('settings_own_no')}
          </button>
          <button type="button" class="danger" data-action="confirm-remove-own" onClick={() => void answer(true)}>
            {say('settings_own_yes')}
          </button>
        </div>
      </dialog>
    </section>
  );
}

function dayOf(at: number): string {
  return new Date(at).toLocaleDateString(say('language_code'), { dateStyle: 'medium' });
}
