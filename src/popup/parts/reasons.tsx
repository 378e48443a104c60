/** The folded reasons: what will not help, advice, evidence, grounds, what was cleared, and who runs the agent. */

import { isOwnSite } from '../../core/address/shown-site';
import type { Advice } from '../../core/catalogue/shared-words';
import { evidenceWords } from '../../core/incident/evidence';
import type { Ground } from '../../core/plan/grounds';
import { keyPart, listOf } from '../../core/say';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';
import { Clears } from './clears';

export function Reasons(recovery: Recovery) {
  const { incident } = recovery;
  const { avoid, advice, cleared, inTheClear } = incident;
  return (
    <div class="reasons">
      {avoid && (
        <>
          <h2>{say('avoid_title')}</h2>
          <p class="small">{say(avoid)}</p>
        </>
      )}
      {inTheClear === 'own_unencrypted' && <p class="small">{say(inTheClear)}</p>}
      {advice.length > 0 && <Listed title={say('advice_title')} lines={advice.map(adviceWords)} />}
      <Why {...recovery} />
      {cleared && <Clears cleared={cleared} />}
      {!isOwnSite(incident.host) && <RunBy {...recovery} />}
    </div>
  );
}

function Why(recovery: Recovery) {
  const { grounds, plan, why } = recovery.incident;
  const open = plan.verdict === 'investigating';
  const words = (ground: Ground) => groundWords(ground, isOwnSite(recovery.incident.host));
  const noticed = noticedWords(recovery);
  return (
    <>
      <Listed title={say('why_happened')} lines={[say(why ?? 'why_not_known')]} />
      <Listed title={say('evidence_title')} lines={noticed} />
      <Listed title={say(open ? 'why_here' : 'why_for')} lines={grounds.for.map(words)} />
      <Listed title={say(open ? 'why_elsewhere' : 'why_against')} lines={grounds.against.map(words)} />
    </>
  );
}

function Listed({ title, lines }: { title: string; lines: readonly string[] }) {
  return lines.length > 0 ? (
    <>
      <h2>{title}</h2>
      <ul class="plain">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  ) : null;
}

function adviceWords(advice: Advice): string {
  return say(`advice_${keyPart(advice)}`);
}

function groundWords({ ground, hosts }: Ground, isOwn: boolean): string {
  if (isOwn && ground === 'server-alone') return say('own_finding_proxy_error'); // no server of heyron's stands there
  return say(`ground_${keyPart(ground)}`, listOf(hosts, say));
}

/** The evidence around the failure: sleep, network loss, other agents with the same failure. */
function noticedWords({ incident: { evidence, alsoFailing } }: Recovery): string[] {
  const noticed = evidence.flatMap(each => evidenceWords(each, say));
  if (alsoFailing) noticed.push(say('also_failing', listOf(alsoFailing.hosts, say)));
  if (alsoFailing?.speaks) noticed.push(say('also_failing_means'));
  return noticed;
}

/** Who runs the agent, as Re-Pair assumes. One click corrects it, and the steps change accordingly. */
function RunBy({ incident: { plan }, ask }: Recovery) {
  const own = plan.situation === 'own';
  const other = own ? 'heyron' : 'me';
  return (
    <p class="row">
      <span class="soft small">{say('who_runs_it_label')}</span>
      <span>{say(own ? 'who_runs_it_me' : 'who_runs_it_heyron')}</span>
      <Action
        name="answer"
        variant="text"
        question="who-runs-it"
        answer={other}
        onClick={() => ask({ type: 'answer', question: 'who-runs-it', answer: other })}
      >
        {say(own ? 'who_runs_it_not_me' : 'who_runs_it_not_heyron')}
      </Action>
    </p>
  );
}
