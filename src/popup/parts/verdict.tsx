/** The overall verdict. `data-verdict` is part of the contract with everything outside the source. */
import type { OverallVerdict } from '../../core/plan/plan';
import { keyPart } from '../../core/say';
import { say } from '../../platform/say';

export function VerdictWords({ verdict }: { verdict: OverallVerdict }) {
  return (
    <span class="verdict" data-verdict={verdict}>
      {say(`verdict_${keyPart(verdict)}`)}
    </span>
  );
}
