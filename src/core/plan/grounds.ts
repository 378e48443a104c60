/** What a verdict rests on: everything seen or said that speaks for a fault of this browser, or against it. */
import { CAUSES } from '../catalogue/causes';
import { FAILURES } from '../catalogue/failures';
import type { GroundId, OverallVerdict } from '../catalogue/shared-words';
import { STEP_ROWS } from '../catalogue/steps';
import { isComplete } from '../clearing/outcome';
import { hostOf } from '../incident/events';
import type { Attempt, IncidentState } from '../incident/reduce';
import { failingAlike, type Where } from './plan';
import { requestOf } from './request';
import { looksPrivately } from './verify-step';

export interface Ground {
  readonly ground: GroundId;
  readonly hosts: readonly string[];
}

export interface Grounds {
  readonly for: readonly Ground[];
  readonly against: readonly Ground[];
}

/**
 * The grounds of a verdict. Only a connection supports "fixed"; an open question counts as if this browser were at
 * fault.
 */
export function groundsOf(state: IncidentState, verdict: OverallVerdict, where: Where): Grounds {
  if (state.fixed) return { for: [only(state.fixed.word === 'user' ? 'users-word' : 'connected')], against: [] };
  const attempts = state.attempts.slice(state.over.attempts);
  const [here, elsewhere] = [pointHere(state, attempts), pointElsewhere(state, attempts, where)];
  return verdict === 'investigating' ? { for: here, against: elsewhere } : { for: elsewhere, against: here };
}

/** In this trouble everything of the host was cleared and read back as gone. */
function clearedWholly({ clears, over }: IncidentState, host: string): boolean {
  return clears
    .slice(over.clears)
    .some(report => report.level === 4 && isComplete(report) && report.hosts.some(each => each.host === host));
}

/** What the failure says on its own against the gateway. */
function ownGround(failure: IncidentState['failure']): GroundId | null {
  return failure && FAILURES[failure.kind].ground;
}

/** The agent itself has said nothing. */
function isSilent(failure: IncidentState['failure']): boolean {
  return failure !== null && FAILURES[failure.kind].silent;
}

function only(ground: GroundId, hosts: readonly string[] = []): Ground {
  return { ground, hosts };
}

/** What points at this browser or its network. */
function pointHere({ failure, answers, witnessed, cause }: IncidentState, attempts: readonly Attempt[]): Ground[] {
  const row = failure && FAILURES[failure.kind];
  // A gateway that refuses an address or a browser, or is locked, has answered already.
  const answerTells = !row?.ground && !row?.approval;
  return [
    ...whoForgot(cause, true),
    ...when(found(attempts, looksPrivately, 'connects'), 'connects-elsewhere'),
    ...when(
      answerTells && ['alive', 'page'].some(how => found(attempts, looksForGateway, `own-gateway-${how}`)),
      'agent-answers',
    ),
    ...when(answers['others-affected'] === 'no', 'only-me'),
    ...when(isSilent(failure) && answers['chat-answers'] === 'yes', 'answers-in-chat'),
    ...when(answers['other-agent-opens'] === 'no', 'none-opens'),
    ...when(
      witnessed.some(({ what }) => what === 'offline'),
      'no-network',
    ),
  ];
}

/** What points at the gateway, its owner, or heyron. */
function pointElsewhere(state: IncidentState, attempts: readonly Attempt[], where: Where): Ground[] {
  const { failure, answers, cause } = state;
  const ground = ownGround(failure);
  const several = failingAlike(state);
  const failedAgain = (isOne: (attempt: Attempt) => boolean) =>
    attempts.some(attempt => isOne(attempt) && attempt.result === 'still-failing');
  return [
    ...whoForgot(cause, false),
    ...when(
      failure !== null && requestOf(failure)?.requestId != null,
      failure?.sighting.served ? 'server-asks' : 'asks-approval',
    ),
    ...(ground ? [only(ground)] : []),
    ...(several.length ? [only('several', several)] : []),
    ...when(answers['others-affected'] === 'yes', 'others-too'),
    ...when(answers['other-agent-opens'] === 'yes', 'another-opens'),
    ...when(isSilent(failure) && answers['chat-answers'] === 'no', 'silent-in-chat'),
    ...when(failedAgain(looksPrivately), 'same-elsewhere'),
    ...when(found(attempts, looksForGateway, 'own-gateway-silent'), 'nothing-answers'),
    ...when(found(attempts, looksForGateway, 'own-gateway-proxy-error'), 'server-alone'),
    ...when(
      failedAgain(({ step }) => STEP_ROWS[step].waits !== null),
      'waited',
    ),
    ...when(clearedWholly(state, hostOf(where)), 'cleared'),
    ...when(
      failedAgain(({ step }) => STEP_ROWS[step].renewsCredential),
      'fresh-link-refused',
    ),
    ...when(comesBack(state), 'comes-back'),
  ];
}

function whoForgot(cause: IncidentState['cause'], here: boolean): Ground[] {
  const row = cause && CAUSES[cause.cause];
  return row?.here === here ? [only(row.ground)] : [];
}

/** Something was tried against a failure of this trouble in an earlier one: another trouble does not come back. */
function comesBack({ failure, active, attempts, over }: IncidentState): boolean {
  const kinds = [failure?.kind, active?.against, ...attempts.slice(over.attempts).map(({ against }) => against)];
  return attempts.slice(0, over.attempts).some(({ against }) => kinds.includes(against));
}

function when(holds: boolean, ground: GroundId): Ground[] {
  return holds ? [only(ground)] : [];
}

function found(attempts: readonly Attempt[], isOne: (attempt: Attempt) => boolean, finding: string): boolean {
  return attempts.some(attempt => isOne(attempt) && attempt.finding === finding);
}

function looksForGateway({ step }: Attempt): boolean {
  return STEP_ROWS[step].onceForAll;
}
