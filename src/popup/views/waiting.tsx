/** Somebody was asked to approve this browser: since when, by which way, and what to do if nobody answers. */
import type { Waiting as Stand } from '../../core/catalogue/ways';
import { reminder } from '../../core/packet/agent-message';
import { type Asked, NUDGE_AFTER_MS, waitingAt } from '../../core/plan/waiting';
import { keyPart, type MessageKey, momentWords } from '../../core/say';
import type { ShownFailure } from '../../core/view/view';
import { holds, waitingAdvice, waitingTitle } from '../../core/view/waiting-words';
import { say } from '../../platform/say';
import { Action, Primary } from '../parts/action';
import { Code } from '../parts/code';
import { AgainCosts } from '../parts/costs';
import { Frame } from '../parts/frame';
import type { PictureState } from '../parts/picture';
import { usePassed } from '../parts/remaining';
import type { LastResult } from '../parts/sentence';
import type { StepProps } from '../parts/step-words';
import { useCopy } from '../parts/use-copy';
import { useEnglish } from '../use-english';

type Props = StepProps & { readonly failure: ShownFailure; readonly asked: Asked };

const PICTURES: Readonly<Record<Stand, PictureState>> = {
  asked: 'asked',
  hour: 'asked',
  day: 'asked',
  expired: 'approval',
  superseded: 'approval',
  approved: 'approval',
  declined: 'apart',
};

export function Waiting(props: Props) {
  const { incident, failure, asked } = props;
  const { deviceId } = failure;
  const stand = useStand(asked, failure);
  const stillHolds = holds(stand, asked.way);
  const [copied, copy] = useCopy('handoff_copied');
  const english = useEnglish();
  // What matters of a wait that is over is what to do now.
  const since =
    isOpen(stand) || stillHolds
      ? say(`waiting_since_${keyPart(asked.way)}`, momentWords(asked.at, Date.now(), say('language_code')))
      : '';
  const lead = leadWords(stand, asked, failure);
  const nudge = nudges(stand, asked) ? reminder(incident.host, deviceId, asked.at, english) : null;
  return (
    <Frame
      shown={props}
      bare={nudge !== null}
      picture={stillHolds ? 'asked' : PICTURES[stand]}
      title={say(waitingTitle(stand, asked.way))}
      lastResult={copied ? { words: copied, worked: true } : lookedAgain(props)}
      alsoAnnounced={[since, lead]}
      pre={asksAgain(stand) && <AgainCosts plan={incident.plan} />}
      {...buttons(props, stand, stillHolds, () => copy(nudge ?? ''))}
    >
      <div class="since" data-waiting={stand}>
        {since && <p>{since}</p>}
        <p class="lead">{lead}</p>
        {nudge && (
          <p class="letter" lang="en">
            {nudge}
          </p>
        )}
        {deviceId && (
          <p class="coded">
            <span>{say('waiting_code')}</span> <Code deviceId={deviceId} />
          </p>
        )}
      </div>
    </Frame>
  );
}

/** How the wait stands now. It changes with time alone, too. */
function useStand(asked: Asked, { endsWait, request }: ShownFailure): Stand {
  usePassed(request?.lapsesAt ?? null);
  const [hour, day] = NUDGE_AFTER_MS;
  usePassed(asked.at + hour);
  usePassed(asked.at + day);
  return waitingAt(asked, endsWait, request, Date.now());
}

/** What came of the user's word that it was approved; null before it. */
function lookedAgain({ incident: { active }, view: { live }, asked }: Props): LastResult | null {
  if (!active?.again || active.ranAt === null || active.ranAt < asked.at) return null;
  return live?.state === 'failing' && live.since >= active.ranAt
    ? { words: say('step_await_approval_failed'), worked: false }
    : { words: say('waiting_loads_again'), worked: true };
}

/** True while somebody may still answer what was sent. */
function isOpen(stand: Stand): boolean {
  return stand === 'asked' || stand === 'hour' || stand === 'day';
}

/** True once a reminder to support is in place. */
function nudges(stand: Stand, { way }: Asked): boolean {
  return stand === 'day' && way === 'support';
}

function asksAgain(stand: Stand): boolean {
  return stand === 'expired' || stand === 'declined' || stand === 'approved';
}

function leadWords(stand: Stand, { way }: Asked, { retriesItself }: ShownFailure): string {
  const advice = waitingAdvice(stand, way);
  if (advice) return say(advice);
  if (way === 'ask-agent') return say('waiting_agent');
  return say(retriesItself ? 'waiting_keep_open' : 'waiting_press');
}

/** Nothing big to press while all goes well; else the one thing that helps. */
function buttons(props: Props, stand: Stand, stillHolds: boolean, copyReminder: () => Promise<unknown>) {
  const { incident, ask, go, step, asked, failure, view } = props;
  const otherWay = incident.ways.length > 0 && (
    <Action name="ways" variant="second" onClick={() => go('ways')}>
      {say('waiting_other_way')}
    </Action>
  );
  const again = (
    <Action name="message" variant="second" onClick={() => go(asked.way)}>
      {say(asked.way === 'other-browser' || asked.way === 'commands' ? 'waiting_show_again' : 'waiting_copy_again')}
    </Action>
  );
  const confirm = (words: MessageKey) => (
    <Primary name="confirm" onClick={() => ask({ type: 'confirm', step })}>
      {say(words)}
    </Primary>
  );
  if (asksAgain(stand))
    return { primary: confirm(stand === 'approved' ? 'idle_reload' : 'waiting_ask_again'), others: otherWay };
  if (stand === 'superseded' && !stillHolds)
    return {
      primary: (
        <Primary name="message" onClick={() => go(asked.way)}>
          {say('waiting_new_message')}
        </Primary>
      ),
      others: otherWay,
    };
  if (nudges(stand, asked))
    return {
      primary: (
        <Primary
          name="copy-reminder"
          onClick={() => copyReminder().then(() => ask({ type: 'open', where: 'support' }))}
        >
          {say('support_copy_open')}
        </Primary>
      ),
      others: (
        <>
          <Action name="read" variant="second" onClick={() => go('read')}>
            {say('waiting_ask_help', view.helpChannel)}
          </Action>
          {otherWay}
        </>
      ),
    };
  if (stand === 'hour' || stand === 'day')
    return {
      primary: (
        <Primary name="ways" onClick={() => go('ways')}>
          {say('waiting_other_way')}
        </Primary>
      ),
      others: again,
    };
  if (!failure.retriesItself)
    return {
      primary: confirm('way_approved'),
      others: (
        <>
          {again}
          {otherWay}
        </>
      ),
    };
  return {
    primary: (
      <Action name="ways" variant="quiet" onClick={() => go('ways')}>
        {say('waiting_other_way')}
      </Action>
    ),
    others: again,
  };
}
