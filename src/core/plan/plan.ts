/** What to do next: derived from an incident's state, never stored. */
import { FAILURES } from '../failure';
import type { Attempt, IncidentState } from '../incident/reduce';
import type { Rung } from '../rungs';
import type { StepId, StepResult } from '../step-ids';
import { orderFor } from './orders';

/** Each step as the list shows it. */
export interface PlannedStep {
  readonly step: StepId;
  readonly result: 'pending' | 'running' | StepResult;
  readonly current: boolean;
  readonly finding: string | null;
}

/** The overall answer so far (design.md, "What others can see"). */
export type OverallVerdict = 'investigating' | 'fixed' | 'owner-must-approve' | 'not-this-browser' | 'wait';

export interface Plan {
  readonly steps: readonly PlannedStep[];
  /** The one thing to do next: the active step, or the next to start; null when it is fixed. */
  readonly current: StepId | null;
  readonly verdict: OverallVerdict;
  /** After a full clear a browser asks as a new device: `token-missing` and then `pairing-required` are progress. */
  readonly progress: boolean;
}

/** A step that was tried twice in one trouble is not offered again, whatever the failure has become. */
const MOST_ATTEMPTS = 2;

/** Derives the plan. `host` is the failing page's host. */
export function planFor(state: IncidentState, host: string): Plan {
  const { failure, fixed } = state;
  const attempts = state.attempts.slice(state.over.attempts);
  if (!failure)
    return { steps: [], current: null, verdict: fixed ? 'fixed' : 'investigating', progress: false };
  const cleared = clearedSince(state, host);
  const order = orderFor(failure.kind, { workedBefore: state.workedBefore, clearedSince: cleared });
  const next = order.find(step => !isTried(step, failure.kind, attempts)) ?? 'escalate';
  const current = fixed ? null : (state.active?.step ?? next);
  const begun = state.active ? [...attempts, state.active] : attempts;
  const tried = [...new Set(begun.map(({ step }) => step))];
  const shown = fixed ? tried : [...tried, ...order.filter(step => !tried.includes(step))];
  return {
    steps: shown.map(step => planned(step, attempts, state.active, current)),
    current,
    verdict: verdictOf(state, attempts, current),
    progress: cleared && (failure.kind === 'token-missing' || failure.kind === 'pairing-required'),
  };
}

/**
 * True when `host` was cleared in the present trouble, so that this browser asks there as a new device. One whose keys
 * were not read back as gone may still ask as the old one.
 */
export function clearedSince({ clears, over }: IncidentState, host: string): boolean {
  return clears
    .slice(over.clears)
    .some(report =>
      report.hosts.some(
        cleared =>
          cleared.host === host &&
          cleared.types.some(
            ({ type, outcome }) =>
              type === 'localStorage' && (outcome === 'gone' || outcome === 'nothing-there'),
          ),
      ),
    );
}

/** The rungs of clearing that were tried in the present trouble; one that could not run still is what suits. */
export function triedRungs({ attempts, over }: IncidentState): Rung[] {
  return attempts
    .slice(over.attempts)
    .flatMap(({ consentedTo, result }) => (result === 'could-not-run' ? [] : (consentedTo?.rung ?? [])));
}

/** One that could not run was not tried, and may be run once more; so may a clearing that did not clear everything. */
function isTried(step: StepId, kind: string, attempts: readonly Attempt[]): boolean {
  if (step === 'escalate') return false;
  const tries = attempts.filter(attempt => attempt.step === step);
  return (
    tries.length >= MOST_ATTEMPTS ||
    tries.some(
      ({ against, result, consentedTo }) =>
        (against === kind && result !== 'could-not-run' && (consentedTo?.rung ?? 4) === 4) ||
        (step === 'right-gateway' && (result === 'done' || result === 'skipped')),
    )
  );
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

function verdictOf(
  { fixed, failure }: IncidentState,
  attempts: readonly Attempt[],
  current: StepId | null,
): OverallVerdict {
  if (fixed) return 'fixed';
  if (!failure) return 'investigating';
  const { approval, anyBrowser, mender } = FAILURES[failure.kind];
  if (approval) return WAITS_FOR_APPROVAL.has(current) ? 'owner-must-approve' : 'investigating';
  if (!anyBrowser) return 'investigating';
  const provenElsewhere = attempts.some(
    ({ step, finding }) => step === 'private-window' && finding === failure.kind,
  );
  if (provenElsewhere || (mender === 'support' && current === 'escalate')) return 'not-this-browser';
  return mender === 'time' || current === 'wait' ? 'wait' : 'investigating';
}

/** At these steps nothing is left for this browser to do: someone has to approve it. */
const WAITS_FOR_APPROVAL: ReadonlySet<StepId | null> = new Set([
  'fresh-pairing',
  'await-approval',
  'escalate',
]);
