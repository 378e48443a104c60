/** Prepares an incident for display. */

import { gatewayAddressOf, placeOfGateway } from '../address/gateway-address';
import { deviceIdOf } from '../address/ids';
import { isOwnOrigin } from '../address/own-address';
import { CAUSES } from '../catalogue/causes';
import { CLEAR_LEVELS, type ClearLevel, levelsAt } from '../catalogue/clear-levels';
import { FAILURES } from '../catalogue/failures';
import type { PlanName } from '../catalogue/plans';
import { STEP_ROWS } from '../catalogue/steps';
import type { ClearReport } from '../clearing/clear-report';
import { foundNothing, isComplete, leftTypes } from '../clearing/outcome';
import { hostOf, type Incident } from '../incident/events';
import { evidenceOf } from '../incident/evidence';
import type { CurrentFailure, IncidentState } from '../incident/reduce';
import { adviceFor } from '../plan/advice';
import { choicesFor } from '../plan/choices';
import { groundsOf } from '../plan/grounds';
import { failingAlike, isOwnGateway, type Plan, planFor, triedLevels } from '../plan/plan';
import { requestOf } from '../plan/request';
import { credentialOf, largestLevel, suggestedLevel } from '../plan/suited-clearing';
import { waysFor } from '../plan/ways';
import { keyPart, type MessageKey } from '../say';
import { checksOf } from './checks';
import { failureMeaning, failureTitle } from './failure-title';
import { findingWords } from './finding';
import { ownCommands } from './own-commands';
import { isReadable, ownMeaning } from './own-meaning';
import { cureOf, servedWords } from './story';
import type { ActiveStep, ShownClear, ShownFailure, ShownIncident, ShownPlan, Target } from './view';
import { whyOf } from './why';

/** An incident as a tab shows it; `state` is its state as seen from there, `base` the base path of its page. */
export function shownIncident(incident: Incident, state: IncidentState, tab: number, base = ''): ShownIncident {
  const { id, origin, gateway } = incident;
  const { failure, fixed } = state;
  const plan = planFor(state, incident);
  const host = hostOf(incident);
  return {
    ...{ id, host, origin, gateway },
    inTheClear: inTheClear(origin),
    target: targetOf(incident),
    failure: failure && shownFailure(failure, state, incident, tab, base),
    fixed: fixed && {
      by: cureOf(state),
      word: fixed.word,
      setBack: fixed.by !== null && STEP_ROWS[fixed.by].runsItself,
    },
    active: activeStep(state),
    plan: shownPlan(plan, state, incident, base),
    answers: state.answers,
    checks: checksOf(state, incident),
    ways: failure && !fixed ? waysFor(plan, failure, state) : [],
    link: plan.situation === 'own' ? ownCommands({ command: 'link' }, state, incident, base) : null,
    waiting: waitingIn(state),
    note: state.note ?? '',
    ticket: state.ticket ?? '',
    why: whyOf(state.cause),
    exception: state.cause !== null && CAUSES[state.cause.cause].exception,
    unloaded: state.cause?.proofs.some(({ proof }) => proof === 'unloaded') ?? false,
    cleared: shownClear(state.clears.at(-1)),
    evidence: state.witnessed.map(evidenceOf),
    alsoFailing: alsoFailingIn(state),
    grounds: groundsOf(state, plan.verdict, incident),
    avoid: plan.name && failure ? avoidedBy(plan, plan.name) : null,
    advice: plan.name && failure ? adviceFor(failure, gateway, plan.situation) : [],
    choices: failure && !fixed ? choicesFor(plan, failure) : [],
  };
}

/** At an address of one's own there may be no other, and on this machine nobody listens. */
function inTheClear(origin: string): MessageKey | null {
  if (isOwnOrigin(origin)) return isReadable(origin) ? 'own_unencrypted' : null;
  return origin.startsWith('http:') ? 'page_without_https' : null;
}

/** The wait is over once the user tries another step. */
function waitingIn({ asked, active, fixed }: IncidentState): ShownIncident['waiting'] {
  return !fixed && active && STEP_ROWS[active.step].waitsForApproval ? asked : null;
}

function targetOf(incident: Incident): Target {
  const address = gatewayAddressOf(incident.gateway) ?? incident.gateway;
  return { address, own: isOwnGateway(incident), place: placeOfGateway(address) ?? 'public' };
}

function shownFailure(
  failure: CurrentFailure,
  state: IncidentState,
  where: Incident,
  tab: number,
  base: string,
): ShownFailure {
  const levels = isOwnOrigin(where.origin) ? levelsAt(base) : CLEAR_LEVELS;
  const within = (level: ClearLevel) => (levels.includes(level) ? level : 2);
  const { kind, text, sighting } = failure;
  const served = servedWords(failure);
  const own = served ? null : ownMeaning(failure, state, where);
  const { mender, approval, silent, mustList, endsWait, begins, inPage, showsWords } = FAILURES[kind];
  const { retriesItself, scopes } = sighting;
  return {
    ...{ kind, text, mender, approval, silent, endsWait, begins, inPage, showsWords, retriesItself, scopes },
    title: failureTitle(kind, served),
    meaning: own ?? failureMeaning(kind, served),
    diagnosed: own !== null,
    mustList,
    served: served !== undefined,
    request: requestSeenFrom(tab, failure),
    pair: (failure.tab === tab && sighting.pair) || null,
    deviceId: failure.tab === tab ? deviceIdOf(sighting.deviceId) : null,
    levels,
    suggestedLevel: within(suggestedLevel(kind, triedLevels(state))),
    largestLevel: within(largestLevel(kind)),
    credential: credentialOf(kind),
  };
}

/** A hand-off names ids only in the tab whose connection named them. */
function requestSeenFrom(tab: number, failure: CurrentFailure): ShownFailure['request'] {
  const request = requestOf(failure);
  return failure.tab === tab ? request : request && { ...request, requestId: null, deviceId: null };
}

function activeStep({ active }: IncidentState): ActiveStep | null {
  if (!active) return null;
  const { step, consentedTo, ranAt = null, runs, account = null } = active;
  const { asksFirst } = STEP_ROWS[step];
  return { step, asksFirst, consented: consentedTo !== undefined, ranAt, again: runs > 1, account };
}

function avoidedBy({ nothingStored }: Plan, name: PlanName): MessageKey {
  return nothingStored ? 'avoid_nothing_stored' : `avoid_${keyPart(name)}`;
}

function shownPlan(
  { name: _, nothingStored: __, spared: ___, progress, steps, ...plan }: Plan,
  state: IncidentState,
  where: Incident,
  base: string,
): ShownPlan {
  const { failure } = state;
  return {
    ...plan,
    progress: progress && failure ? FAILURES[failure.kind].clearing.progress : null,
    steps: steps.map(({ step, result, current, finding }) => ({
      ...{ step, result, current },
      finding: findingWords({ step, result, finding }, where.origin),
      commands: plan.situation === 'own' ? ownCommands(STEP_ROWS[step], state, where, base) : null,
      row: STEP_ROWS[step],
    })),
  };
}

function shownClear(report: ClearReport | undefined): ShownClear | null {
  if (!report) return null;
  return {
    complete: isComplete(report),
    nothing: foundNothing(report),
    left: leftTypes(report),
    hosts: report.hosts,
  };
}

function alsoFailingIn(state: IncidentState): ShownIncident['alsoFailing'] {
  const { failure, alsoFailing } = state;
  const hosts = alsoFailing.filter(({ kind }) => kind === failure?.kind).map(({ host }) => host);
  return hosts.length ? { hosts, speaks: failingAlike(state).length > 0 } : null;
}
