/** The buttons below what would be cleared. */
import { say } from '../../platform/say';
import type { ClearDraft } from '../use-clearing';
import { Action, Primary } from './action';
import type { StepProps } from './step-words';

/** The one click that deletes. It is disabled until it is known which text is unsent. */
export function Agree({ draft, step, ask, go }: StepProps & { draft: ClearDraft }) {
  const { level, hosts, ticked, unsent } = draft;
  return (
    <Primary
      name="confirm"
      disabled={!unsent.isComplete || (level > 1 && !(level === 2 ? hosts : ticked.size))}
      onClick={() => {
        go('first');
        return ask({ type: 'confirm', step, level, hosts: [...ticked] });
      }}
    >
      {say('consent_confirm')}
    </Primary>
  );
}

export function Cancel({ step, ask }: StepProps) {
  return (
    <Action name="cancel" variant="second" onClick={() => ask({ type: 'cancel', step })}>
      {say('step_cancel')}
    </Action>
  );
}
