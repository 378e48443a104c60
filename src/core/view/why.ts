/** Why an agent's page failed, in words. */
import { CAUSES } from '../catalogue/causes';
import type { Cause } from '../health/cause';
import type { MessageKey } from '../say';

/** Null if it is not known. */
export function whyOf(cause: Cause | null): MessageKey | null {
  return cause && CAUSES[cause.cause].says[cause.certainty];
}
