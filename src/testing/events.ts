/** Incidents for tests, told as a story: each call adds an event a moment after the last one. */

import type { ClearLevel } from '../core/catalogue/clear-levels';
import { finalityOf } from '../core/catalogue/failure-words';
import type { FailureKind } from '../core/catalogue/failures';
import type { Ending, StepId } from '../core/catalogue/steps';
import type { Answer, Question } from '../core/catalogue/user-questions';
import type { AskedWay } from '../core/catalogue/ways';
import { type ClearReport, DATA_TYPES, type DataType, outcomeOf } from '../core/clearing/clear-report';
import type { Incident, IncidentEvent } from '../core/incident/events';
import { type IncidentState, reduce } from '../core/incident/reduce';
import type { PacketContext } from '../core/packet/build';
import { type Plan, planFor } from '../core/plan/plan';
import type { PresentPage } from '../core/presence/page';
import type { LifecycleBeforeFailure } from '../core/sighting/page-lifecycle';
import type { PageReport } from '../core/sighting/page-report';
import type { Sighting } from '../core/sighting/sighting';
import { NOTHING, refusal, report } from './observations';
import { WIRE_WORDS } from './wire-texts';

export const HOST = 'c3-0108.c3.heyron.ai';
export const ORIGIN = `https://${HOST}`;
export const GATEWAY = `wss://${HOST}`;
export const TAB = 7;
export const INCIDENT_ID = '11111111-1111-4111-8111-111111111111';
export const REQUEST_ID = '0badcafe-0000-4000-8000-000000000000';
export const DEVICE_ID = '0badcafe'.repeat(8);
/** When every story begins, in epoch ms. */
export const BEGIN = Date.UTC(2026, 10, 22, 13, 3, 9);

/** What a packet needs besides the incident: an hour later, in Berlin. */
export const PACKET_CONTEXT: PacketContext = {
  now: BEGIN + 3_600_000,
  offset: 60,
  timezone: 'Europe/Berlin',
  environment: { extension: '0.1.0', browser: 'Chromium 156', os: 'Linux', language: 'en' },
};

/** A sighting with defaults for everything that is not given. */
export function sighting(more: Partial<Sighting> = {}): Sighting {
  return {
    state: 'undecided',
    stable: false,
    page: 'page-1',
    loadedAt: BEGIN,
    kind: null,
    text: '',
    source: null,
    gateway: null,
    requestId: null,
    deviceId: null,
    reason: null,
    nextStep: null,
    retryAfterMs: null,
    role: null,
    scopes: [],
    keys: true,
    knownDevice: false,
    keepsToken: false,
    retriesItself: false,
    gatewayVersion: null,
    ...more,
  };
}

/** The page report that makes this sighting, without what only a refusal tells. */
export function pageReport(seen: Sighting): PageReport {
  const { page, loadedAt, stable, gateway, requestId, retriesItself, state, kind, text, source } = seen;
  const refused = kind !== null && source === 'socket';
  const words = kind && { text, label: WIRE_WORDS[kind] };
  const { socket: _, ...facts } = report({ address: gateway ?? GATEWAY, closeCode: null });
  return {
    ...{ page, loadedAt, stable, retries: false, lifecycle: [] },
    standing: kind ? (finalityOf(kind) === 'lost' ? 'dropped' : 'failing') : state,
    socket:
      refused || state === 'connected'
        ? {
            ...facts,
            ...(refused
              ? { phase: 'refused', refusal: refusal({ code: WIRE_WORDS[kind], message: text, requestId }) }
              : { phase: 'accepted', wasAccepted: true }),
          }
        : null,
    look: { ...NOTHING, retriesItself, ...(words && !refused && { shape: 'gate', ...words }) },
    device: {
      keys: seen.keys ?? true,
      deviceId: seen.deviceId,
      known: seen.knownDevice,
      token: seen.keepsToken,
    },
    failedAt: kind && loadedAt,
    arrival: { status: 200, build: null, spoken: true },
    used: false,
    frames: 0,
  };
}

/** A page that fails. */
export function failing(kind: FailureKind, more: Partial<Sighting> = {}): Sighting {
  return sighting({ state: 'failing', kind, text: kind, source: 'socket', ...more });
}

/** A page that is connected, for 5 s unless `more` says otherwise. */
export function connected(more: Partial<Sighting> = {}): Sighting {
  return sighting({ state: 'connected', stable: true, ...more });
}

/** An open page of the agent, at the top of a tab, that shows this. */
export function present(seen: Sighting, tab = TAB, more: Partial<PresentPage> = {}): PresentPage {
  const key = { origin: ORIGIN, gateway: GATEWAY, store: '0' };
  return {
    tab,
    frame: 0,
    ...key,
    path: '/',
    at: BEGIN,
    since: BEGIN,
    sighting: seen,
    unproven: null,
    muted: null,
    byUser: true,
    used: false,
    onWire: seen.state === 'connected' || seen.source === 'socket',
    ...more,
  };
}

/** A clearing of some hosts, with the counts before and after, unless everything is gone. */
export function clearReport(
  hosts: readonly string[],
  counts: Partial<Record<DataType, readonly [number | null, number | null]>> = {},
  startedAt = BEGIN,
): ClearReport {
  const types = DATA_TYPES.map(type => {
    const [before, after] = counts[type] ?? [2, 0];
    return { type, before, after, outcome: outcomeOf(before, after) };
  });
  return {
    level: 4,
    startedAt,
    durationMs: 400,
    hosts: hosts.map(host => ({ host, types })),
    tabs: { parked: 1, restored: 1 },
  };
}

/** The agent and the times of a story. In ms. */
interface Setting extends Pick<Incident, 'id' | 'origin' | 'gateway'> {
  readonly tab: number;
  readonly begin: number;
  /** The time between two consecutive events. */
  readonly apart: number;
}

export class Story {
  readonly events: IncidentEvent[] = [];
  protected setting: Setting;
  protected at: number;

  constructor(setting: Partial<Setting> = {}) {
    this.setting = {
      ...{ id: INCIDENT_ID, origin: ORIGIN, gateway: GATEWAY, tab: TAB, begin: BEGIN, apart: 1_000 },
      ...setting,
    };
    this.at = this.setting.begin - this.setting.apart;
  }

  get state(): IncidentState {
    return reduce(this.events);
  }

  get plan(): Plan {
    return planFor(this.state, this.incident);
  }

  get incident(): Incident {
    const { id, origin, gateway } = this.setting;
    return { id, origin, gateway, store: '0', events: this.events };
  }

  /** Lets time pass, or the clock jump. */
  later(ms: number): this {
    this.at += ms;
    return this;
  }

  sees(seen: Sighting, tab = this.setting.tab): this {
    return this.add({ type: 'sighted', at: this.next(), tab, sighting: seen });
  }

  /** A page that was just loaded fails. */
  fails(kind: FailureKind, more: Partial<Sighting> = {}, tab = this.setting.tab): this {
    const loadedAt = this.at + this.setting.apart;
    return this.sees(failing(kind, { page: `page-${loadedAt}`, loadedAt, ...more }), tab);
  }

  connects(more: Partial<Sighting> = {}, tab = this.setting.tab): this {
    return this.sees(connected({ loadedAt: this.at + this.setting.apart, ...more }), tab);
  }

  starts(step: StepId): this {
    return this.add({ type: 'step-started', at: this.next(), step, tab: this.setting.tab });
  }

  consents(step: StepId, hosts: string[], level: ClearLevel = 4): this {
    return this.add({ type: 'consented', at: this.next(), step, level, hosts });
  }

  ran(step: StepId, again?: boolean): this {
    return this.add({ type: 'step-ran', at: this.next(), step, ...(again === undefined ? {} : { again }) });
  }

  cancels(step: StepId): this {
    return this.add({ type: 'step-cancelled', at: this.next(), step });
  }

  ends(step: StepId, result: Ending, finding?: string): this {
    const by = result === 'skipped' ? 'user' : 'observed';
    return this.add({
      type: 'step-ended',
      at: this.next(),
      step,
      result,
      by,
      ...(finding === undefined ? {} : { finding }),
    });
  }

  /** A step from its start to its result. */
  tries(step: StepId, result: Ending, finding?: string): this {
    return this.starts(step).ran(step).ends(step, result, finding);
  }

  cleared(report: ClearReport): this {
    return this.add({ type: 'cleared', at: this.next(), report });
  }

  answers(question: Question, answer: Answer): this {
    return this.add({ type: 'answered', at: this.next(), question, answer });
  }

  notes(text: string): this {
    return this.add({ type: 'noted', at: this.next(), text });
  }

  dismisses(kind: FailureKind): this {
    return this.add({ type: 'dismissed', at: this.next(), kind });
  }

  witnesses(change: LifecycleBeforeFailure): this {
    return this.add({ type: 'witnessed', at: this.next(), tab: this.setting.tab, change });
  }

  /** Another agent fails in the same way. */
  failsToo(host: string, kind: FailureKind): this {
    return this.add({ type: 'also-failing', at: this.next(), kind, host });
  }

  /** The user asked somebody to approve the request of this page. */
  asks(way: AskedWay, requestId: string | null = REQUEST_ID): this {
    return this.add({ type: 'asked', at: this.next(), way, requestId });
  }

  /** What the popup's checks find, which run by themselves. */
  checks(finding = 'own-gateway-alive', tab = this.setting.tab): this {
    const end = { result: 'done', by: 'observed', finding } as const;
    return this.add({ type: 'step-ended', at: this.next(), step: 'right-gateway', tab, ...end });
  }

  declaresFixed(): this {
    return this.add({ type: 'declared-fixed', at: this.next() });
  }

  add(event: IncidentEvent): this {
    this.events.push(event);
    return this;
  }

  private next(): number {
    this.at += this.setting.apart;
    return this.at;
  }
}
