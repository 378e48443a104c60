/** An incident's events, written by hand where living through them would take minutes; what comes out is validated. */
import { randomUUID } from 'node:crypto';
import type { FailureKind } from '../../src/core/catalogue/failures.ts';
import type { Ending, StepId } from '../../src/core/catalogue/steps.ts';
import type { ClearOutcome, ClearReport } from '../../src/core/clearing/clear-report.ts';
import { type Incident, type IncidentEvent, incidentSchema } from '../../src/core/incident/events.ts';
import { reduce } from '../../src/core/incident/reduce.ts';
import { planFor } from '../../src/core/plan/plan.ts';
import type { Sighting } from '../../src/core/sighting/sighting.ts';
import { type AuthRefusal, authRefusal } from '../site/refusal.ts';

/** How long ago the trouble began, and how far its events lie apart. In ms. */
const BEGAN_AGO_MS = 300_000;
const APART_MS = 7_000;

export const REQUEST_ID = '5f0c9f7e-2d4b-4a55-9f0e-6c1d2b3a4e5f';
const DEVICE_ID = '3b7e9a1c'.repeat(8);

/** The words of what is no refusal of the stand-in's own (refusal.ts). */
const OTHER_TEXTS: Record<Exclude<FailureKind, AuthRefusal>, string> = {
  'pairing-required': `device pairing required (requestId: ${REQUEST_ID})`,
  'scope-upgrade': `scope upgrade pending approval (requestId: ${REQUEST_ID})`,
  'role-upgrade': `role upgrade pending approval (requestId: ${REQUEST_ID})`,
  'metadata-upgrade': `device metadata change pending approval (requestId: ${REQUEST_ID})`,
  'gateway-unreachable': 'disconnected (1006): no reason',
  'connection-ended': 'disconnected (4001): gateway auth changed',
  'app-not-started': 'Control UI did not start',
  'http-refused': 'HTTP 403',
  'upgrade-refused': 'disconnected (1006)',
  limited: 'scopes: none',
};

export class Timeline {
  private readonly events: IncidentEvent[] = [];
  private gateway: string | undefined;
  private at = Date.now() - BEGAN_AGO_MS;

  constructor(
    private readonly tab: number,
    private readonly origin: string,
  ) {}

  /** The page fails, as in a browser that was approved before unless `more` says otherwise. */
  fails(kind: FailureKind, more: Partial<Sighting> = {}): this {
    const text = textOf(kind);
    const approvable = text.includes(REQUEST_ID);
    return this.sees({
      state: 'failing',
      kind,
      text,
      source: 'socket',
      requestId: approvable ? REQUEST_ID : null,
      deviceId: DEVICE_ID,
      retriesItself: approvable,
      knownDevice: true,
      keepsToken: true,
      ...more,
    });
  }

  /** The trouble began so long ago, in ms; to be called first. */
  began(ago: number): this {
    this.at = Date.now() - ago;
    return this;
  }

  /** It was seen that the user signed out of heyron.ai. */
  signsOut(): this {
    return this.add({ type: 'account', at: Date.now(), seen: 'signed-out' });
  }

  /** The page slept for half an hour, and another agent fails like it. */
  hasCompany(kind: FailureKind, host: string): this {
    const until = this.at - 2_000;
    const change = { what: 'frozen', from: until - 31 * 60_000, until, failedAt: this.at } as const;
    this.add({ type: 'witnessed', at: this.at, tab: this.tab, change });
    return this.add({ type: 'also-failing', at: this.at, kind, host });
  }

  /** The page talks to another gateway than its own. */
  talksTo(gateway: string): this {
    this.gateway = gateway;
    return this;
  }

  /** The page connects and stays so. */
  connects(): this {
    return this.sees({ state: 'connected', stable: true });
  }

  /** The user says that the page is right, and skips one step after the other until it is this one's turn. */
  skipsTo(step: StepId): this {
    for (let current = this.current(); current !== step; current = this.current()) {
      if (current === 'right-gateway') this.tries(current, 'done', 'own-gateway-alive');
      else this.ends(current, 'skipped');
    }
    return this;
  }

  starts(step: StepId): this {
    return this.add({ type: 'step-started', at: this.next(), step, tab: this.tab });
  }

  /** The doing is over just now, and the watching has begun. */
  ran(step: StepId): this {
    return this.add({ type: 'step-ran', at: Date.now(), step });
  }

  ends(step: StepId, result: Ending, finding?: string): this {
    const by = result === 'skipped' ? 'user' : 'observed';
    return this.add({ type: 'step-ended', at: this.next(), step, result, by, ...(finding && { finding }) });
  }

  /** One step from its start to its result. */
  tries(step: StepId, result: Ending, finding?: string): this {
    this.starts(step);
    this.add({ type: 'step-ran', at: this.next(), step });
    return this.ends(step, result, finding);
  }

  consents(): this {
    return this.add({
      type: 'consented',
      at: this.next(),
      step: 'clear-site-data',
      level: 4,
      hosts: [this.host()],
    });
  }

  /** The clearing is done: everything gone, or its cookies as told. */
  cleared(cookies: ClearOutcome = 'gone'): this {
    return this.add({ type: 'cleared', at: this.next(), report: this.report(cookies) });
  }

  answers(question: 'changed-recently' | 'others-affected' | 'who-runs-it', answer: string): this {
    return this.add({ type: 'answered', at: this.next(), question, answer });
  }

  /** The incident so far. Throws when it is not one that Re-Pair would read back. */
  incident(): Incident {
    const { origin, events, gateway = `wss://${this.host()}` } = this;
    return incidentSchema.parse({ id: randomUUID(), origin, gateway, store: '0', events });
  }

  private report(cookies: ClearOutcome): ClearReport {
    const left = { gone: 0, 'nothing-there': 0, 'left-behind': 2, 'not-verified': null }[cookies];
    const type = (name: ClearReport['hosts'][number]['types'][number]['type'], before: number) => ({
      type: name,
      before,
      after: 0,
      outcome: before ? ('gone' as const) : ('nothing-there' as const),
    });
    const types = [
      { type: 'cookies' as const, before: 2, after: left, outcome: cookies },
      type('localStorage', 5),
      type('sessionStorage', 1),
      type('indexedDB', 3),
      type('cacheStorage', 1),
      type('serviceWorkers', 1),
      type('fileSystem', 0),
    ];
    const hosts = [this.host(), 'heyron.ai'].map(host => ({ host, types }));
    return { level: 4, startedAt: this.at, durationMs: 900, hosts, tabs: { parked: 1, restored: 1 } };
  }

  private sees(sighting: Partial<Sighting>): this {
    const at = this.next();
    return this.add({
      type: 'sighted',
      at,
      tab: this.tab,
      sighting: { ...UNDECIDED, page: randomUUID(), loadedAt: at, ...sighting },
    });
  }

  private current(): StepId {
    const { current } = planFor(reduce(this.events), {
      origin: this.origin,
      gateway: `wss://${this.host()}`,
    });
    if (!current) throw new Error('no step is current');
    return current;
  }

  private host(): string {
    return new URL(this.origin).hostname;
  }

  private next(): number {
    this.at += APART_MS;
    return this.at;
  }

  private add(event: IncidentEvent): this {
    this.events.push(event);
    return this;
  }
}

/** The words in which a gateway of 2026.9 fails so. */
function textOf(kind: FailureKind): string {
  return isOther(kind) ? OTHER_TEXTS[kind] : authRefusal(kind, '2026.9', false).error.message;
}

function isOther(kind: FailureKind): kind is keyof typeof OTHER_TEXTS {
  return kind in OTHER_TEXTS;
}

const UNDECIDED: Sighting = {
  state: 'undecided',
  stable: false,
  page: '',
  loadedAt: 0,
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
  knownDevice: true,
  keepsToken: true,
  retriesItself: false,
  gatewayVersion: '2026.9.6',
};
