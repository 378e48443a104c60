/** A first view: the band with the picture, the sentence, the buttons, and the way to the other views. */
import type { ComponentChildren } from 'preact';
import { say } from '../../platform/say';
import type { Recovery, Shown } from '../use-view';
import { Action, Buttons, type ButtonsOf } from './action';
import { agreementWords, FirstRun } from './first-run';
import { Logo } from './logo';
import { OpenSettings } from './open-pages';
import { Path, Place } from './path';
import { type Look, Picture } from './picture';
import { Said, type Sentence } from './sentence';

type Props = Sentence &
  ButtonsOf & {
    readonly shown: Shown & Partial<Pick<Recovery, 'incident'>>;
    readonly look?: Look;
    /** The host of the agent in the picture, where it is not the page's own. */
    readonly agent?: string;
    /** What is shown needs the room of the picture. */
    readonly bare?: boolean;
    /** Nothing of the buttons may cover what is deleted. */
    readonly still?: boolean;
    /** The main button leads to the help itself. */
    readonly helps?: boolean;
    readonly children?: ComponentChildren;
  };

const TONES: Partial<Record<Look, string>> = {
  approval: 'waiting',
  wait: 'waiting',
  joined: 'good',
  silent: 'away',
  away: 'away',
};

export function Frame({
  shown,
  look,
  agent,
  bare = false,
  still = false,
  helps = false,
  children,
  ...rest
}: Props) {
  const { incident, view } = shown;
  // On a first run what the button agrees to needs the room.
  const consents = view.firstRun && incident !== undefined;
  const agreement = view.firstRun && view.access ? agreementWords(consents) : [];
  const current = incident && !incident.fixed && incident.plan.current;
  const content = (
    <>
      <Said {...rest} told={[...(rest.told ?? []), ...agreement]} shown={shown}>
        {incident?.origin.startsWith('http:') && (
          <p class="problem" data-problem="http">
            {say('page_without_https', incident.host)}
          </p>
        )}
        {children}
        {!incident && view.newerIncidents > 0 && (
          <p class="soft small">{say('newer_incidents', String(view.newerIncidents))}</p>
        )}
      </Said>
      {agreement.length > 0 && <FirstRun words={agreement} goesOn={consents} />}
      <Buttons {...rest} still={still} />
    </>
  );
  return (
    <div class={`frame ${(look && TONES[look]) ?? ''}`}>
      <header class="band">
        <div class="top">
          <Logo mended={look === 'joined'} />
          <span class="where">
            {current ? (
              <Place plan={incident.plan} />
            ) : (
              <span translate={false}>{incident?.host ?? view.tab.host}</span>
            )}
          </span>
        </div>
        {look && !bare && !consents && (
          <Picture look={look} host={agent ?? incident?.host ?? (look === 'none' ? null : view.tab.host)} />
        )}
      </header>
      {incident ? <Path plan={incident.plan}>{content}</Path> : <div class="step">{content}</div>}
      <Foot shown={shown} helps={helps} />
    </div>
  );
}

function Foot({ shown, helps }: { shown: Props['shown']; helps: boolean }) {
  const { go, incident } = shown;
  if (!incident)
    return (
      <footer class="foot">
        <p class="soft small">{say('disclaimer')}</p>
        <OpenSettings />
      </footer>
    );
  return (
    <nav class="foot" aria-label={say('view_more')}>
      <Action name="details" onClick={() => go('details')}>
        {say('view_details')}
      </Action>
      {!helps && (
        <Action name="help" onClick={() => go('help')}>
          {say('view_help')}
        </Action>
      )}
    </nav>
  );
}
