/** Which ways in are offered for a failure, best first, by what is known of the page, its gateway and its user. */
import { FAILURES } from '../catalogue/failures';
import { STEP_ROWS } from '../catalogue/steps';
import type { Way } from '../catalogue/ways';
import type { CurrentFailure, IncidentState } from '../incident/reduce';
import type { Plan } from './plan';
import { requestOf } from './request';

/** What happened to the page before it failed, after which a reload alone often helps. */
const STOOD_STILL: ReadonlySet<string> = new Set(['frozen', 'stalled', 'discarded']);

/** The ways, best first; none where neither an approval nor a new link lets this browser in. */
export function waysFor(
  plan: Pick<Plan, 'situation' | 'steps'>,
  failure: CurrentFailure,
  state: Pick<IncidentState, 'answers' | 'witnessed' | 'workedBefore'>,
): readonly Way[] {
  const { approval, credential } = FAILURES[failure.kind];
  const hosted = plan.situation === 'hosted';
  const needsLink = hosted && plan.steps.some(({ step }) => STEP_ROWS[step].renewsCredential);
  const isOurs = credential && !failure.sighting.served; // what a page's server keeps, nobody renews from this browser
  if (!approval && !needsLink && !isOurs) return [];
  const ways: Way[] = [
    ...(needsLink ? (['heyron'] as const) : []),
    ...(approval ? approvers(hosted, failure, state) : []),
  ];
  if (hosted) ways.push('support');
  if (ways.length === 0) return []; // whoever runs the agent has that step's commands already
  return stepsFirst(failure, state) && !needsLink ? ['steps', ...ways] : [...ways, 'steps'];
}

/** Who can approve, besides support. What they are to approve must be named, or they could approve somebody else's. */
function approvers(
  hosted: boolean,
  failure: CurrentFailure,
  { answers, workedBefore }: Pick<IncidentState, 'answers' | 'workedBefore'>,
): Way[] {
  const request = requestOf(failure);
  const isNamed = request?.requestId != null || request?.deviceId != null;
  return [
    ...(hosted ? [] : (['commands'] as const)),
    // A front end that keeps none of OpenClaw's keys may have no page of devices.
    ...(isNamed && workedBefore !== 'not-known' ? (['other-browser'] as const) : []),
    ...(request?.deviceId != null && answers['chat-answers'] !== 'no' ? (['ask-agent'] as const) : []),
  ];
}

/** True where nothing waits for an approval, where a reload may be all, and where nobody knows whether it worked here. */
function stepsFirst(
  failure: CurrentFailure,
  { witnessed, workedBefore }: Pick<IncidentState, 'witnessed' | 'workedBefore'>,
): boolean {
  return (
    requestOf(failure)?.requestId == null ||
    workedBefore === 'not-known' ||
    witnessed.some(({ what }) => STOOD_STILL.has(what))
  );
}
