/** A view that leads back: details, help, what to clear. */
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
    readonly still?: boolean;
    /** What came of its last click. */
    readonly said?: string;
    readonly children: ComponentChildren;
  };

export function Page({ shown, back, children, ...rest }: Props) {
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
        <Buttons {...rest} />
      </div>
    </div>
  );
}
