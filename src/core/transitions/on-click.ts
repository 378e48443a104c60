/**
 * Decides which events a click adds to an incident in its current state: none if the click no longer fits. Pure;
 * storing the events and acting on them happens elsewhere.
 */

import { redact, withoutCutEnd } from '@re-pair/redact';
import { isHeyronHost } from '../address/heyron';
import { isOwnOrigin } from '../address/own-address';
import { type ClearLevel, hasHosts, levelsAt } from '../catalogue/clear-levels';
import { looksAgain, STEP_ROWS, type StepId } from '../catalogue/steps';
import { isAnswerTo, isQuestion } from '../catalogue/user-questions';
import type { AskedWay } from '../catalogue/ways';
import { allowedInNote } from '../incident/clean';
import { hostOf, type IncidentEvent } from '../incident/events';
import type { IncidentState } from '../incident/reduce';
import { ticketOf } from '../packet/times-and-file-names';
import { choosable } from '../plan/choices';
import { planFor, type Where } from '../plan/plan';
import { requestOf } from '../plan/request';
import { situationOf } from '../plan/situation';
import { endByAnswer } from '../plan/verify-step';
import { KEPT_LIMITS, READ_LIMITS } from '../sighting/limits';

/**
 * A click in the popup. `run` starts the step that the plan offers, `choose` any step of the guide. `confirm` is
 * consent if the step asks for it, else "I have done it, look again".
 */
export type Click =
  | { readonly type: 'run' | 'choose' | 'cancel' | 'skip' | 'still-failing'; readonly step: StepId }
  | {
      readonly type: 'confirm';
      readonly step: StepId;
      readonly level?: ClearLevel | undefined;
      readonly hosts?: readonly string[] | undefined;
    }
  | { readonly type: 'it-works' }
  | { readonly type: 'answer'; readonly question: string; readonly answer: string }
  | { readonly type: 'asked'; readonly way: AskedWay }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'ticket'; readonly url: string };

/** When the click came, in epoch ms, and whether a step of the incident was running then. */
export interface ClickContext {
  readonly at: number;
  readonly underWay: boolean;
}

export function eventsOfClick(state: IncidentState, where: Where, click: Click, moment: ClickContext): IncidentEvent[] {
  const { at, underWay } = moment;
  const { active, fixed, failure } = state;
  switch (click.type) {
    case 'run':
      return failure && !active && !underWay && startable(state, where) === click.step
        ? [{ type: 'step-started', at, step: click.step, tab: failure.tab }]
        : [];
    case 'choose':
      return chosen(state, where, click.step, moment);
    case 'confirm':
      return confirmed(state, where, click, at);
    case 'cancel':
      return active?.step === click.step && active.ranAt === undefined && !underWay
        ? [{ type: 'step-cancelled', at, step: click.step }]
        : [];
    case 'skip':
      // Nothing follows the last step, so it cannot be skipped.
      return !underWay && !STEP_ROWS[click.step].isEnd && (active?.step ?? startable(state, where)) === click.step
        ? [skipped(state, click.step, at)]
        : [];
    case 'still-failing':
      // A step that has not run has proved nothing.
      return !underWay && active?.step === click.step && active.ranAt !== undefined
        ? [{ type: 'step-ended', at, step: click.step, result: 'still-failing', by: 'user' }]
        : [];
    case 'it-works':
      return fixed || !failure ? [] : [{ type: 'declared-fixed', at }];
    case 'answer':
      return answered(state, click.question, click.answer, at);
    case 'asked':
      return asked(state, where, click.way, moment);
    case 'note': {
      const whole = withoutCutEnd(click.text.trim(), click.text.length >= READ_LIMITS.note);
      const text = redact(whole, allowedInNote(state, where.gateway), KEPT_LIMITS.note);
      return text === (state.note ?? '') ? [] : [{ type: 'noted', at, text }];
    }
    case 'ticket': {
      const given = ticketOf(click.url);
      const url = given && redact(given, [], KEPT_LIMITS.address);
      return url === null || url === (state.ticket ?? '') ? [] : [{ type: 'ticketed', at, url }];
    }
  }
}

/** Names the tab with the failure if the step never began; a step that began has its tab already. */
function skipped({ active, failure }: IncidentState, step: StepId, at: number): IncidentEvent {
  const tab = active || !failure ? {} : { tab: failure.tab };
  return { type: 'step-ended', at, step, result: 'skipped', by: 'user', ...tab };
}

/** The step that may be started now; null while another is under way, once it is fixed, and when all is done. */
export function startable(state: IncidentState, where: Where): StepId | null {
  const { current, sent } = planFor(state, where);
  return state.active || (current && STEP_ROWS[current].isEnd && sent) ? null : current;
}

/**
 * Starts a step of the guide, offered by the plan or not. It ends the active step: cancelled if that only asked, else
 * skipped. A step that deletes still asks first, since it begins as usual.
 */
function chosen(
  { active, failure, fixed, answers }: IncidentState,
  { origin }: Where,
  step: StepId,
  { at, underWay }: ClickContext,
): IncidentEvent[] {
  const agreed = active?.consentedTo !== undefined && active.ranAt === undefined;
  if (!failure || fixed || underWay || agreed || active?.step === step) return [];
  if (!choosable(situationOf(answers, origin)).includes(step)) return [];
  const start: IncidentEvent = { type: 'step-started', at, step, tab: failure.tab };
  if (!active) return [start];
  const before: IncidentEvent =
    active.ranAt === undefined
      ? { type: 'step-cancelled', at, step: active.step }
      : { type: 'step-ended', at, step: active.step, result: 'skipped', by: 'user' };
  return [before, start];
}

function confirmed(
  { active }: IncidentState,
  where: Where,
  { step, level = 4, hosts = [] }: Extract<Click, { type: 'confirm' }>,
  at: number,
): IncidentEvent[] {
  if (active?.step !== step) return [];
  if (active.ranAt !== undefined) return looksAgain(step) ? [{ type: 'step-ran', at, step, again: true }] : [];
  // A level without a choice of hosts affects the failing agent's own host alone.
  // For an agent of one's own there is no choice either: only its own site can be cleared.
  const own = isOwnOrigin(where.origin);
  const chosen = hasHosts(level) && !own ? [...new Set(hosts)] : [hostOf(where)];
  const fits = own ? levelsAt('').includes(level) : chosen.length > 0 && chosen.every(isHeyronHost);
  const may = STEP_ROWS[step].asksFirst && !active.consentedTo && fits;
  return may ? [{ type: 'consented', at, step, level, hosts: chosen }] : [];
}

/** Records who was asked, and begins the wait for them if it has not begun. */
function asked(state: IncidentState, where: Where, way: AskedWay, moment: ClickContext): IncidentEvent[] {
  const { active, failure, fixed } = state;
  if (!failure || fixed || moment.underWay) return [];
  const requestId = requestOf(failure)?.requestId ?? null;
  const event: IncidentEvent = { type: 'asked', at: moment.at, way, requestId };
  if (active && STEP_ROWS[active.step].waitsForApproval) return [event];
  const next = startable(state, where);
  const wait = next && STEP_ROWS[next].waitsForApproval ? next : 'await-approval';
  return [event, ...chosen(state, where, wait, moment)];
}

/** Records an answer. The answer to the active step's own question also ends that step, once it has run. */
function answered({ active }: IncidentState, question: string, answer: string, at: number): IncidentEvent[] {
  if (!isQuestion(question) || !isAnswerTo(question, answer)) return [];
  const kept: IncidentEvent = { type: 'answered', at, question, answer };
  const end = active?.ranAt === undefined ? null : endByAnswer(active, question, answer);
  return active && end ? [kept, { type: 'step-ended', at, step: active.step, ...end }] : [kept];
}
