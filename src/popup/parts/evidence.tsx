/** What was noticed around the failure: sleep, missing network, other agents that fail alike. */
import { evidenceOf, evidenceWords } from '../../core/evidence';
import { severalAtOnce } from '../../core/plan/plan';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';

/** The newest are enough on screen; the report has them all. */
const MOST_SHOWN = 2;

export function Evidence({ state }: Recovery) {
  const { failure, witnessed, alsoFailing } = state;
  const others = alsoFailing.filter(({ kind }) => kind === failure?.kind).map(({ host }) => host);
  const noticed = witnessed.slice(-MOST_SHOWN).map(happening => evidenceWords(evidenceOf(happening), say));
  if (failure && others.length) {
    const means = severalAtOnce(state) ? ` ${say('also_failing_means')}` : '';
    noticed.push(say('also_failing', others.join(', ')) + means);
  }
  return noticed.length ? (
    <ul class="plain soft" aria-label={say('evidence_title')}>
      {noticed.map(words => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  ) : null;
}
