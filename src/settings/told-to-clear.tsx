/** Clears what chosen heyron sites saved although nothing fails: a list, and a dialog that says what it costs. */
import { useRef, useState } from 'preact/hooks';
import { ACCOUNT_HOST } from '../core/address/heyron';
import { foundNothing, isComplete, leftTypes } from '../core/clearing/outcome';
import { listOf } from '../core/say';
import { say } from '../platform/say';
import { ask } from '../platform/send-request';

export function ToldToClear({
  agents,
  tell,
}: {
  readonly agents: readonly string[];
  readonly tell: (words: string) => void;
}) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const question = useRef<HTMLDialogElement>(null);
  const answer = async (yes: boolean) => {
    question.current?.close(); // the browser returns the focus to the button
    if (!yes) return;
    tell(say('told_under_way'));
    const report = await ask('clear-told', { hosts: [...ticked] }, null);
    setTicked([]);
    if (!report) tell(say('told_failed'));
    else if (isComplete(report)) tell(say(foundNothing(report) ? 'clear_nothing_found' : 'clear_all_gone'));
    else
      tell(
        say(
          'clear_some_left',
          listOf(
            leftTypes(report).map(type => say(`data_${type}`)),
            say,
          ),
        ),
      );
  };
  return (
    <section aria-labelledby="told">
      <h2 id="told">{say('told_title')}</h2>
      <p class="soft">{say('told_what')}</p>
      <fieldset>
        <legend>{say('told_hosts')}</legend>
        {[ACCOUNT_HOST, ...agents.filter(host => host !== ACCOUNT_HOST)].map(host => (
          <label class="choice" key={host}>
            <input
              type="checkbox"
              data-host={host}
              checked={ticked.includes(host)}
              onChange={({ currentTarget: { checked } }) =>
                setTicked([...ticked.filter(each => each !== host), ...(checked ? [host] : [])])
              }
            />
            <span translate={false}>{host}</span>
          </label>
        ))}
      </fieldset>
      <button
        type="button"
        class="danger"
        data-action="clear-told"
        disabled={ticked.length === 0}
        onClick={() => question.current?.showModal()}
      >
        {say('told_run')}
      </button>
      <dialog ref={question} aria-labelledby="told-title" aria-describedby="told-what">
        <h2 id="told-title">{say('told_ask')}</h2>
        <p id="told-what">{say('told_costs')}</p>
        <p translate={false}>{listOf(ticked, say)}</p>
        <div class="row">
          <button type="button" data-action="leave" onClick={() => void answer(false)}>
            {say('told_no')}
          </button>
          <button type="button" class="danger" data-action="confirm-clear" onClick={() => void answer(true)}>
            {say('told_yes')}
          </button>
        </div>
      </dialog>
    </section>
  );
}
