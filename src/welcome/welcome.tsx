/** Three sentences about Re-Pair, and the user's agreement that something is kept. */
import { useState } from 'preact/hooks';
import { agree } from '../platform/ask';
import { browser } from '../platform/browser';
import { say } from '../platform/say';
import { Logo } from './logo';

export function Welcome() {
  const [told, setTold] = useState('');
  const [done, setDone] = useState(false);
  const gotIt = async () => {
    const { ok } = await agree();
    setDone(ok);
    setTold(say(ok ? 'welcome_done' : 'problem_storage'));
  };
  const showWhere = async () => {
    setTold(say('welcome_where_words'));
    await browser.action.openPopup().catch(() => {}); // the words say where it is
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
        {told}
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
