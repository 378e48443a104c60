/** The popup with an open incident: what failed, the one next thing to do, and what can be handed over. */
import { keyPart } from '../../core/say';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';
import { Evidence } from './evidence';
import { Handoff } from './handoff';
import { PacketPart } from './packet';
import { SituationLine } from './situation';
import { Steps } from './steps';
import { VerdictWords } from './verdict';
import { Advice, Why } from './why';

export function RecoveryView(recovery: Recovery) {
  const { incident, view, ask } = recovery;
  const { failure, plan, active, host, gateway } = incident;
  if (!failure) return null;
  const { mender, approval } = failure;
  const settling = view.live?.state === 'connected';
  const tried = plan.steps.filter(({ current, result }) => !current && result !== 'pending').length;
  // Such a verdict says all that the failure's explanation would, and the room is needed for what to do. What a refusal
  // itself says of the host is not known yet where hardly anything was tried.
  const settled = plan.verdict === 'owner-must-approve' || (plan.verdict === 'not-this-browser' && tried > 1);
  const clearing = active?.step === 'clear-site-data';
  const shownInStep = plan.steps.some(({ current, waitsForApproval }) => current && waitsForApproval);
  return (
    <>
      <header>
        <p class="eyebrow">
          {host}
          {plan.verdict === 'investigating' && <VerdictWords verdict={plan.verdict} />}
        </p>
        {settling ? (
          <div role="status">
            <h1>{say('settling')}</h1>
          </div>
        ) : (
          <>
            <h1>{say(`failure_${keyPart(failure.kind)}_title`)}</h1>
            {!settled && (
              <p>
                {say(`failure_${keyPart(failure.kind)}_meaning`)}
                {plan.verdict === 'investigating' && mender === 'you' && ` ${say('mender_you')}`}
              </p>
            )}
          </>
        )}
        {(plan.verdict !== 'investigating' || plan.progress) && <Note {...recovery} />}
        {view.worksElsewhere && view.live?.kind && <WorksElsewhere ask={ask} />}
        <Evidence {...recovery} />
        <ExactText text={failure.text} address={say('page_and_gateway', host, gateway)} />
        {view.tab.host !== host && (
          <div class="row">
            <Action name="open" onClick={() => ask({ type: 'open', where: 'agent' })}>
              {say('go_to_agent')}
            </Action>
          </div>
        )}
      </header>
      <Steps {...recovery} />
      {/* A clearing throws the request away: nobody should be asked to approve it just then. */}
      {approval && !clearing && !shownInStep && <Handoff {...recovery} failure={failure} />}
      <Why {...recovery} />
      <Advice {...recovery} />
      <SituationLine situation={plan.situation} ask={ask} />
      {!(plan.current === 'escalate' && !plan.sent) && <PacketPart {...recovery} />}
    </>
  );
}

/** The page's own words, to the letter: people compare them with what they see. A long text is folded away. */
function ExactText({ text, address }: { text: string; address: string }) {
  const exact = text && <p class="exact">{text}</p>;
  const short = text.length <= SHORT_TEXT;
  return (
    <>
      {short && exact}
      <details>
        <summary>{say(short ? 'exact_address' : 'exact_text')}</summary>
        {!short && exact}
        <p class="soft small">{address}</p>
      </details>
    </>
  );
}

/** The longest error text that is shown at once, in characters: three lines of the popup. */
const SHORT_TEXT = 120;

/** The verdict once there is one, and what it means for this person; after a clearing, that all goes as it should. */
function Note({ incident: { plan } }: Recovery) {
  const { verdict, progress, until, situation } = plan;
  return (
    <p class="note">
      {verdict !== 'investigating' && <VerdictWords verdict={verdict} />}
      {progress && say(progress)}
      {!progress &&
        verdict === 'owner-must-approve' &&
        say(situation === 'own' ? 'mender_owner_own' : 'mender_owner')}
      {!progress &&
        verdict === 'wait' &&
        (until === null ? say('mender_time') : say('wait_until', clockTime(until)))}
    </p>
  );
}

/** A time of day, as the user's clock shows it. */
function clockTime(at: number): string {
  return new Intl.DateTimeFormat(say('language_code'), { timeStyle: 'short' }).format(at);
}

/** The agent is back in another tab, and this one does not know it yet. */
function WorksElsewhere({ ask }: Pick<Recovery, 'ask'>) {
  return (
    <p class="note" role="status">
      {say('works_elsewhere')}{' '}
      <Action name="reload" onClick={() => ask({ type: 'reload' })}>
        {say('idle_reload')}
      </Action>
    </p>
  );
}
