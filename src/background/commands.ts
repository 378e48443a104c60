/** What the popup may ask for. Each command is checked against the incident as it is now, not as the popup last saw it. */

import { isHeyronHost, START_AGENT_URL, SUPPORT_URL } from '../core/heyron';
import { hostOf, type IncidentEvent } from '../core/incident/events';
import { planFor } from '../core/plan/plan';
import { isAnswerTo, QUESTIONS, type Question } from '../core/questions';
import { hasHosts } from '../core/rungs';
import type { StepId } from '../core/step-ids';
import { browser } from '../platform/browser';
import type { Command, Reply } from '../platform/messages';
import { hasAccess } from '../platform/permission';
import { StorageFailed } from '../platform/storage';
import { takeInventory } from '../site-data/inventory';
import { STEPS } from '../steps';
import { showAgent } from '../steps/agent-tab';
import { changed } from './changed';
import { append, type Known } from './incidents';
import { doStep, isUnderWay, lookAgain } from './run';
import { incidentFor } from './views';

const OK: Reply = { ok: true };
const refuse = (problem: Extract<Reply, { ok: false }>['problem']): Reply => ({ ok: false, problem });

/** Carries out one command about one tab. Never throws: what went wrong is in the reply, and has a sentence. */
export async function obey(tab: number, command: Command): Promise<Reply> {
  try {
    if (!(await hasAccess())) return refuse('permission');
    if (command.type === 'reload') return await browser.tabs.reload(tab).then(() => OK);
    if (command.type === 'open' && command.where !== 'agent') return await open(command.where);
    const known = await incidentFor(tab);
    return known ? await obeyIn(known, command) : refuse('no-incident');
  } catch (error) {
    return refuse(error instanceof StorageFailed ? 'storage' : 'failed');
  }
}

async function obeyIn(known: Known, command: Command): Promise<Reply> {
  const { incident, state } = known;
  switch (command.type) {
    case 'run':
      return start(known, command.step);
    case 'confirm':
      return confirm(known, command);
    case 'cancel':
      return change(known, ({ active }) =>
        active?.step === command.step && active.ranAt === undefined && !isUnderWay(incident.id)
          ? [{ type: 'step-cancelled', at: Date.now(), step: command.step }]
          : [],
      );
    case 'skip':
      return end(known, command.step, 'skipped');
    case 'still-failing':
      return end(known, command.step, 'still-failing');
    case 'it-works':
      return change(known, ({ fixed }) => (fixed ? [] : [{ type: 'declared-fixed', at: Date.now() }]));
    case 'answer':
      return answer(known, command.question, command.answer);
    case 'inventory':
      return { ok: true, inventory: await takeInventory(hostOf(incident), incident.store) };
    case 'open':
      await showAgent({ tab: state.failure?.tab ?? 0, origin: incident.origin });
      return OK;
    default:
      return refuse('not-now');
  }
}

async function start(known: Known, step: StepId): Promise<Reply> {
  const { id } = known.incident;
  const host = hostOf(known.incident);
  const started = await add(known, state =>
    !state.active && !isUnderWay(id) && planFor(state, host).current === step && state.failure
      ? [{ type: 'step-started', at: Date.now(), step, tab: state.failure.tab }]
      : [],
  );
  if (!started) return refuse('not-now');
  // Before anything else is waited for: a sweep would take a step that nobody does for a dead worker's.
  if (!STEPS[step].asksFirst) void doStep(started);
  await changed(started);
  return OK;
}

type Confirmation = Extract<Command, { type: 'confirm' }>;

/** Consent where the step asks for it; "I have done it, look again" where the step waits for the user. */
async function confirm(known: Known, { step, rung = 4, hosts = [] }: Confirmation): Promise<Reply> {
  const { active } = known.state;
  if (active?.step !== step) return refuse('not-now');
  if (active.ranAt !== undefined) return (await lookAgain(known.incident.id, step)) ? OK : refuse('not-now');
  // What is not asked about concerns the failing agent's own host alone.
  const chosen = hasHosts(rung) ? [...new Set(hosts)] : [hostOf(known.incident)];
  if (!STEPS[step].asksFirst || chosen.length === 0 || !chosen.every(isHeyronHost)) return refuse('not-now');
  const consented = await add(known, now =>
    now.active?.step === step && now.active.ranAt === undefined && !now.active.consentedTo
      ? [{ type: 'consented', at: Date.now(), step, rung, hosts: chosen }]
      : [],
  );
  if (!consented) return refuse('not-now');
  void doStep(consented);
  await changed(consented);
  return OK;
}

/** A step that did nothing yet can be skipped, but has proved nothing. */
function end(known: Known, step: StepId, result: 'skipped' | 'still-failing'): Promise<Reply> {
  const host = hostOf(known.incident);
  return change(known, state =>
    planFor(state, host).current === step &&
    !isUnderWay(known.incident.id) &&
    (result === 'skipped' || state.active?.ranAt !== undefined)
      ? [{ type: 'step-ended', at: Date.now(), step, result, by: 'user' }]
      : [],
  );
}

/** Keeps an answer; the one to a step's own question also ends that step. */
function answer(known: Known, question: string, given: string): Promise<Reply> {
  if (!Object.hasOwn(QUESTIONS, question) || !isAnswerTo(question as Question, given))
    return Promise.resolve(refuse('not-now'));
  return change(known, ({ active }) => {
    const at = Date.now();
    const kept: IncidentEvent = { type: 'answered', at, question: question as Question, answer: given };
    const judged = active?.step === question ? STEPS[active.step].judgeAnswer?.(active, given) : undefined;
    return judged && active ? [kept, { type: 'step-ended', at, step: active.step, ...judged }] : [kept];
  });
}

async function change(known: Known, decide: Parameters<typeof append>[1]): Promise<Reply> {
  const next = await add(known, decide);
  if (!next) return refuse('not-now');
  await changed(next);
  return OK;
}

/** Appends what `decide` makes of the incident as it is now; null when that is nothing. */
async function add({ incident }: Known, decide: Parameters<typeof append>[1]): Promise<Known | null> {
  let added = false;
  const next = await append(incident.id, state => {
    const events = decide(state);
    added = events.length > 0;
    return events;
  });
  return added ? next : null;
}

async function open(where: 'support' | 'start-agent'): Promise<Reply> {
  await browser.tabs.create({ url: where === 'support' ? SUPPORT_URL : START_AGENT_URL });
  return OK;
}
