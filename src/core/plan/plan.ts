/** What to do next. Derived from an incident's state, never stored. */

import { gatewayAddressOf } from '../address/gateway-address';
import { CAUSES } from '../catalogue/causes';
import type { ClearLevel } from '../catalogue/clear-levels';
import { FAILURES, type FailureKind } from '../catalogue/failures';
import { PLANS, type PlanName } from '../catalogue/plans';
import type { OverallVerdict } from '../catalogue/shared-words';
import { STEP_IDS, STEP_ROWS, type StepId, type StepResult } from '../catalogue/steps';
import { hostOf, type Incident } from '../incident/events';
import type { Attempt, CurrentFailure, IncidentState } from '../incident/reduce';
import { isHostOrGatewaySibling } from '../sighting/current-socket';
import { lockedUntil } from '../sighting/lock';
import { planNameFor } from './plan-name';
import { requestOf } from './request';
import { type Situation, situationOf } from './situation';
import { looksPrivately } from './verify-step';

export type { OverallVerdict } from '../catalogue/shared-words';

/** Where a failure is: the page's origin, the address that it connects to, and whether it ever was connected there. */
export type Where = Pick<Incident, 'origin' | 'gateway' | 'proven'>;

/** A step as the list shows it. */
export interface PlannedStep {
  readonly step: StepId;
  readonly result: 'pending' | 'running' | StepResult;
  readonly current: boolean;
  readonly finding: string | null;
}

export interface Plan {
  /** The row of its plan; null before anything failed. */
  readonly name: PlanName | null;
  readonly situation: Situation;
  readonly steps: readonly PlannedStep[];
  /** The one thing to do next: the active step, or the next to start; null when it is fixed. */
  readonly current: StepId | null;
  /** The report was sent: nothing is left to start. */
  readonly sent: boolean;
  readonly verdict: OverallVerdict;
  /** When the wait ends, in epoch ms; null if unknown. */
  readonly until: number | null;
  /** After a full clearing a browser asks as a new device: `token-missing`, then `pairing-required` are progress. */
  readonly progress: boolean;
  /** The page holds its link's token in memory alone: a reload loses it. */
  readonly losesLink: boolean;
  /** A private window, which stores nothing, fails in the same way: nothing stored here is at fault. */
  readonly nothingStored: boolean;
  /** The steps that cannot help, since it is known why it failed. */
  readonly spared: readonly StepId[];
}

/**
 * No step is offered a third time in one incident, whatever the failure has become. Troubles that were over count, too:
 * an incident reopens only within minutes, and what "fixed" it twice does not last.
 */
const MOST_ATTEMPTS = 2;

/** What can still help where nothing stored here is at fault. */
export const NOT_STORED: readonly StepId[] = STEP_IDS.filter(step => STEP_ROWS[step].helpsUnstored);

export function planFor(state: IncidentState, where: Where): Plan {
  const { failure, fixed } = state;
  const situation = situationOf(state.answers, where.origin);
  const nothing = { situation, name: null, steps: [], current: null, sent: false, until: null } as const;
  if (!failure) {
    const verdict = fixed ? 'fixed' : 'investigating';
    return { ...nothing, verdict, progress: false, losesLink: false, nothingStored: false, spared: [] };
  }
  const attempts = state.attempts.slice(state.over.attempts);
  const losesLink = losesLinkOf(failure);
  const clearedHere = clearedSince(state, hostOf(where));
  const name = planNameFor(failure.kind, {
    workedBefore: state.workedBefore,
    clearedSince: clearedHere,
    losesLink,
    served: failure.sighting.served === true,
    approved: failure.sighting.approved === true,
    asks: requestOf(failure)?.requestId != null,
  });
  const nothingStored = isSpared(failure.kind, attempts);
  const steps = PLANS[name][situation];
  const spared = state.cause ? CAUSES[state.cause.cause].spares : [];
  const order = withFirst(state, steps).filter(
    step => !spared.includes(step) && (!nothingStored || NOT_STORED.includes(step)),
  );
  const open = order.filter(step => STEP_ROWS[step].isEnd || !isWornOut(step, state.attempts));
  const isOwn = isOwnGateway(where);
  const isLeft = (step: StepId) => !isTried(step, failure.kind, attempts) && !(isOwn && STEP_ROWS[step].runsItself);
  const next = open.find(isLeft) ?? 'escalate';
  const step = state.active?.step ?? next;
  const current = fixed ? null : step;
  const begun = state.active ? [...attempts, state.active] : attempts;
  const tried = [...new Set(begun.map(({ step }) => step))];
  const shown = fixed ? tried : [...tried, ...open.filter(step => !tried.includes(step))];
  return {
    name,
    situation,
    steps: shown.map(each => planned(each, attempts, state.active, current)),
    current,
    sent: isSent(state),
    verdict: fixed ? 'fixed' : verdictOf(failure.kind, attempts, step),
    until: lockedUntil(failure.kind, failure.sighting, failure.at),
    progress: clearedHere && FAILURES[failure.kind].clearing.progress !== null,
    losesLink,
    nothingStored,
    spared,
  };
}

/**
 * The step that the cause puts first comes right after what runs by itself: not where an approval is waited for
 * before it, which it could cost its request.
 */
function withFirst({ cause }: IncidentState, steps: readonly StepId[]): readonly StepId[] {
  const first = cause && CAUSES[cause.cause].first;
  if (!first || !steps.includes(first)) return steps;
  if (steps.slice(0, steps.indexOf(first)).some(step => STEP_ROWS[step].waitsForApproval)) return steps;
  const byThemselves = steps.filter(step => STEP_ROWS[step].runsItself);
  return [...byThemselves, first, ...steps.filter(step => step !== first && !STEP_ROWS[step].runsItself)];
}

/** The step that is to run by itself now; null if none, or if it ran in this trouble. */
export function checkDue(state: IncidentState, where: Where): StepId | null {
  const { failure, fixed, active, over } = state;
  if (!failure || fixed || !isOwnGateway(where)) return null;
  const attempts = state.attempts.slice(over.attempts);
  const isDue = (step: StepId) =>
    STEP_ROWS[step].runsItself && active?.step !== step && !isTried(step, failure.kind, attempts);
  return STEP_IDS.find(isDue) ?? null;
}

/**
 * True if the page talks to the gateway at its own address; or at the sibling where some front ends have theirs, once it
 * was connected there: a name alone proves nothing.
 */
export function isOwnGateway({ origin, gateway, proven }: Where): boolean {
  const address = gatewayAddressOf(gateway);
  if (address === null) return false;
  const { host, hostname } = new URL(origin);
  return new URL(address).host === host || (proven === true && isHostOrGatewaySibling(address, hostname));
}

/**
 * True if a private window failed in the same way, in this trouble, with a failure that new browsers are spared
 * (`sparesNew`). What it saw counts, not how that was judged.
 */
function isSpared(kind: FailureKind, attempts: readonly Attempt[]): boolean {
  return FAILURES[kind].sparesNew && failsPrivately(kind, attempts);
}

function failsPrivately(kind: FailureKind, attempts: readonly Attempt[]): boolean {
  return attempts.some(attempt => looksPrivately(attempt) && attempt.finding === kind);
}

/**
 * True if `host` was cleared in this trouble, so that this browser is a new device there. If its keys were not read
 * back as gone, it may still ask as the old one.
 */
export function clearedSince({ clears, over }: IncidentState, host: string): boolean {
  return clears
    .slice(over.clears)
    .some(report =>
      report.hosts.some(
        cleared =>
          cleared.host === host &&
          cleared.types.some(
            ({ type, outcome }) => type === 'localStorage' && (outcome === 'gone' || outcome === 'nothing-there'),
          ),
      ),
    );
}

/** The levels of clearing that were tried in this trouble. One that could not run still suits. */
export function triedLevels({ attempts, over }: IncidentState): ClearLevel[] {
  return attempts
    .slice(over.attempts)
    .flatMap(({ consentedTo, result }) => (result === 'could-not-run' ? [] : (consentedTo?.level ?? [])));
}

/**
 * The hosts of other agents that fail like this one, if that speaks against this browser: a browser that is new to all
 * of them, or may be, must pair with each. It is shown as a ground and decides nothing, since each of these hosts only
 * said so itself: it takes no step from the user and makes no verdict.
 */
export function failingAlike({ failure, alsoFailing, workedBefore }: IncidentState): string[] {
  if (!failure) return [];
  const { several, anyBrowser } = FAILURES[failure.kind];
  if (!several || !(anyBrowser || workedBefore === 'yes')) return [];
  return alsoFailing.filter(({ kind }) => kind === failure.kind).map(({ host }) => host);
}

/**
 * True if the failing page holds a token that it has not stored: one that got it as far as pairing, or that a lock
 * keeps from being checked. 2026.9 stores a link's token only after a connection; pages without a version store it at
 * once (docs/openclaw.md, "When the token of a link is stored").
 */
function losesLinkOf({ kind, sighting: { keepsToken, gatewayVersion } }: CurrentFailure): boolean {
  const { approval, locked } = FAILURES[kind];
  return (approval || locked) && !keepsToken && gatewayVersion !== null;
}

/** True if the user said that the report was sent: once in this trouble, or twice in the whole incident. */
function isSent({ attempts, over }: IncidentState): boolean {
  return (
    isWornOut('escalate', attempts) ||
    attempts.slice(over.attempts).some(({ step, result }) => STEP_ROWS[step].isEnd && result === 'done')
  );
}

function isWornOut(step: StepId, all: readonly Attempt[]): boolean {
  return all.filter(attempt => attempt.step === step).length >= MOST_ATTEMPTS;
}

/**
 * A step that could not run may run once more; so may a clearing that cleared less than can help, and a wait after
 * which the lock was still there.
 */
function isTried(step: StepId, kind: FailureKind, attempts: readonly Attempt[]): boolean {
  const { locked, clearing } = FAILURES[kind];
  const { onceForAll, waits } = STEP_ROWS[step];
  const [, largest] = clearing.levels ?? [1, 1];
  return attempts
    .filter(attempt => attempt.step === step)
    .some(({ against, result, consentedTo }) => {
      if (onceForAll && (result === 'done' || result === 'skipped')) return true;
      const again = locked && waits !== null && result === 'still-failing';
      return against === kind && result !== 'could-not-run' && !again && (consentedTo?.level ?? 4) >= largest;
    });
}

function planned(
  step: StepId,
  attempts: readonly Attempt[],
  active: Attempt | null,
  current: StepId | null,
): PlannedStep {
  const last = attempts.findLast(attempt => attempt.step === step);
  const result = active?.step === step ? 'running' : (last?.result ?? 'pending');
  return {
    step,
    result,
    current: current === step,
    finding: active?.step === step ? null : (last?.finding ?? null),
  };
}

function verdictOf(kind: FailureKind, attempts: readonly Attempt[], current: StepId): OverallVerdict {
  const { anyBrowser, sparesNew, credential, verdict } = FAILURES[kind];
  // An old link is refused everywhere, too: only a new one that is also refused proves that the server is at fault.
  const proves = anyBrowser || (sparesNew && (!credential || isRefusedAfresh(kind, attempts)));
  if (proves && failsPrivately(kind, attempts)) return 'not-this-browser';
  const { isEnd, waitsForApproval, waits } = STEP_ROWS[current];
  if (isEnd || verdict === 'wait') return verdict;
  if (verdict === 'owner-must-approve' && waitsForApproval) return verdict;
  return anyBrowser && waits ? 'wait' : 'investigating';
}

function isRefusedAfresh(kind: FailureKind, attempts: readonly Attempt[]): boolean {
  return attempts.some(
    ({ step, against, result }) => STEP_ROWS[step].renewsCredential && against === kind && result === 'still-failing',
  );
}
