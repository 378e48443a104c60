/** The frame of a view with a back button: details, help, what to clear. */
import type { ComponentChildren } from 'preact';
import { say } from '../../platform/say';
import { useAttention } from '../attention';
import type { Shown } from '../use-view';
import { Action, Buttons, type ButtonsOf } from './action';
import { Icon } from './icon';
import { Problem, problemWords, type Sentence } from './sentence';

type Props = Sentence &
  ButtonsOf & {
    readonly shown: Shown;
    readonly back: () => void;
    readonly notSticky?: boolean;
    /** The result of the last click in this view, to be announced. */
    readonly outcome?: string;
    readonly children: ComponentChildren;
  };

export function Page({ shown, back, children, ...rest }: Props) {
  const { title, outcome = '' } = rest;
  const heading = useAttention(title, [problemWords(shown), outcome, title]);
  return (
    <div class="frame">
      <header class="band">
        <div class="top">
          <Action name="back" variant="icon-button" label={say('view_back')} onClick={back}>
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
        <Buttons {...rest} />
      </div>
    </div>
  );
}
