/** What every view has in common: the band, the sentence, what it takes, the buttons, and the way to the other views. */
import type { ComponentChildren, VNode } from 'preact';
import { keyPart } from '../../core/say';
import { say } from '../../platform/say';
import { useAttention } from '../attention';
import type { Recovery, Shown } from '../use-view';
import { Action } from './action';
import { Icon } from './icon';
import { Mark } from './mark';
import { Path, Place } from './path';
import { type Look, Picture } from './picture';

/** What came of the last step. */
export interface Was {
  readonly words: string;
  readonly worked: boolean;
}

interface Sentence {
  readonly title: string;
  readonly was?: Was | null;
  readonly lead?: ComponentChildren;
}

interface Buttons {
  /** What stands right above the buttons: what the next one takes, and what it deletes. */
  readonly pre?: ComponentChildren;
  readonly primary?: VNode | false | null | undefined;
  readonly others?: ComponentChildren;
}

type Props = Sentence &
  Buttons & {
    readonly shown: Shown & Partial<Pick<Recovery, 'incident'>>;
    readonly look?: Look;
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

/** A first view: with the picture, or, while it asks what to clear, without. */
export function Frame({ shown, look, bare = false, still = false, helps = false, children, ...rest }: Props) {
  const { incident, view } = shown;
  const current = incident && !incident.fixed && incident.plan.current;
  const content = (
    <>
      <Said {...rest} shown={shown}>
        {children}
        {!incident && view.newerIncidents > 0 && (
          <p class="soft small">{say('newer_incidents', String(view.newerIncidents))}</p>
        )}
      </Said>
      <Do {...rest} still={still} />
    </>
  );
  return (
    <div class={`frame ${(look && TONES[look]) ?? ''}`}>
      <header class="band">
        <div class="top">
          <Mark mended={look === 'joined'} />
          <span class="where">
            {current ? (
              <Place plan={incident.plan} />
            ) : (
              <span translate={false}>{incident?.host ?? view.tab.host}</span>
            )}
          </span>
        </div>
        {look && !bare && (
          <Picture look={look} host={incident?.host ?? (look === 'none' ? null : view.tab.host)} />
        )}
      </header>
      {incident ? <Path plan={incident.plan}>{content}</Path> : <div class="step">{content}</div>}
      <Foot shown={shown} helps={helps} />
    </div>
  );
}

/** A view that leads back: details, help, what to clear. `said`: what came of its last click. */
export function Page({
  shown,
  back,
  children,
  ...rest
}: Sentence &
  Buttons & { shown: Shown; back: () => void; still?: boolean; said?: string; children: ComponentChildren }) {
  const { title, said = '' } = rest;
  const heading = useAttention(title, [problemWords(shown), said, title]);
  return (
    <div class="frame">
      <header class="band">
        <div class="top">
          <Action name="back" look="icon-button" label={say('view_back')} onClick={back}>
            <Icon name="back" />
          </Action>
          <span class="where">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
          </span>
        </div>
      </header>
      <div class="step">
        <Problem shown={shown} />
        <div class="say near">
          {rest.lead && <p>{rest.lead}</p>}
          {children}
        </div>
        <Do {...rest} />
      </div>
    </div>
  );
}

function Said({
  shown,
  title,
  was,
  lead,
  children,
}: Sentence & { shown: Shown; children: ComponentChildren }) {
  const told = [problemWords(shown), was?.words ?? '', title, typeof lead === 'string' ? lead : ''];
  const heading = useAttention(title, told);
  return (
    <>
      <Problem shown={shown} />
      <div class="say">
        {was && (
          <p class={was.worked ? 'was worked' : 'was'}>
            <Icon name={was.worked ? 'check' : 'dash'} />
            <span>{was.words}</span>
          </p>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p class="lead">{lead}</p>}
        {children}
      </div>
    </>
  );
}

function Do({ pre, primary, others, still }: Buttons & { still?: boolean }) {
  return (
    <>
      {pre !== undefined && <div class="pre">{pre}</div>}
      {(primary || others) && (
        <div class={still ? 'do still' : 'do'}>
          {primary}
          {others && <div class="others">{others}</div>}
        </div>
      )}
    </>
  );
}

function Problem({ shown: { problem } }: { shown: Shown }) {
  return (
    problem && (
      <p class="problem" data-problem={problem}>
        {say(`problem_${keyPart(problem)}`)}
      </p>
    )
  );
}

function problemWords({ problem }: Shown): string {
  return problem ? say(`problem_${keyPart(problem)}`) : '';
}

function Foot({ shown, helps }: { shown: Props['shown']; helps: boolean }) {
  const { go, incident } = shown;
  if (!incident)
    return (
      <footer class="foot">
        <p class="soft small">{say('disclaimer')}</p>
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
