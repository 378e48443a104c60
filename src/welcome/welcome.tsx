/** The welcome page: three sentences about Re-Pair, the user's agreement to storing incidents, and an agent that fails now. */
import { useEffect, useState } from 'preact/hooks';
import { SEAM } from '../core/logo';
import type { OpenPage } from '../core/view/elsewhere';
import { browser } from '../platform/browser';
import { say } from '../platform/say';
import { ask, NO_REPLY } from '../platform/send-request';

export function Welcome() {
  const [status, setStatus] = useState('');
  const [done, setDone] = useState(false);
  const locked = useLockedOut();
  const gotIt = async () => {
    const { ok } = await ask('agree', {}, NO_REPLY);
    setDone(ok);
    setStatus(say(ok ? 'welcome_done' : 'problem_storage'));
  };
  const showWhere = async () => {
    setStatus(say('welcome_where_words'));
    await browser.action.openPopup().catch(() => {}); // the text says where it is
  };
  return (
    <main>
      <div class="band">
        <Logo />
      </div>
      <h1>{say('welcome_title')}</h1>
      {locked ? <LockedOut page={locked} /> : <p class="lead">{say('welcome_lead')}</p>}
      <ul>
        <li>{say('first_run_sees')}</li>
        <li>{say('first_run_asks')}</li>
        <li>{say('first_run_sends')}</li>
      </ul>
      <p class="told" role="status">
        {status}
      </p>
      <div class="do">
        {!done && (
          <button type="button" class={locked ? 'second' : 'primary'} data-action="agree" onClick={() => void gotIt()}>
            {say('first_run_agree')}
          </button>
        )}
        <button type="button" class="second" data-action="show-where" onClick={() => void showWhere()}>
          {say('welcome_where')}
        </button>
        <p class="soft">{say('disclaimer')}</p>
      </div>
    </main>
  );
}

/** The agent that fails in an open tab, as of when this page was last looked at: it opens in the background. */
function useLockedOut(): OpenPage | null {
  const [locked, setLocked] = useState<OpenPage | null>(null);
  useEffect(() => {
    const look = () => void ask('locked-out', {}, null).then(setLocked);
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return locked;
}

function LockedOut({ page: { tab, host } }: { page: OpenPage }) {
  const [name = host] = host.split('.');
  const go = async () => {
    await ask('command', { tab, command: { type: 'show', page: tab } }, NO_REPLY);
    await browser.action.openPopup().catch(() => {}); // the page's own card leads there, too
  };
  return (
    <div class="do">
      <p>{say('welcome_locked_out', name)}</p>
      <button type="button" class="primary" data-action="show" onClick={() => void go()}>
        {say('welcome_get_back_in')}
      </button>
    </div>
  );
}

/** The logo when all is well: plug and socket joined by a gold seam. */
function Logo() {
  return (
    <svg aria-hidden="true" width="84" height="84" viewBox="0 0 128 128">
      <clipPath id="disc">
        <circle cx="64" cy="64" r="62" />
      </clipPath>
      <g clip-path="url(#disc)">
        <g transform="rotate(-35 64 64)">
          <path class="socket" d="M-20 -20H148V148H-20Z" />
          <path class="plug" d={SEAM} paint-order="stroke" stroke-width="20" />
        </g>
      </g>
    </svg>
  );
}
