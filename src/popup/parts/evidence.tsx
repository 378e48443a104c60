/** What was noticed around the failure: sleep, missing network, other agents that fail alike. */
import { evidenceWords } from '../../core/evidence';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';

/** The newest are enough on screen; the report has them all. */
const MOST_SHOWN = 2;

export function Evidence({ incident: { evidence, alsoFailing } }: Recovery) {
  const noticed = evidence.slice(-MOST_SHOWN).map(each => evidenceWords(each, say));
  if (alsoFailing) {
    const means = alsoFailing.speaks ? ` ${say('also_failing_means')}` : '';
    noticed.push(say('also_failing', alsoFailing.hosts.join(', ')) + means);
  }
  return noticed.length ? (
    <ul class="plain soft" aria-label={say('evidence_title')}>
      {noticed.map(words => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  ) : null;
}
