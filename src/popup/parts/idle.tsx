/** The popup without an incident: connected, nothing seen, another site, a private window, or no access. */
import type { FailureKind } from '../../core/failure';
import { keyPart, type MessageKey } from '../../core/say';
import { askForAccess } from '../../platform/permission';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';

export function Idle({ view, ask }: Pick<Recovery, 'view' | 'ask'>) {
  const { tab, access, live } = view;
  if (!access)
    return (
      <Said title="access_title" text="access_text">
        <div class="row">
          <Action name="ask-permission" primary onClick={askForAccess}>
            {say('access_ask')}
          </Action>
        </div>
      </Said>
    );
  if (tab.private) return <Said title="idle_private_title" text="idle_private_text" />;
  if (!tab.host)
    return (
      <Said title="idle_elsewhere_title" text="idle_elsewhere_text">
        <div class="row">
          <Action name="open" primary onClick={() => ask({ type: 'open', where: 'start-agent' })}>
            {say('idle_open_heyron')}
          </Action>
        </div>
      </Said>
    );
  if (live?.kind) return <Unsaved kind={live.kind} text={live.text} />;
  if (live?.state === 'connected') return <Said title="idle_connected_title" text="idle_connected_text" />;
  return (
    <Said title="idle_undecided_title" text="idle_undecided_text">
      <p class="soft">{say('idle_undecided_risk')}</p>
      <div class="row">
        <Action name="reload" onClick={() => ask({ type: 'reload' })}>
          {say('idle_reload')}
        </Action>
      </div>
    </Said>
  );
}

/** A failing page without an incident: it could not be written down, which a full disk does. */
function Unsaved({ kind, text }: { kind: FailureKind; text: string }) {
  return (
    <>
      <h1>{say(`failure_${keyPart(kind)}_title`)}</h1>
      <p>{say(`failure_${keyPart(kind)}_meaning`)}</p>
      <p class="exact">{text}</p>
      <p class="problem" role="alert">
        {say('problem_storage')}
      </p>
    </>
  );
}

function Said({
  title,
  text,
  children,
}: {
  title: MessageKey;
  text: MessageKey;
  children?: preact.ComponentChildren;
}) {
  return (
    <>
      <h1>{say(title)}</h1>
      <p>{say(text)}</p>
      {children}
    </>
  );
}
