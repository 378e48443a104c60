/** What the current step says: its heading, what it will do, what it waits for, and what its buttons are called. */

import type { StepRow } from '../../core/catalogue/step-row';
import type { StepId } from '../../core/catalogue/steps';
import { keyPart, type MessageKey, wordsOf } from '../../core/say';
import type { ShownClear, ShownFailure, ShownIncident, ShownStep } from '../../core/view/view';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { clearedWords } from './clears';
import type { LastResult } from './sentence';

export type StepProps = Recovery & { step: StepId; planned: ShownStep };

/** True where the step's whole point is that someone else approves. */
export function handsOver({ planned, incident: { failure } }: StepProps): boolean {
  return failure?.approval === true && planned.row.waitsForApproval;
}

/** The step's words where the user has to open the private window, as the browser does not let Re-Pair do so. */
function handWords({ planned, view }: StepProps): StepRow['byHand'] {
  return view.environment.opensPrivateWindows ? null : planned.row.byHand;
}

/** The step's words while the page talks to another address than its own, and nobody has said that it should. */
export function elsewhereWords({ planned, incident: { target } }: StepProps): StepRow['elsewhere'] {
  return target.own ? null : planned.row.elsewhere;
}

/** The step's words while it is known when the gateway's lock opens. */
function lockWords({ planned, incident: { plan } }: StepProps): StepRow['waits'] {
  return plan.until === null ? null : planned.row.waits;
}

/** The step's own words for whoever runs the gateway. */
function ownWords(props: StepProps): StepRow['own'] {
  return runsIt(props) ? props.planned.row.own : {};
}

function runsIt({ incident: { plan } }: StepProps): boolean {
  return plan.situation === 'own';
}

/** The steps that were tried in this trouble, in their order. Checks that ran by themselves are shown as such. */
export function triedIn({ plan }: ShownIncident): readonly ShownStep[] {
  return plan.steps.filter(({ current, result, row }) => !current && result !== 'pending' && !row.runsItself);
}

/** The label of the button that starts the step, or says that it was done elsewhere. */
export function runLabel(props: StepProps): string {
  const begins = opens(props) ? props.incident.failure?.begins : null;
  const listed = listedWords(props) && ('step_restart_gateway_run_listed' as const);
  const special = listed ?? ownWords(props).run ?? handWords(props)?.run ?? elsewhereWords(props)?.run ?? begins;
  return say(special ?? `step_${keyPart(props.step)}_run`);
}

/** The heading of a step that is next. Before anything was tried that is the failure itself; after a clearing, good news. */
export function titleWords(props: StepProps): string {
  const { step, incident } = props;
  const { failure, plan } = incident;
  const elsewhere = elsewhereWords(props);
  if (elsewhere) return say(elsewhere.title);
  if (plan.progress && props.planned.row.followsClearing) return say(plan.progress);
  if (failure && (opens(props) || handsOver(props))) return say(failure.title);
  return say(ownWords(props).title ?? `step_${keyPart(step)}_title`);
}

/** True before anything was tried: then what failed is said, and its button says the rest. */
export function opens({ incident, planned }: StepProps): boolean {
  return triedIn(incident).length === 0 && planned.result === 'pending' && !incident.plan.progress;
}

/** What the step will do. */
export function whatWords(props: StepProps): string {
  const { step, incident } = props;
  const { host, failure, target } = incident;
  const elsewhere = elsewhereWords(props);
  if (elsewhere) return say(elsewhere.what, host, target.address);
  if (failure && opens(props)) return openingWords(props, failure);
  return say(lockWords(props)?.what ?? ownWords(props).what ?? listedWords(props) ?? `step_${keyPart(step)}_what`);
}

/**
 * What failed, so that it leads to the first step's button; whoever runs the agent is told what to do there, unless it
 * is known what stands in the way: then the command itself says what it does.
 */
function openingWords(props: StepProps, failure: ShownFailure): string {
  const { loadsAgain, ownOnly } = props.planned.row;
  const { approval, silent, meaning, diagnosed } = failure;
  if (diagnosed) return say(meaning);
  const toDo = ownWords(props).what ?? (ownOnly ? listedWords(props) : null);
  if (toDo) return say(toDo);
  if (ownOnly && silent) return say(`step_${keyPart(props.step)}_what`);
  return say(approval && loadsAgain === 'only' ? 'begin_reload' : meaning);
}

/** The step's words where the gateway's settings must list something before it helps. */
function listedWords({ planned, incident: { failure } }: StepProps): MessageKey | null {
  return (failure?.mustList && planned.row.mustList?.[failure.mustList]) ?? null;
}

/** The heading while the step is done, and while its result is watched for. */
export function waitWords(props: StepProps): string {
  const { step } = props;
  const { plan, active } = props.incident;
  const locked = lockWords(props);
  if (locked && plan.until !== null) return say(locked.until, clockTime(plan.until));
  const { account } = props.planned.row;
  if (account && (active?.account === 'signed-out' || active?.account === 'signed-in'))
    return say(account[active.account]);
  return say(ownWords(props).wait ?? elsewhereWords(props)?.wait ?? `step_${keyPart(step)}_wait`);
}

/** Below that heading: who has to do something. */
export function noteWords(props: StepProps): string {
  const { host, active } = props.incident;
  const { account, note } = props.planned.row;
  const byHand = handWords(props);
  if (byHand) return say(byHand.note, host);
  if (account && active?.account === 'signed-in') return say('watch_note');
  const words = lockWords(props)?.what ?? note;
  return words ? say(words) : '';
}

/** A time of day, as the user's clock shows it. */
export function clockTime(at: number): string {
  return new Intl.DateTimeFormat(say('language_code'), { timeStyle: 'short' }).format(at);
}

/**
 * The label of "look again", for steps in which the user does something elsewhere. A page that keeps trying by itself
 * is never loaded again while an approval is awaited: that could only lose its request or its link's token.
 */
export function againLabel({ planned, incident: { active, failure } }: StepProps): string | null {
  const { again, account, waitsForApproval } = planned.row;
  const isNeedless = (account && active?.account === 'signed-in') || (waitsForApproval && failure?.retriesItself);
  return again && !isNeedless ? say(again) : null;
}

/** The clearing that came last and is not complete; null if something else came after it, or all is gone. */
export function leftoverOf({ planned, incident }: StepProps): ShownClear | null {
  const { cleared } = incident;
  const last = lastEnded(planned, incident);
  return cleared && !cleared.complete && last?.row.asksFirst && last.result !== 'skipped' ? cleared : null;
}

/** The step that ended last: the current one, if it could not run and is offered again. */
export function lastEnded(planned: ShownStep, incident: ShownIncident): ShownStep | undefined {
  return planned.result === 'could-not-run' ? planned : triedIn(incident).at(-1);
}

/** What came of the step that was tried last; null where there is nothing to tell. */
export function lastResultWords(incident: ShownIncident): LastResult | null {
  const { plan, cleared } = incident;
  const again = plan.steps.find(({ current, result }) => current && result === 'could-not-run');
  const last = again ?? triedIn(incident).at(-1);
  if (!last) return null;
  const { step, result, finding, row } = last;
  if (row.asksFirst && cleared && result !== 'could-not-run' && result !== 'still-failing')
    return { words: clearedWords(cleared), worked: cleared.complete };
  if (finding) return { words: wordsOf(finding, say), worked: result === 'done' };
  if (result === 'still-failing') return { words: say(`step_${keyPart(step)}_failed`), worked: false };
  return result === 'unproven' ? { words: say('finding_unproven'), worked: false } : null;
}

/** The same where someone else is asked to approve: only what a clearing came to matters then. */
export function clearingBeforeAsking(incident: ShownIncident): LastResult | null {
  const last = triedIn(incident).at(-1);
  return last?.row.asksFirst ? lastResultWords(incident) : null;
}
