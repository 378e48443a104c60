/** The incidents that are still stored; a click shows one's report. */
import { useEffect, useState } from 'preact/hooks';
import { keyPart } from '../core/say';
import { repeatedIn } from '../core/view/why';
import type { PastTrouble } from '../platform/replies';
import { say } from '../platform/say';
import { ask } from '../platform/send-request';
import { Action } from '../popup/parts/action';

export function PastTroubles({ onChoose }: { onChoose(incident: string): void }) {
  const [troubles, setTroubles] = useState<readonly PastTrouble[]>([]);
  useEffect(() => void ask('past-troubles', {}, []).then(setTroubles), []);
  if (troubles.length === 0) return null;
  const day = new Intl.DateTimeFormat(say('language_code'), { dateStyle: 'medium' });
  const time = new Intl.DateTimeFormat(say('language_code'), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <details>
      <summary>{say('past_title', String(troubles.length))}</summary>
      {repeatedIn(troubles).map(({ host, times, since, why }) => (
        <p key={`${host} ${why}`}>
          <b>{say('past_repeated', host, String(times), day.format(since))}</b> {say(why)}
        </p>
      ))}
      <ul class="plain">
        {troubles.map(({ id, host, kind, at, ended, why }) => (
          <li key={id}>
            <Action name="past" variant="text" onClick={() => onChoose(id)}>
              {say(`failure_${keyPart(kind)}_title`)}
            </Action>{' '}
            <span class="soft small">
              {host} · {time.format(at)} · {say(ended ?? 'past_open')}
            </span>
            {why && <p class="soft small">{say(why)}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}
