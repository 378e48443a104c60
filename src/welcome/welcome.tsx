/** The welcome page: three sentences about Re-Pair, and the user's agreement to storing incidents. */
import { useState } from 'preact/hooks';
import { SEAM } from '../core/logo';
import { browser } from '../platform/browser';
import { say } from '../platform/say';
import { ask, NO_REPLY } from '../platform/send-request';

export function Welcome() {
  const [status, setStatus] = useState('');
  const [done, setDone] = useState(false);
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
          <button type="button" class="primary" data-action="agree" onClick={() => void gotIt()}>
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
