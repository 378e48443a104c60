/** What the verdict rests on, what does not help, and what else to check. */
import type { Ground } from '../../core/plan/grounds';
import { keyPart } from '../../core/say';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';

export function Why({ incident: { grounds, plan } }: Recovery) {
  const { for: speaks, against } = grounds;
  const open = plan.verdict === 'investigating';
  return speaks.length + against.length > 0 ? (
    <details>
      <summary>{say(open ? 'why_open' : 'why_title')}</summary>
      <Grounds title={say(open ? 'why_here' : 'why_for')} grounds={speaks} />
      <Grounds title={say(open ? 'why_elsewhere' : 'why_against')} grounds={against} />
    </details>
  ) : null;
}

function Grounds({ title, grounds }: { title: string; grounds: readonly Ground[] }) {
  return grounds.length ? (
    <>
      <p class="soft small">{title}:</p>
      <ul class="plain">
        {grounds.map(each => (
          <li key={each.ground}>{groundWords(each)}</li>
        ))}
      </ul>
    </>
  ) : null;
}

function groundWords({ ground, hosts }: Ground): string {
  return say(`ground_${keyPart(ground)}`, hosts.join(', '));
}

/** What does not help here, and what no step can try. */
export function Advice({ incident: { avoid, advice } }: Recovery) {
  if (!avoid) return null;
  return (
    <>
      <details>
        <summary>{say('avoid_title')}</summary>
        <p>{say(avoid)}</p>
      </details>
      {advice.length > 0 && (
        <details>
          <summary>{say('advice_title')}</summary>
          <ul class="plain">
            {advice.map(each => (
              <li key={each}>{say(`advice_${keyPart(each)}`)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
