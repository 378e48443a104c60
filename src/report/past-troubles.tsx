/** The incidents that are still stored; a click shows one's report. */
import { useEffect, useState } from 'preact/hooks';
import { keyPart } from '../core/say';
import type { PastTrouble } from '../platform/replies';
import { say } from '../platform/say';
import { ask } from '../platform/send-request';
import { Action } from '../popup/parts/action';

export function PastTroubles({ onChoose }: { onChoose(incident: string): void }) {
  const [troubles, setTroubles] = useState<readonly PastTrouble[]>([]);
  useEffect(() => void ask('past-troubles', {}, []).then(setTroubles), []);
  if (troubles.length === 0) return null;
  const time = new Intl.DateTimeFormat(say('language_code'), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <details>
      <summary>{say('past_title', String(troubles.length))}</summary>
      <ul class="plain">
        {troubles.map(({ id, host, kind, at, over }) => (
          <li key={id}>
            <Action name="past" variant="text" onClick={() => onChoose(id)}>
              {say(`failure_${keyPart(kind)}_title`)}
            </Action>{' '}
            <span class="soft small">
              {host} · {time.format(at)} · {say(over ? 'past_over' : 'past_open')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
