/** The frame of a main view: band with picture, sentence, buttons, and links to the other views. */
import type { ComponentChildren } from 'preact';
import { shownSite } from '../../core/address/shown-site';
import { say } from '../../platform/say';
import type { Recovery, Shown } from '../use-view';
import { Action, Buttons, type ButtonsOf } from './action';
import { AgreementLine, agreementWords, FirstRun } from './first-run';
import { Logo } from './logo';
import { OpenSettings } from './open-pages';
import { Path } from './path';
import { Picture, type PictureState } from './picture';
import { type Sentence, SentenceText } from './sentence';

type Props = Sentence &
  ButtonsOf & {
    readonly shown: Shown & Partial<Pick<Recovery, 'incident'>>;
    readonly picture?: PictureState;
    /** The agent's host for the picture, if it is not the page's. */
    readonly agent?: string;
    /** No picture: the content needs its space. */
    readonly bare?: boolean;
    /** The buttons must not cover the list of what is deleted. */
    readonly notSticky?: boolean;
    /** The footer has no link to help: the main button leads there, or other choices need its place. */
    readonly helps?: boolean;
    readonly children?: ComponentChildren;
  };

const TONES: Partial<Record<PictureState, string>> = {
  approval: 'waiting',
  asked: 'waiting',
  wait: 'waiting',
  ill: 'waiting',
  joined: 'good',
  silent: 'away',
  away: 'away',
};

export function Frame({
  shown,
  picture,
  agent,
  bare = false,
  notSticky = false,
  helps = false,
  children,
  ...rest
}: Props) {
  const { incident, view } = shown;
  const goesOn = incident !== undefined;
  const where = shownSite(incident?.host ?? view.tab.host ?? '');
  const agreement = goesOn && !rest.primary ? null : agreementWords(view, goesOn);
  const content = (
    <>
      <SentenceText {...rest} alsoAnnounced={[...(rest.alsoAnnounced ?? []), agreement ?? '']} shown={shown}>
        {incident?.inTheClear === 'page_without_https' && (
          <p class="problem" data-problem="http">
            {say(incident.inTheClear, incident.host)}
          </p>
        )}
        {children}
        {!incident && view.newerIncidents > 0 && (
          <p class="soft small">{say('newer_incidents', String(view.newerIncidents))}</p>
        )}
      </SentenceText>
      {agreement && !goesOn && <FirstRun words={agreement} />}
      <Buttons
        {...rest}
        under={goesOn && agreement ? <AgreementLine words={agreement} /> : rest.under}
        notSticky={notSticky}
      />
    </>
  );
  return (
    <div class={`frame ${(picture && TONES[picture]) ?? ''}`}>
      <header class="band">
        <div class="top">
          <Logo mended={picture === 'joined'} />
          <span class="where">
            <span translate={false}>{where}</span>
          </span>
        </div>
        {picture && !bare && (
          <Picture state={picture} host={agent ?? (incident || picture !== 'none' ? where : null)} />
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
