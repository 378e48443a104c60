/** Nothing is left to try in this browser: the verdict, its grounds, and the report. */
import { isOwnSite } from '../../core/address/shown-site';
import { keyPart, listOf } from '../../core/say';
import type { ShownFailure } from '../../core/view/view';
import { say } from '../../platform/say';
import { Action, Primary } from '../parts/action';
import { Checks } from '../parts/checks';
import { StepCosts } from '../parts/costs';
import { Frame } from '../parts/frame';
import { Icon } from '../parts/icon';
import { pictureFor } from '../parts/picture';
import { OtherWays } from '../parts/side-actions';
import { opens, type StepProps, titleWords, whatWords } from '../parts/step-words';

/** Only the strongest grounds; the details view has all. */
const MOST_GROUNDS = 2;

export function End(props: StepProps & { failure: ShownFailure }) {
  const { step, planned, incident, ask, go } = props;
  const { plan, grounds } = incident;
  const first = opens(props);
  const known = plan.verdict === 'investigating' ? [] : grounds.for.slice(0, MOST_GROUNDS);
  const common = { shown: props, picture: pictureFor(props), ...endWords(props) };
  const facts = known.length > 0 && (
    <ul class="facts" aria-label={say('why_title')}>
      {known.map(({ ground, hosts }) => (
        <li key={ground}>
          <Icon name="dash" />
          <span>{say(`ground_${keyPart(ground)}`, listOf(hosts, say))}</span>
        </li>
      ))}
    </ul>
  );
  if (plan.sent)
    return (
      <Frame {...common}>
        {facts}
        <OtherWays {...props} />
      </Frame>
    );
  return (
    <Frame
      {...common}
      helps
      pre={<StepCosts row={planned.row} plan={plan} />}
      primary={
        <Primary name="help" onClick={() => go('help')}>
          {say('packet_prepare')}
        </Primary>
      }
      others={
        <Action name="run" variant="second" onClick={() => ask({ type: 'run', step })}>
          {say('step_escalate_run')}
        </Action>
      }
    >
      {first ? <Opening {...props} /> : facts}
      <OtherWays {...props} />
    </Frame>
  );
}

/** What is known while nothing was tried: the page's own words where only they tell, else what was checked. */
function Opening({ incident: { checks }, failure }: StepProps & { failure: ShownFailure }) {
  if (!failure.showsWords) return <Checks checks={checks} />;
  return (
    <p class="letter" translate={false}>
      {failure.text}
    </p>
  );
}

function endWords(props: StepProps): { title: string; lead: string } {
  const { plan, host } = props.incident;
  const { verdict, sent, situation } = plan;
  if (sent) {
    const lead = say(isOwnSite(host) ? 'step_escalate_sent_own' : 'step_escalate_sent');
    return { title: say('step_escalate_sent_title'), lead };
  }
  // The verdict would come out of the blue: first what failed is said.
  if (opens(props)) return { title: titleWords(props), lead: whatWords(props) };
  if (verdict === 'investigating' || verdict === 'fixed')
    return { title: say('step_escalate_title'), lead: say('step_escalate_what') };
  const title = say(`end_${keyPart(verdict)}_title`);
  if (verdict === 'owner-must-approve' && situation === 'own')
    return { title, lead: say('end_owner_must_approve_own') };
  return { title, lead: say(`end_${keyPart(verdict)}`) };
}
