/** Another browser asks to be let in, or is waited for, and what came of that. Approving is left to the page of devices. */
import { keyPart } from '../../core/say';
import { PLATFORMS } from '../../core/sighting/asking';
import type { LetIn, LetInStand } from '../../core/view/let-in';
import { say } from '../../platform/say';
import { Action, type ButtonsOf, Primary } from '../parts/action';
import { Code } from '../parts/code';
import { Frame } from '../parts/frame';
import { usePassed } from '../parts/remaining';
import { clockTime } from '../parts/step-words';
import type { Shown } from '../use-view';
import { QrCode } from '../ways/qr-code';

type Props = Shown & { readonly letIn: LetIn };
type Stand = Exclude<LetInStand, 'offered'>;

export function LetInView({ letIn, ...shown }: Props) {
  const isOver = usePassed(letIn.until);
  const goesOn = letIn.stand === 'waiting' || letIn.stand === 'asked';
  const stand = (goesOn && isOver ? 'time' : letIn.stand) as Stand;
  const asked = stand === 'asked' ? letIn.ask : null;
  const outcome = goesOn || stand === letIn.outcome?.decision ? letIn.outcome : null;
  const code = asked?.deviceId ?? (stand === outcome?.decision ? outcome.deviceId : null);
  const about = asked ? aboutWords(asked, letIn.more) : '';
  return (
    <Frame
      shown={shown}
      picture={stand === 'asked' ? 'approval' : 'joined'}
      title={say(`let_in_${keyPart(TITLES[stand])}_title`)}
      lead={leadWords(stand, letIn.until)}
      lastResult={asked && outcome ? resultOf(outcome.decision) : null}
      alsoAnnounced={[about]}
      {...buttonsOf(shown, stand)}
    >
      <div class="group" data-let-in={stand}>
        {code && (
          <p class="coded">
            <Code deviceId={code} />
          </p>
        )}
        {stand === 'waiting' && shown.view.tab.host && (
          <ol class="shown">
            <li>
              <QrCode text={`https://${shown.view.tab.host}/`} label={say('other_qr')} />
              <p>{say('let_in_scan')}</p>
            </li>
          </ol>
        )}
        {about && <p class="soft small">{about}</p>}
      </div>
    </Frame>
  );
}

/** What ended by itself has one title. */
const TITLES = {
  waiting: 'waiting',
  asked: 'asked',
  approved: 'approved',
  rejected: 'rejected',
  'not-me': 'not-me',
  time: 'over',
  connection: 'over',
  page: 'over',
} as const satisfies Record<Stand, string>;

function leadWords(stand: Stand, until: number): string {
  if (stand === 'waiting') return say('let_in_waiting', clockTime(until));
  return stand === 'not-me' ? say('let_in_not_me_text') : say(`let_in_${keyPart(stand)}`);
}

function aboutWords({ platform, at }: NonNullable<LetIn['ask']>, more: number): string {
  const when = platform
    ? say('let_in_about', PLATFORMS[platform], clockTime(at))
    : say('let_in_about_unnamed', clockTime(at));
  return more > 0 ? say('let_in_more', when, String(more)) : when;
}

function resultOf(decision: 'approved' | 'rejected') {
  return { words: say(`let_in_${decision}_title`), worked: decision === 'approved' };
}

function buttonsOf({ ask }: Shown, stand: Stand): ButtonsOf {
  const press = (what: 'begin' | 'devices' | 'not-me' | 'done') => () => ask({ type: 'let-in', what });
  const devices = (
    <Action name="devices" variant="second" onClick={press('devices')}>
      {say('let_in_devices')}
    </Action>
  );
  const done = (
    <Action name="done" variant="second" onClick={press('done')}>
      {say(stand === 'waiting' ? 'let_in_stop' : 'let_in_done')}
    </Action>
  );
  const again = (
    <Action name="let-in" variant="second" onClick={press('begin')}>
      {say('let_in_again')}
    </Action>
  );
  switch (stand) {
    case 'waiting':
    case 'not-me':
      return {
        others: (
          <>
            {devices}
            {done}
          </>
        ),
      };
    case 'asked':
      return {
        primary: (
          <Primary name="devices" onClick={press('devices')}>
            {say('let_in_approve')}
          </Primary>
        ),
        others: (
          <Action name="not-me" variant="second" onClick={press('not-me')}>
            {say('let_in_not_me')}
          </Action>
        ),
      };
    case 'approved':
      return { others: done };
    default:
      return {
        others: (
          <>
            {again}
            {done}
          </>
        ),
      };
  }
}
