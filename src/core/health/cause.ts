/**
 * Who forgot whom: why a page fails that this browser was let in to before, from what is remembered of that day and what
 * is seen now. Pure. Where the facts do not tell, there is no cause: nothing is guessed.
 */
import * as z from 'zod/mini';
import { isOwnOrigin } from '../address/own-address';
import { CAUSE_IDS, type CauseId, CERTAINTIES, type Certainty } from '../catalogue/causes';
import type { FailureRow } from '../catalogue/failure-row';
import { FAILURES } from '../catalogue/failures';
import { KEPT_LIMITS } from '../sighting/limits';
import type { LifecycleBeforeFailure } from '../sighting/page-lifecycle';
import { deviceIdSchema, type Sighting } from '../sighting/sighting';
import { type AgentKey, type Health, isSameAgent } from './health';

/** What a cause rests on. */
export const PROOFS = [
  'same-device',
  'other-device',
  'no-device',
  'start-between',
  'no-start-between',
  'cookies-gone',
  'cookies-kept',
  'others-gone',
  'others-kept',
  'others-some-gone',
  'at-last-start-too',
  'exception-in-vain',
  'newer-version',
  'request-in-hand',
  'other-gateway',
  'other-address',
  'to-and-fro',
  'slept',
  'unloaded',
] as const;
type Proof = (typeof PROOFS)[number];

const version = z.nullable(z.string().check(z.maxLength(KEPT_LIMITS.version)));

export const causeSchema = z.object({
  cause: z.enum(CAUSE_IDS),
  certainty: z.enum(CERTAINTIES),
  /** Each with its time, in epoch ms, where it has one. */
  proofs: z.array(z.object({ proof: z.enum(PROOFS), at: z.nullable(z.number()) })),
  /** When the agent was last seen to let this browser in, as which device, and by which version; null if never. */
  letInAt: z.nullable(z.number()),
  deviceId: z.nullable(deviceIdSchema),
  version,
  versionNow: version,
  /** The browser's start in which it failed. */
  start: z.nullable(z.number()),
});
export type Cause = z.infer<typeof causeSchema>;

/** A page of an agent that is open now. */
export interface OpenAgentPage extends AgentKey {
  readonly sighting: Pick<Sighting, 'keys' | 'deviceId' | 'loadedAt'>;
}

/** Everything that a cause can follow from. */
export interface Facts {
  readonly key: AgentKey;
  readonly failing: Sighting;
  /** What happened to its page shortly before. */
  readonly lifecycle: readonly LifecycleBeforeFailure[];
  /** All that is remembered, of this agent and others. */
  readonly records: readonly Health[];
  /** The other pages that are open. */
  readonly pages: readonly OpenAgentPage[];
  /** The browser's present start; null if not known. */
  readonly start: number | null;
  /** The agent's host has a cookie that outlives the browser; null if not known. */
  readonly cookies: boolean | null;
  /** When Re-Pair last cleared what this agent's host keeps, as the incidents tell; null if it did not. */
  readonly clearedAt: number | null;
  /** The causes of this agent's earlier troubles, and when they were seen. */
  readonly earlier: readonly { readonly at: number; readonly cause: Cause }[];
}

/** A row without what is the same in all of them. */
type Found = Pick<Cause, 'cause' | 'certainty' | 'proofs'>;
type Tells = NonNullable<FailureRow['tells']>;

/** Null where it is not known. */
export function causeOf(facts: Facts): Cause | null {
  const { key, failing, records, start } = facts;
  const tells = failing.kind && FAILURES[failing.kind].tells;
  if (!tells) return null;
  const known = records.find(each => isSameAgent(each, key)) ?? null;
  const answer = known ? withMemory(facts, tells, known) : (newAddress(facts) ?? outOfDate(facts, tells));
  if (!answer) return null;
  return {
    ...answer,
    letInAt: known?.at ?? null,
    deviceId: known?.deviceId ?? null,
    version: known?.version ?? null,
    versionNow: failing.gatewayVersion,
    start,
  };
}

function withMemory(facts: Facts, tells: Tells, known: Health): Found | null {
  if (wasCleared(facts, known)) return null; // Re-Pair did that itself
  switch (deviceNow(facts.failing, known)) {
    case 'same':
      return sameDevice(facts, tells, known);
    case 'other':
    case 'none':
      return lostHere(facts, tells, known);
    case 'not-known':
      return outOfDate(facts, tells);
  }
}

/**
 * Each address of an agent is let in on its own, so one that is known at home asks anew from outside. Whether both are
 * the same agent nobody can tell: so of heyron's, where every agent has an address of its own, this is never said.
 */
function newAddress({ key, failing, records }: Facts): Found | null {
  if (!isOwnOrigin(key.origin) || failing.knownDevice || !asksAnew(failing)) return null;
  const others = records.filter(({ origin, store }) => isOwnOrigin(origin) && store === key.store);
  const last = Math.max(...others.map(({ at }) => at));
  return others.length > 0 ? found('other-address', 'most-likely', proof('other-address', last)) : null;
}

/** As a browser does that was never let in: it asks for an approval, or has no token. */
function asksAnew({ kind }: Sighting): boolean {
  return kind !== null && (FAILURES[kind].tells === 'unpaired' || FAILURES[kind].clearing.progress !== null);
}

/** Whether a page is out of date does not depend on what this browser is known by. */
function outOfDate(facts: Facts, tells: Tells): Found | null {
  return tells === 'stale' ? afterSleep(facts, []) : null;
}

function wasCleared({ clearedAt }: Facts, { at, cleared }: Health): boolean {
  return cleared !== null || (clearedAt !== null && clearedAt >= at);
}

type DeviceNow = 'same' | 'other' | 'none' | 'not-known';

/** Whether a page's browser is still the device that was let in. */
function deviceNow({ keys, deviceId }: Pick<Sighting, 'keys' | 'deviceId'>, known: Health): DeviceNow {
  if (known.deviceId === null) return 'not-known';
  if (deviceId !== null) return deviceId === known.deviceId ? 'same' : 'other';
  return keys ? 'not-known' : 'none';
}

/** This browser did not forget. */
function sameDevice(facts: Facts, tells: Tells, known: Health): Found | null {
  const { failing, lifecycle } = facts;
  const proofs = [proof('same-device', known.at)];
  const gateways = sharedAddress(facts, tells, known);
  if (gateways) return found('two-gateways', 'most-likely', ...gateways);
  const newer = isNewer(failing.gatewayVersion, known);
  if (newer) proofs.push(proof('newer-version'));
  if (tells === 'key') return found('key-changed', 'most-likely', ...proofs);
  if (tells === 'rights') return found('asks-more', 'sure', ...proofs);
  if (tells === 'role') return roleRefused(failing, known, proofs, newer);
  if (tells !== 'unpaired') return afterSleep(facts, proofs);
  // A page that stood still may only lag behind, unless its gateway holds a request of it, or is another than then.
  if (failing.requestId !== null) proofs.push(proof('request-in-hand'));
  else if (!newer && lifecycle.length > 0) return afterSleep(facts, proofs);
  return found(newer ? 'after-update' : 'agent-forgot', 'sure', ...proofs);
}

/** A role that it had was taken back; any other one is asked for anew. */
function roleRefused({ role }: Sighting, known: Health, proofs: Found['proofs'], newer: boolean): Found | null {
  if (role !== null && known.role !== null)
    return role === known.role
      ? found('agent-forgot', 'most-likely', ...proofs)
      : found('asks-more', 'sure', ...proofs);
  return newer ? found('asks-more', 'most-likely', ...proofs) : null;
}

function afterSleep({ lifecycle }: Facts, proofs: Found['proofs']): Found | null {
  const last = lifecycle.at(-1);
  if (!last) return null;
  return found('slept', 'most-likely', ...proofs, proof(last.what === 'discarded' ? 'unloaded' : 'slept', last.until));
}

/** What proves that two gateways take turns at this address; null if nothing does. */
function sharedAddress({ key, failing, records }: Facts, tells: Tells, known: Health): Found['proofs'] | null {
  if (tells !== 'key' && tells !== 'unpaired') return null;
  const other = records.find(
    each => each.origin === key.origin && each.store === key.store && !isSameAgent(each, key) && each.at > known.at,
  );
  if (other && tells === 'key') return [proof('other-gateway', other.at)];
  const { former, turns } = known;
  const isBack = turns > 0 && former !== null && former.version !== known.version;
  return isBack && former.version === failing.gatewayVersion ? [proof('to-and-fro', known.at)] : null;
}

/** What this browser was known by is gone. */
function lostHere(facts: Facts, tells: Tells, known: Health): Found | null {
  const { failing, start, earlier } = facts;
  if (tells === 'rights' || tells === 'role' || tells === 'stale') return null; // the agent knows this one, too
  const { former, turns } = known;
  if (failing.deviceId !== null && former?.deviceId === failing.deviceId)
    return turns > 0 && tells !== 'refused'
      ? found('two-gateways', 'most-likely', proof('to-and-fro', known.at))
      : null;
  const proofs = [proof(failing.deviceId === null ? 'no-device' : 'other-device', known.at)];
  const cookies = known.cookies === true && facts.cookies !== null ? (facts.cookies ? 'kept' : 'gone') : null;
  if (cookies) proofs.push(proof(`cookies-${cookies}`));
  const others = othersOf(facts, known);
  if (others) proofs.push(proof(`others-${others}`));
  if (start === null || known.start === null) return found('gone-here', 'sure', ...proofs);
  const isStart = start !== known.start;
  proofs.push(isStart ? proof('start-between', start) : proof('no-start-between'));
  // What was shown in this very start could not help yet.
  if (isStart && known.exception && known.exception.start !== start)
    proofs.push(proof('exception-in-vain', known.exception.at));
  const isMixed = others === 'some-gone' || (others === 'gone' && cookies === 'kept');
  if (isMixed) return found('gone-here', 'sure', ...proofs);
  if (cookies === 'kept' || others === 'kept') return found('one-agent', 'most-likely', ...proofs);
  if (!isStart)
    return others === 'gone' ? found('all-agents', 'most-likely', ...proofs) : found('gone-here', 'sure', ...proofs);
  const again = earlier.find(each => isAlike(each, known));
  if (!again) return found('closed', 'most-likely', ...proofs);
  return found('closed', 'sure', ...proofs, proof('at-last-start-too', again.at));
}

/** It was lost at the last start, too: since then it was let in anew, and that device never came through a start. */
function isAlike({ at, cause }: Facts['earlier'][number], { since, start }: Health): boolean {
  return cause.cause === 'closed' && at < since && cause.start === start;
}

type Fate = 'gone' | 'kept';

/** What became of the other agents' data since this one was let in; null if not known. */
function othersOf(facts: Facts, known: Health): Fate | 'some-gone' | null {
  const { key, records } = facts;
  const host = new URL(key.origin).hostname;
  const fates = records
    .filter(({ origin, store }) => store === key.store && new URL(origin).hostname !== host)
    .map(each => fateOf(each, facts, known))
    .filter(fate => fate !== null);
  const [first = null] = fates;
  return fates.every(fate => fate === first) ? first : 'some-gone';
}

function fateOf(other: Health, { failing, pages, start }: Facts, known: Health): Fate | null {
  const { deviceId, cleared, since, lost, former } = other;
  if (deviceId === null || cleared !== null) return null;
  // Only what was there in the same start as this agent's went in the same time.
  if (since > known.at) return lost && former?.start === known.start ? 'gone' : null;
  const isStart = start !== null && start !== known.start;
  // A page that was loaded earlier shows what was there before.
  const shownSince = isStart ? Math.min(start, failing.loadedAt) : failing.loadedAt;
  const shown = pages
    .filter(page => isSameAgent(page, other) && page.sighting.loadedAt >= shownSince)
    .map(({ sighting }) => deviceNow(sighting, other));
  if (shown.includes('same')) return 'kept';
  if (shown.some(now => now === 'other' || now === 'none')) return other.start === known.start ? 'gone' : null;
  return isStart && other.start === start ? 'kept' : null;
}

/** The agent's OpenClaw is newer than the one that let this browser in. Versions before 2026.9 are not named. */
function isNewer(now: string | null, { version: then, build }: Health): boolean {
  if (now === null) return false;
  if (then === null) return build === '';
  const [one, other] = [numbersOf(now), numbersOf(then)];
  const place = one.findIndex((part, n) => part !== other[n]);
  return place >= 0 && (one[place] ?? 0) > (other[place] ?? 0);
}

function numbersOf(text: string): number[] {
  return text.split('.').map(Number);
}

function proof(of: Proof, at: number | null = null) {
  return { proof: of, at };
}

function found(cause: CauseId, certainty: Certainty, ...proofs: Found['proofs']): Found {
  return { cause, certainty, proofs };
}
