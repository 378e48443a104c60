/**
 * Where a page stands in the story of its incident: it fails, an approval is asked for or waited for, it was cleared and
 * all goes on in another tab, or it is back. Badge, title and card follow it, so that they say the same.
 */
import { isOwnOrigin } from '../address/own-address';
import { FAILURES, type FailureKind } from '../catalogue/failures';
import { STEP_IDS, STEP_ROWS, type StepId } from '../catalogue/steps';
import type { AskedWay, Waiting } from '../catalogue/ways';
import { hostOf } from '../incident/events';
import type { CurrentFailure, IncidentState } from '../incident/reduce';
import { clearedSince, type Where } from '../plan/plan';
import { requestOf } from '../plan/request';
import { situationOf } from '../plan/situation';
import { NUDGE_AFTER_MS, waitingAt } from '../plan/waiting';
import { alarmOf, isStable, type PresentPage } from '../presence/page';
import type { MessageKey } from '../say';
import type { ServedWords } from './failure-title';
import { ownMeaning } from './own-meaning';
import { endWords, whyOf } from './why';

/** How the card in the page names it, for readers outside. */
export type StoryName = Story['name'];

export type Story =
  /** `means`: what it means for whoever runs the agent, where that differs. */
  | { readonly name: 'failing'; readonly kind: FailureKind; readonly served?: ServedWords; readonly means?: MessageKey }
  /** This browser needs an approval, and nobody is known to have been asked for it. */
  | { readonly name: 'asking'; readonly kind: FailureKind }
  | {
      readonly name: 'waiting';
      readonly kind: FailureKind;
      readonly way: AskedWay;
      /** Since when, in epoch ms. */
      readonly at: number;
      readonly stand: Waiting;
      /** The page connects by itself once it is approved. */
      readonly byItself: boolean;
    }
  /** What it shows is expected after a clearing. `elsewhere`: the user starts their agent in another tab. */
  | { readonly name: 'cleared'; readonly kind: FailureKind; readonly elsewhere: boolean }
  /**
   * It connected at this time, in epoch ms. `by`: the step that fixed it; null if it did so by itself. `why`: why it
   * had failed. `ended`: its words at an address of one's own.
   */
  | {
      readonly name: 'back';
      readonly at: number;
      readonly by: StepId | null;
      readonly why?: MessageKey;
      readonly ended?: MessageKey;
    };

/** A page's story, and whether a card in the page tells it. The badge tells it either way. */
export interface Told {
  readonly story: Story;
  readonly prompts: boolean;
}

/** An incident as far as a story needs it. */
interface Known {
  readonly incident: Where;
  readonly state: IncidentState;
}

/** A connection is told of for this long. In ms. */
const BACK_MS = 60_000;

/** The story of a page; null if there is nothing to tell. `known` is its incident, if there is one. */
export function storyOf(page: PresentPage, known: Known | null, now: number): Told | null {
  const alarm = alarmOf(page);
  if (alarm === null) return known && backIn(page, known.state, now);
  const { kind, prompts } = alarm;
  const goesOn = known && !known.state.fixed ? goingOn(page, kind, known, now) : null;
  const served = servedWords({ kind, sighting: page.sighting });
  const means = served ? null : ownMeaning({ kind, sighting: page.sighting }, known?.state ?? { cause: null }, page);
  const failing = { name: 'failing', kind, ...(served && { served }), ...(means && { means }) } as const;
  return { story: goesOn ?? failing, prompts };
}

/** The words of a failure where the page's own server is the device. */
export function servedWords({ kind, sighting }: Pick<CurrentFailure, 'kind' | 'sighting'>): ServedWords {
  return sighting.served ? FAILURES[kind].served?.words : undefined;
}

/** What is under way for a failing page; null where it is simply failing. */
function goingOn(page: PresentPage, kind: FailureKind, { incident, state }: Known, now: number): Story | null {
  const { approval, endsWait, clearing } = FAILURES[kind];
  const { active, asked } = state;
  const waits = isWaiting(state);
  const expected = clearing.progress !== null && clearedSince(state, hostOf(incident));
  if (waits && asked && (approval || endsWait)) {
    const { way, at } = asked;
    const request = requestOf(failureIn(page, kind, state));
    const stand = waitingAt(asked, endsWait, request, now);
    return { name: 'waiting', kind, way, at, stand, byItself: page.sighting.retriesItself };
  }
  if (approval) return waits || expected ? { name: 'asking', kind } : null;
  if (!expected) return null;
  const starts = active?.ranAt !== undefined && STEP_ROWS[active.step].onAccountSite !== null;
  return { name: 'cleared', kind, elsewhere: starts && situationOf(state.answers, incident.origin) === 'hosted' };
}

function isWaiting({ active }: IncidentState): boolean {
  return active !== null && STEP_ROWS[active.step].waitsForApproval;
}

/** The page's own failure: its request is the one that it waits for. */
function failureIn({ tab, path, at, sighting }: PresentPage, kind: FailureKind, state: IncidentState): CurrentFailure {
  return state.failing.get(tab) ?? { kind, text: sighting.text, path, tab, at, sighting };
}

/**
 * The step that is named as what fixed it; null if it did so by itself. A browser that needed an approval, and that a
 * gateway then let in, got one, though nobody waited for it here.
 */
export function cureOf({ fixed, failure }: IncidentState): StepId | null {
  if (!fixed || fixed.by || fixed.word === 'user') return fixed?.by ?? null;
  return failure && FAILURES[failure.kind].approval ? APPROVAL : null;
}

const APPROVAL = STEP_IDS.find(step => STEP_ROWS[step].waitsForApproval) ?? null;

/** Only a page that failed in this trouble, and was there when it connected, says that it is back. */
function backIn(page: PresentPage, state: IncidentState, now: number): Told | null {
  const { fixed, alarmed, dismissed, asked, cause } = state;
  if (fixed?.word !== 'observed' || now >= fixed.at + BACK_MS || !isStable(page)) return null;
  if (!alarmed.has(page.tab) || page.sighting.loadedAt > fixed.at) return null;
  const [why, by] = [whyOf(cause), cureOf(state)];
  // Who sent the alarm away did not wait for this; who hid the wait did.
  return {
    story: {
      name: 'back',
      at: fixed.at,
      by,
      ...(why && { why }),
      ...(isOwnOrigin(page.origin) && { ended: endWords(by, 'observed', true) }),
    },
    prompts: dismissed === null || asked !== null,
  };
}

/** When time alone changes what is told of an incident, in epoch ms; null if it does not any more. */
export function nextChange(state: IncidentState, now: number): number | null {
  const { fixed, asked, failure } = state;
  const moments: number[] = [];
  if (fixed) moments.push(fixed.at + BACK_MS);
  else if (asked && isWaiting(state)) {
    for (const after of NUDGE_AFTER_MS) moments.push(asked.at + after);
    moments.push((failure && requestOf(failure)?.lapsesAt) ?? now);
  }
  const ahead = moments.filter(moment => moment > now);
  return ahead.length ? Math.min(...ahead) : null;
}
