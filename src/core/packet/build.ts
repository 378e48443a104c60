/** Builds the packet from an incident's events, so that support sees what happened. */

import { redact, redactHosts } from '@re-pair/redact';
import { placeOfGateway } from '../address/gateway-address';
import { ACCOUNT_HOST } from '../address/heyron';
import { deviceIdOf, requestIdOf } from '../address/ids';
import { isSite, siteOf } from '../address/own-address';
import { FAILURES, type FailureKind } from '../catalogue/failures';
import type { AddressDetail } from '../catalogue/shared-words';
import { STEP_ROWS } from '../catalogue/steps';
import { foundNothing, isComplete } from '../clearing/outcome';
import type { Fault } from '../faults';
import type { Cause } from '../health/cause';
import { cleanAddress, cleanPath, cleanSighting } from '../incident/clean';
import type { Incident, IncidentEvent } from '../incident/events';
import { evidenceOf } from '../incident/evidence';
import { applyEvent, INITIAL_STATE, type IncidentState, reduce } from '../incident/reduce';
import { memoize } from '../memoize';
import { type Grounds, groundsOf } from '../plan/grounds';
import { planFor } from '../plan/plan';
import { requestOf } from '../plan/request';
import { whoRuns } from '../plan/situation';
import { looksPrivately } from '../plan/verify-step';
import { KEPT_LIMITS } from '../sighting/limits';
import { approveCommand } from './approval-lines';
import { inDetail } from './detail';
import { withNote } from './free-text';
import { gatewaySettingsFor } from './gateway-settings';
import { PACKET_SCHEMA, type Packet, type TimelineEntry } from './model';
import { mapTexts, renumberPlaceholders } from './placeholders';
import { isoTime } from './times-and-file-names';

/** What a packet needs besides the incident. */
export interface PacketContext {
  /** Epoch ms. */
  readonly now: number;
  /** Minutes that local time is ahead of UTC. */
  readonly offset: number;
  readonly timezone: string;
  /** Narrows the state to what the tab that asks shows (`seenFrom`). Default: the leading failure. */
  viewedAs?(state: IncidentState): IncidentState;
  /** Default: hosts without paths. */
  readonly addressDetail?: AddressDetail;
  readonly environment: Pick<Packet['environment'], 'extension' | 'browser' | 'os' | 'language'>;
  /** The pieces of the note that its writer looked at and keeps. */
  readonly kept?: readonly string[];
  /** Errors in Re-Pair itself. */
  readonly faults?: readonly Fault[];
}

/**
 * Builds the packet; null for an incident without a failure, which has nothing to report. Page text was redacted before
 * it was stored, and is redacted again here: a packet must not depend on who stored it.
 */
export function buildPacket(
  incident: Incident,
  {
    now,
    offset,
    timezone,
    environment,
    addressDetail = 'host',
    kept = [],
    faults = [],
    viewedAs = state => state,
  }: PacketContext,
): Packet | null {
  const events = cleaned(incident.events);
  const gateway = cleanAddress(incident.gateway);
  const origin = isSite(siteOf(incident.origin)) ? new URL(incident.origin).origin : null;
  const state = viewedAs(reduce(events));
  const { failure, failures, answers } = state;
  if (!failure || !failures) return null;
  const where = { origin: origin ?? `https://${ACCOUNT_HOST}`, gateway, proven: incident.proven };
  const { verdict } = planFor(state, where);
  const time = (at: number) => isoTime(at, offset);
  const { sighting } = failure;
  const { extension, browser, os, language } = environment;
  const settings = [...gatewaySettingsFor(failure.kind, sighting)];
  const requestId = requestOf(failure)?.requestId ?? null;
  const deviceId = deviceIdOf(sighting.deviceId);
  const asked = askedOf(failure.kind, settings, verdict);
  const packet: Packet = {
    schema: PACKET_SCHEMA,
    asks: { for: asked, command: asked === 'approve' ? approveCommand(requestId) : null, deviceId },
    createdAt: time(now),
    addressDetail: 'path',
    failure: {
      kind: failure.kind,
      text: failure.text,
      source: sighting.source,
      reason: sighting.reason,
      nextStep: sighting.nextStep,
      code: sighting.code ?? null,
      close: sighting.close ?? null,
      status: sighting.status ?? null,
      settings,
      agents: 1 + state.alsoFailing.filter(({ kind }) => kind === failure.kind).length,
      firstAt: time(failures.firstAt),
      lastAt: time(failures.lastAt),
      count: failures.count,
    },
    page: { origin: origin ?? '', path: failure.path, gatewayVersion: sighting.gatewayVersion },
    gateway,
    gatewayPlace: placeOfGateway(gateway),
    pairing: {
      requestId,
      deviceId,
      freshPairing: freshPairing(state),
      ...(sighting.served ? { served: true } : {}),
      ...(sighting.pair ? { pair: sighting.pair } : {}),
    },
    why: state.cause && packetCause(state.cause, time),
    privateWindow: privateWindow(state),
    steps: stepsOf(state, time),
    verdict,
    grounds: packetGrounds(groundsOf(state, verdict, where)),
    answers: {
      'changed-recently': answers['changed-recently'] ?? null,
      'others-affected': answers['others-affected'] ?? null,
      'chat-answers': answers['chat-answers'] ?? null,
      'other-agent-opens': answers['other-agent-opens'] ?? null,
      'private-window': answers['private-window'] ?? null,
      'who-runs-it': whoRuns(answers, incident.origin) ?? null,
    },
    note: null,
    ticket: state.ticket === null ? null : redact(state.ticket, [], KEPT_LIMITS.address),
    timeline: timeline(events, time),
    clears: [...state.clears],
    environment: { extension, browser, os, language, timezone },
    faults: faults.map(({ at, ...fault }) => ({ at: time(at), ...fault })),
  };
  const whole = withNote(packet, state, kept);
  return renumberPlaceholders(mapTexts(inDetail(whole, addressDetail), memoize(redactHosts, String)));
}

/** Redacts the events. Text that a page repeats is redacted once, even across loads. */
function cleaned(events: readonly IncidentEvent[]): IncidentEvent[] {
  const path = memoize(cleanPath, String);
  const words = memoize(cleanSighting, sighting => JSON.stringify({ ...sighting, page: '', loadedAt: 0 }));
  return events.map(event => {
    if (event.type !== 'sighted') return event;
    const { page, loadedAt } = event.sighting;
    return {
      ...event,
      ...(event.path === undefined ? {} : { path: path(event.path) }),
      sighting: { ...words(event.sighting), page, loadedAt },
    };
  });
}

/** What somebody else can do about it. */
function askedOf(kind: FailureKind, settings: readonly string[], verdict: Packet['verdict']): Packet['asks']['for'] {
  const { approval, silent, locked, credential } = FAILURES[kind];
  if (verdict === 'fixed' || locked) return 'none';
  if (approval) return 'approve';
  if (silent) return 'start';
  if (settings.length > 0) return 'settings';
  return credential ? 'new-link' : 'look';
}

/** What came of pairing afresh. To wait for an approval, or to skip the step, is none. */
function freshPairing({ active, attempts }: IncidentState): Packet['pairing']['freshPairing'] {
  if (active && STEP_ROWS[active.step].followsClearing) return 'running';
  const last = attempts.findLast(({ step, result }) => STEP_ROWS[step].followsClearing && result !== 'skipped');
  return last?.result ?? null;
}

/** The steps that were tried, and the active one. A fix ended the step that brought it. */
function stepsOf({ attempts, active }: IncidentState, time: (at: number) => string): Packet['steps'] {
  return [...attempts, ...(active ? [active] : [])].map(({ step, startedAt, result, by, finding }) => ({
    at: time(startedAt),
    step,
    result: result ?? 'running',
    by: by ?? null,
    finding: finding ?? null,
  }));
}

function packetCause({ start: _, letInAt, proofs, ...cause }: Cause, time: (at: number) => string): Packet['why'] {
  return {
    ...cause,
    letInAt: letInAt === null ? null : time(letInAt),
    proofs: proofs.map(({ proof, at }) => ({ proof, at: at === null ? null : time(at) })),
  };
}

function privateWindow(state: IncidentState): Packet['privateWindow'] {
  const last = stepsOf(state, String).findLast(looksPrivately);
  return last ? { result: last.result, by: last.by, finding: last.finding } : null;
}

function packetGrounds({ for: inFavour, against }: Grounds): Packet['grounds'] {
  const withHosts = (grounds: Grounds['for']) => grounds.map(({ ground, hosts }) => ({ ground, hosts: [...hosts] }));
  return { for: withHosts(inFavour), against: withHosts(against) };
}

/** The timeline, with an entry for each fix: events do not repeat what follows from them. */
function timeline(events: readonly IncidentEvent[], time: (at: number) => string): TimelineEntry[] {
  let state = INITIAL_STATE;
  return events.flatMap(event => {
    const { active, fixed } = state;
    state = applyEvent(state, event);
    const entry = entryOf(event, time(event.type === 'witnessed' ? event.change.until : event.at));
    const cure = !fixed && state.fixed && active?.ranAt !== undefined ? active.step : null;
    return cure && state.fixed
      ? [entry, { ...stepEnd(time(event.at)), step: cure, result: 'fixed', by: state.fixed.word }]
      : [entry];
  });
}

const stepEnd = (at: string) => ({ at, what: 'step-ended', finding: null }) as const;

function entryOf(event: IncidentEvent, at: string): TimelineEntry {
  switch (event.type) {
    case 'sighted': {
      const { state, kind, text, source, requestId, deviceId, stable } = event.sighting;
      return state === 'failing' && kind
        ? {
            at,
            what: 'failing',
            kind,
            text,
            source,
            requestId: requestIdOf(requestId),
            deviceId: deviceIdOf(deviceId),
          }
        : { at, what: 'connected', stable };
    }
    case 'witnessed':
      return { at, what: 'witnessed', ...evidenceOf(event.change) };
    case 'explained':
      return { at, what: 'explained', cause: event.cause.cause, certainty: event.cause.certainty };
    case 'also-failing':
      return { at, what: 'also-failing', kind: event.kind, host: event.host, over: event.over ?? false };
    case 'account':
      return { at, what: 'account', seen: event.seen };
    case 'step-ran':
      return { at, what: 'step-ran', step: event.step, again: event.again ?? false };
    case 'step-ended':
      return {
        at,
        what: 'step-ended',
        step: event.step,
        result: event.result,
        by: event.by,
        finding: event.finding ?? null,
      };
    case 'consented':
      return { at, what: 'consented', step: event.step, level: event.level, hosts: event.hosts };
    case 'cleared':
      return {
        at,
        what: 'cleared',
        hosts: event.report.hosts.map(({ host }) => host),
        complete: isComplete(event.report),
        ...(foundNothing(event.report) ? { nothing: true } : {}),
      };
    case 'answered':
      return { at, what: 'answered', question: event.question, answer: event.answer };
    case 'step-started':
    case 'step-cancelled':
      return { at, what: event.type, step: event.step };
    case 'asked':
      return { at, what: 'asked', way: event.way, requestId: requestIdOf(event.requestId) };
    case 'noted':
    case 'ticketed':
    case 'dismissed':
    case 'declared-fixed':
      return { at, what: event.type };
  }
}
