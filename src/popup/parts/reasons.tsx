/** What will not help, what the verdict rests on, what was noticed, what was cleared, and who runs the agent: folded away. */
import { evidenceWords } from '../../core/evidence';
import type { Ground } from '../../core/plan/grounds';
import { keyPart, listOf } from '../../core/say';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';
import { Clears } from './clears';

export function Reasons(recovery: Recovery) {
  const { incident } = recovery;
  const { avoid, advice, cleared } = incident;
  return (
    <div>
      {avoid && (
        <details>
          <summary>{say('avoid_title')}</summary>
          <p>{say(avoid)}</p>
          {advice.length > 0 && (
            <>
              <h2>{say('advice_title')}</h2>
              <ul class="plain">
                {advice.map(each => (
                  <li key={each}>{say(`advice_${keyPart(each)}`)}</li>
                ))}
              </ul>
            </>
          )}
        </details>
      )}
      <Why {...recovery} />
      {cleared && <Clears cleared={cleared} />}
    </div>
  );
}

function Why(recovery: Recovery) {
  const { grounds, plan } = recovery.incident;
  const open = plan.verdict === 'investigating';
  return (
    <details>
      <summary>{say(open ? 'why_open' : 'why_title')}</summary>
      <Evidence {...recovery} />
      <Grounds title={say(open ? 'why_here' : 'why_for')} grounds={grounds.for} />
      <Grounds title={say(open ? 'why_elsewhere' : 'why_against')} grounds={grounds.against} />
      <RunBy {...recovery} />
    </details>
  );
}

/** What was noticed around the failure: sleep, missing network, other agents that fail alike. */
function Evidence({ incident: { evidence, alsoFailing } }: Recovery) {
  const noticed = evidence.flatMap(each => evidenceWords(each, say));
  if (alsoFailing) noticed.push(say('also_failing', listOf(alsoFailing.hosts, say)));
  if (alsoFailing?.proves) noticed.push(say('also_failing_means'));
  return noticed.length > 0 ? (
    <>
      <h2>{say('evidence_title')}</h2>
      <ul class="plain">
        {noticed.map(words => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </>
  ) : null;
}

function Grounds({ title, grounds }: { title: string; grounds: readonly Ground[] }) {
  return grounds.length > 0 ? (
    <>
      <h2>{title}</h2>
      <ul class="plain">
        {grounds.map(({ ground, hosts }) => (
          <li key={ground}>{say(`ground_${keyPart(ground)}`, listOf(hosts, say))}</li>
        ))}
      </ul>
    </>
  ) : null;
}

/** Who runs the agent, as Re-Pair takes it to be; one click corrects it, and the steps with it. */
function RunBy({ incident: { plan }, ask }: Recovery) {
  const own = plan.situation === 'own';
  const other = own ? 'heyron' : 'me';
  return (
    <p class="row">
      <span class="soft small">{say('who_runs_it_label')}</span>
      <span>{say(own ? 'who_runs_it_me' : 'who_runs_it_heyron')}</span>
      <Action
        name="answer"
        look="text"
        question="who-runs-it"
        answer={other}
        onClick={() => ask({ type: 'answer', question: 'who-runs-it', answer: other })}
      >
        {say(own ? 'who_runs_it_not_me' : 'who_runs_it_not_heyron')}
      </Action>
    </p>
  );
}
