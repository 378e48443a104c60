/** Another browser or phone in which the agent still opens: there its page of devices approves this one. */
import { useState } from 'preact/hooks';
import { pairCommand } from '../../core/packet/agent-message';
import { say } from '../../platform/say';
import { Action, Primary } from '../parts/action';
import { Code } from '../parts/code';
import { Left, usePassed } from '../parts/remaining';
import { useCopy } from '../parts/use-copy';
import { ApproveDrawing, ListDrawing } from './drawings';
import { QrCode } from './qr-code';
import { Approved, useAsked, WayPage, type WayProps, waitsForPress } from './way-page';

export function OtherBrowser(props: WayProps) {
  const { incident, failure, go } = props;
  const { request } = failure;
  const line = pairCommand(request?.requestId ?? null);
  const [place, setPlace] = useState<'phone' | 'browser'>('phone');
  const [copied, copy] = useCopy();
  useAsked('other-browser', props);
  const onPhone = place === 'phone' || line === null;
  const link = `https://${new URL(incident.origin).host}/nodes`;
  return (
    <WayPage
      {...props}
      way="other-browser"
      outcome={copied}
      pre={<Watching {...props} />}
      primary={
        onPhone ? (
          waitsForPress(props) && <Approved {...props} />
        ) : (
          <Primary name="copy-line" onClick={() => copy(line)}>
            {copied || say('other_copy_line')}
          </Primary>
        )
      }
      others={
        onPhone ? (
          <>
            <Action name="copy-link" variant="second" onClick={() => copy(link)}>
              {copied || say('other_copy_link')}
            </Action>
            <Action name="ways" variant="second" onClick={() => go('ways')}>
              {say('other_failed')}
            </Action>
          </>
        ) : (
          waitsForPress(props) && <Approved {...props} second />
        )
      }
    >
      {line !== null && (
        <fieldset>
          <legend class="unseen">{say('other_where')}</legend>
          <div class="tabs">
            {(['phone', 'browser'] as const).map(each => (
              <Action key={each} name="detail" answer={each} pressed={place === each} onClick={() => setPlace(each)}>
                {say(`other_${each}`)}
              </Action>
            ))}
          </div>
        </fieldset>
      )}
      {onPhone ? <Pictures {...props} link={link} /> : <Line {...props} line={line} />}
    </WayPage>
  );
}

function Pictures({ failure, link }: WayProps & { link: string }) {
  const deviceId = failure.request?.deviceId ?? null;
  return (
    <ol class="shown">
      <li>
        <QrCode text={link} label={say('other_qr')} />
        <div>
          <h2>{say('other_open_title')}</h2>
          <p>{say('other_open')}</p>
        </div>
      </li>
      <li>
        <ListDrawing deviceId={deviceId} />
        <div>
          <h2>{say(deviceId ? 'other_find_title' : 'other_find_newest_title')}</h2>
          <Code deviceId={deviceId} />
          <p>{say(deviceId ? 'other_find' : 'other_find_newest')}</p>
        </div>
      </li>
      <li>
        <ApproveDrawing />
        <div>
          <h2>{say('other_press_title')}</h2>
          <p>{say(failure.retriesItself ? 'other_press' : 'other_press_older')}</p>
        </div>
      </li>
    </ol>
  );
}

function Line(props: WayProps & { line: string }) {
  const { failure, line } = props;
  const deviceId = failure.request?.deviceId ?? null;
  return (
    <>
      <p>{say('other_line')}</p>
      <p class="letter">
        <code>{line}</code>
      </p>
      <ol class="numbered">
        <li>
          <span>{say('other_send')}</span>
        </li>
        <li>
          <span>{say(deviceId ? 'other_answers_compare' : 'other_answers')}</span>
          <Code deviceId={deviceId} />
        </li>
        {!failure.retriesItself && (
          <li>
            <span>{say('other_press_older')}</span>
          </li>
        )}
      </ol>
    </>
  );
}

/** That the page waits; on an older agent, how long its request still lives. */
function Watching({ failure: { request, retriesItself } }: WayProps) {
  const lapsesAt = retriesItself ? null : (request?.lapsesAt ?? null);
  const isOver = usePassed(lapsesAt);
  return (
    <p class="watching">
      <span class="pulse" />
      <span>
        {isOver && say('waiting_expired_title')}
        {!isOver && (lapsesAt === null ? say('other_watching') : <Left until={lapsesAt} words="other_good_for" />)}
      </span>
    </p>
  );
}
