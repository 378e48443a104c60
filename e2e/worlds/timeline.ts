/** An incident's events, written by hand where playing them would take minutes; the result is validated. */
import { randomUUID } from 'node:crypto';
import type { FailureKind } from '../../src/core/catalogue/failures.ts';
import { STEP_ROWS, type StepId } from '../../src/core/catalogue/steps.ts';
import type { AskedWay } from '../../src/core/catalogue/ways.ts';
import { type Incident, incidentSchema } from '../../src/core/incident/events.ts';
import type { Sighting } from '../../src/core/sighting/sighting.ts';
import { clearReport, DEVICE_ID, REQUEST_ID, Story } from '../../src/testing/events.ts';
import { WIRE_TEXTS, WIRE_WORDS } from '../../src/testing/wire-texts.ts';

/** How long ago the trouble began, and the time between its events. In ms. */
const BEGAN_AGO_MS = 300_000;
const APART_MS = 7_000;

export class Timeline extends Story {
  constructor(tab: number, origin: string) {
    const gateway = `wss://${new URL(origin).hostname}`;
    super({ id: randomUUID(), origin, gateway, tab, begin: Date.now() - BEGAN_AGO_MS, apart: APART_MS });
  }

  /** The trouble began this long ago, in ms. Must be the first call. */
  began(ago: number): this {
    this.at = Date.now() - ago;
    return this;
  }

  /** The page talks to another gateway than its own. */
  talksTo(gateway: string): this {
    this.setting = { ...this.setting, gateway };
    return this;
  }

  /** The page fails, in a browser that was approved before unless `more` says otherwise. */
  override fails(kind: FailureKind, more: Partial<Sighting> = {}): this {
    const text = textOf(kind);
    const approvable = text.includes(REQUEST_ID);
    return super.fails(kind, {
      text,
      requestId: approvable ? REQUEST_ID : null,
      deviceId: DEVICE_ID,
      retriesItself: approvable,
      ...KNOWN,
      ...more,
    });
  }

  override connects(): this {
    return super.connects(KNOWN);
  }

  /** It was seen that the user signed out of heyron.ai. */
  signsOut(): this {
    return this.add({ type: 'account', at: Date.now(), seen: 'signed-out' });
  }

  /** The page slept for half an hour, and another agent fails like it. */
  hasCompany(kind: FailureKind, host: string): this {
    const until = this.at - 2_000;
    const change = { what: 'frozen', from: until - 31 * 60_000, until, failedAt: this.at } as const;
    return this.witnesses(change).failsToo(host, kind);
  }

  /** The user confirms the page, and skips steps until this one is next. */
  skipsTo(step: StepId): this {
    for (let { current } = this.plan; current !== step; { current } = this.plan) {
      if (!current) throw new Error('no step is current');
      if (current === 'right-gateway') this.tries(current, 'done', 'own-gateway-alive');
      else this.ends(current, 'skipped');
    }
    return this;
  }

  /** Somebody is asked to approve this browser, and the wait begins. */
  waits(way: AskedWay): this {
    const step = this.plan.steps.find(({ step }) => STEP_ROWS[step].waitsForApproval)?.step ?? 'await-approval';
    return this.asks(way).starts(step).ran(step);
  }

  /** The step's code has just run, and the watch has begun. */
  justRan(step: StepId): this {
    return this.add({ type: 'step-ran', at: Date.now(), step });
  }

  /** The user agrees to clear the agent. */
  agrees(): this {
    return this.consents('clear-site-data', [this.host]);
  }

  /** The clearing is done, also of the account site: everything is gone, or all but the cookies. */
  clears({ leavesCookies = false } = {}): this {
    const counts = {
      cookies: [2, leavesCookies ? 2 : 0],
      localStorage: [5, 0],
      indexedDB: [3, 0],
      fileSystem: [0, 0],
    } as const;
    return this.cleared(clearReport([this.host, 'heyron.ai'], counts, this.at));
  }

  /** The incident so far. Throws if Re-Pair could not read it back. */
  override get incident(): Incident {
    return incidentSchema.parse(super.incident);
  }

  private get host(): string {
    return new URL(this.setting.origin).hostname;
  }
}

const KNOWN = { knownDevice: true, keepsToken: true, gatewayVersion: '2026.9.6' } as const;

/** A gateway's words for this failure, with its request if it names one. */
function textOf(kind: FailureKind): string {
  const texts = WIRE_TEXTS[kind];
  return texts.find(text => text.includes(REQUEST_ID)) ?? texts[0] ?? WIRE_WORDS[kind];
}
