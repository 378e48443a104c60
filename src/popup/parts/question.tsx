/** A question that only the user can answer, with one button per answer. */

import { type Answer, type Question as Id, QUESTIONS } from '../../core/catalogue/user-questions';
import { keyPart, type MessageKey } from '../../core/say';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';

interface Props {
  readonly question: Id;
  readonly given: Answer | undefined;
  readonly ask: Recovery['ask'];
  /** The view's heading already asks the question: the legend is for screen readers only, and the answers are large. */
  readonly bare?: boolean;
}

export function Question({ question, given, ask, bare }: Props) {
  return (
    <fieldset>
      <legend class={bare ? 'unseen' : undefined}>{say(`question_${keyPart(question)}`)}</legend>
      <div class={bare ? 'chips tall' : 'chips'}>
        {QUESTIONS[question].map(answer => (
          <Action
            key={answer}
            name="answer"
            question={question}
            answer={answer}
            pressed={given === answer}
            onClick={() => ask({ type: 'answer', question, answer })}
          >
            {say(`answer_${keyPart(question)}_${keyPart(answer)}` as MessageKey)}
          </Action>
        ))}
      </div>
    </fieldset>
  );
}
