/** A view's text: the last command's problem, the last step's result, the heading, and one sentence. */
import type { ComponentChildren } from 'preact';
import { keyPart } from '../../core/say';
import { askForAccess } from '../../platform/permissions';
import { say } from '../../platform/say';
import { useAttention } from '../attention';
import type { Shown } from '../use-view';
import { Action } from './action';
import { Icon } from './icon';

/** The result of the last step. */
export interface LastResult {
  readonly words: string;
  readonly worked: boolean;
}

export interface Sentence {
  readonly title: string;
  readonly lastResult?: LastResult | null;
  readonly lead?: string | undefined;
  /** Further sentences from the view's content, to be announced. */
  readonly alsoAnnounced?: readonly string[] | undefined;
}

export function SentenceText({
  shown,
  title,
  lastResult,
  lead,
  alsoAnnounced = [],
  children,
}: Sentence & { shown: Shown; children: ComponentChildren }) {
  const heading = useAttention(title, [
    problemWords(shown),
    lastResult?.words ?? '',
    title,
    lead ?? '',
    ...alsoAnnounced,
  ]);
  return (
    <>
      <Problem shown={shown} />
      <div class="say">
        {lastResult && (
          <p class={lastResult.worked ? 'was worked' : 'was'}>
            <Icon name={lastResult.worked ? 'check' : 'dash'} />
            <span>{lastResult.words}</span>
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

/** These only say how things stand: no error. */
const NOTICES: readonly (string | null)[] = ['not-now', 'no-incident'];

export function Problem({ shown: { problem } }: { shown: Shown }) {
  return (
    problem && (
      <p class={NOTICES.includes(problem) ? 'problem notice' : 'problem'} data-problem={problem}>
        {say(`problem_${keyPart(problem)}`)}{' '}
        {problem === 'permission' && (
          <Action name="ask-permission" variant="text" onClick={askForAccess}>
            {say('access_ask')}
          </Action>
        )}
      </p>
    )
  );
}

/** The problem's words for the announcement; empty if there is none. */
export function problemWords({ problem }: Shown): string {
  return problem ? say(`problem_${keyPart(problem)}`) : '';
}
