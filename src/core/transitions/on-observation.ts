/** Decides what happens to an incident without a click: an observation settles a step, or its time is up. Pure. */
import { STEP_ROWS } from '../catalogue/steps';
import type { IncidentEvent } from '../incident/events';
import type { Attempt, IncidentState } from '../incident/reduce';
import { endByPages, endByPrivatePage, watchEnds } from '../plan/verify-step';
import { isStable, mayFail, type PresentPage, sightedAt } from '../presence/page';
import { decidingPages, sightingsOf } from '../presence/presence';
import type { Sighting } from '../sighting/sighting';
import type { ClickContext } from './on-click';

/** The end of the active step, if what the incident's pages show now decides it. */
export function endByObservation(
  { active }: IncidentState,
  pages: readonly PresentPage[],
  at: number,
): IncidentEvent[] {
  if (!active) return [];
  const end = endByPages(active, sightingsOf(decidingPages(pages, active.tab)));
  return end ? [{ type: 'step-ended', at, step: active.step, ...end }] : [];
}

/**
 * Recovery without a report: the last failing page is gone, and one remains that has connected since. `pages` are the
 * incident's.
 */
export function fixByObservation(
  { fixed, failure }: IncidentState,
  pages: readonly PresentPage[],
  at: number,
): IncidentEvent[] {
  if (fixed || !failure || pages.some(mayFail)) return [];
  const proof = pages.find(page => isStable(page) && page.at > failure.at);
  return proof ? [sightedAt(at, proof)] : [];
}

/** The end of the active step, if a page in a private window decides it. */
export function endByPrivateWindow({ active }: IncidentState, sighting: Sighting, at: number): IncidentEvent[] {
  const end = active && endByPrivatePage(active, sighting);
  return active && end ? [{ type: 'step-ended', at, step: active.step, ...end }] : [];
}

/**
 * What is due: the one retry of a watch that ran out, then its end; and the end of a step that a killed worker
 * interrupted. A clearing without a journal had not begun.
 */
export function endByTimeout({ active }: IncidentState, { at, underWay }: ClickContext): IncidentEvent[] {
  if (!active) return [];
  const { step } = active;
  const { waits, asksFirst } = STEP_ROWS[step];
  if (isDue(active, at))
    return waits && active.runs === 1
      ? [{ type: 'step-ran', at, step, again: true }]
      : [{ type: 'step-ended', at, step, result: 'unproven', by: 'timeout' }];
  const asking = asksFirst && !active.consentedTo;
  return active.ranAt === undefined && !asking && !underWay
    ? [{ type: 'step-ended', at, step, result: 'could-not-run', by: 'error', finding: 'interrupted' }]
    : [];
}

/** A change of the account's session during sign-out-in, which waits for the user to come back signed in. */
export function eventsOfAccountChange({ active }: IncidentState, signedIn: boolean, at: number): IncidentEvent[] {
  if (!active || !STEP_ROWS[active.step].account || active.ranAt === undefined || active.runs > 1) return [];
  if (!signedIn) return active.account ? [] : [{ type: 'account', at, seen: 'signed-out' }];
  return active.account === 'unseen' || active.account === 'signed-out'
    ? [
        { type: 'account', at, seen: 'signed-in' },
        { type: 'step-ran', at, step: active.step, again: true },
      ]
    : [];
}

function isDue(active: Attempt, at: number): boolean {
  const ends = watchEnds(active);
  return ends !== null && ends <= at;
}
