/** What a view says: what went wrong with the last click, what came of the last step, the heading, and one sentence. */
import type { ComponentChildren } from 'preact';
import { keyPart } from '../../core/say';
import { say } from '../../platform/say';
import { useAttention } from '../attention';
import type { Shown } from '../use-view';
import { Icon } from './icon';

/** What came of the last step. */
export interface Was {
  readonly words: string;
  readonly worked: boolean;
}

export interface Sentence {
  readonly title: string;
  readonly was?: Was | null;
  readonly lead?: string | undefined;
  /** What stands in its text and is told, too. */
  readonly told?: readonly string[] | undefined;
}

export function Said({
  shown,
  title,
  was,
  lead,
  told = [],
  children,
}: Sentence & { shown: Shown; children: ComponentChildren }) {
  const heading = useAttention(title, [problemWords(shown), was?.words ?? '', title, lead ?? '', ...told]);
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

export function Problem({ shown: { problem } }: { shown: Shown }) {
  return (
    problem && (
      <p class="problem" data-problem={problem}>
        {say(`problem_${keyPart(problem)}`)}
      </p>
    )
  );
}

/** The same, to be told; empty where nothing went wrong. */
export function problemWords({ problem }: Shown): string {
  return problem ? say(`problem_${keyPart(problem)}`) : '';
}
