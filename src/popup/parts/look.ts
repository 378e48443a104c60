/** Which picture a recovery shows while nothing is being done. */
import type { ShownIncident } from '../../core/view/view';
import type { Look } from './picture';

export function looksLike({ incident: { plan, failure } }: { incident: ShownIncident }): Look {
  if (plan.verdict === 'wait') return 'wait';
  if (plan.verdict === 'owner-must-approve') return 'approval';
  if (failure?.silent) return plan.verdict === 'not-this-browser' ? 'silent' : 'unknown';
  return plan.verdict === 'not-this-browser' ? 'away' : 'apart';
}
