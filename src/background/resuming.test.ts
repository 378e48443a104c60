/**
 * A whole recovery, with the worker killed right after each of its events: a new worker reaches the same end. The user
 * does what is next, and clicks again where a click had no effect.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FailureKind } from '../core/catalogue/failures';
import { INITIAL_STATE, type IncidentState } from '../core/incident/reduce';
import { planFor } from '../core/plan/plan';
import type { Sighting } from '../core/sighting/sighting';
import { allIncidents } from '../history/testing/keep';
import { BEGIN, connected, failing, GATEWAY, HOST, ORIGIN, pageReport, TAB } from '../testing/events';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { moments } from './testing/moments';
import { command, Life, startWorker, until } from './testing/mortal-worker';

const WHERE = { origin: ORIGIN, gateway: GATEWAY };
vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: BEGIN });
});
afterEach(() => {
  vi.useRealTimers();
});

/** More clicks than any recovery takes. */
const MOST_ROUNDS = 60;

/** A user with a failing page, and a browser whose worker dies once. */
class Recovery {
  readonly fake: FakeBrowser = newBrowser();
  private life = new Life();
  /** What the agent's page says after its next load. */
  private says: FailureKind | null = 'pairing-required';
  private loads = 0;
  private deaths = 0;
  /** How many events are written. */
  written = 0;

  /** @param diesAfter the worker dies after this many written events; never by default */
  constructor(private readonly diesAfter = Number.POSITIVE_INFINITY) {
    this.fake.sites.fill(HOST, 'heyron.ai');
    this.fake.tabs.add(`${ORIGIN}/`, { id: TAB });
    this.fake.storage.local.onChanged.addListener((changes: Record<string, { newValue?: { events: object[] } }>) => {
      for (const [key, { newValue }] of Object.entries(changes))
        if (key.startsWith('incident:')) this.written = newValue?.events.length ?? 0;
      if (this.written >= this.diesAfter && this.deaths === 0) this.die();
    });
  }

  private die(): void {
    this.deaths++;
    this.life.kill();
  }

  async state(): Promise<IncidentState> {
    return (await allIncidents())[0]?.state ?? INITIAL_STATE;
  }

  /** Runs it to its end. */
  async play(): Promise<this> {
    await this.wake();
    await this.report();
    for (let round = 0; !(await this.state()).fixed; round++) {
      if (round > MOST_ROUNDS) throw new Error(`no end: ${JSON.stringify((await this.state()).attempts)}`);
      if (this.life.dead) await this.wake();
      await this.act();
      await this.rest();
    }
    return this;
  }

  private async wake(): Promise<void> {
    this.life = await startWorker(this.fake);
  }

  /** The next act of the user or the page. */
  private async act(): Promise<void> {
    const state = await this.state();
    const { active, failure } = state;
    const { current } = planFor(state, WHERE);
    if (!failure) return this.report();
    if (!active) {
      const skipped = current === 'sign-out-in' || current === 'private-window';
      await this.click({ type: skipped ? 'skip' : 'run', step: current });
    } else if (active.step === 'clear-site-data' && !active.consentedTo) {
      await this.click({ type: 'confirm', step: active.step, level: 4, hosts: [HOST] });
    } else if (active.ranAt !== undefined) {
      if (active.step === 'clear-site-data') this.says = 'token-missing';
      if (active.step === 'fresh-pairing') this.says = failure.kind === 'token-missing' ? 'pairing-required' : null;
      await this.report();
    }
  }

  private async click(what: object): Promise<void> {
    await Promise.race([command(this.fake, what), this.life.death]);
  }

  /** The page was loaded and reports; a page whose report nobody took sends it again. */
  private async report(): Promise<void> {
    const loadedAt = Date.now() + 1;
    const page = `page-${++this.loads}`;
    const about = {
      page,
      loadedAt,
      gateway: GATEWAY,
      knownDevice: this.says === 'pairing-required',
      keepsToken: true,
    };
    const seen: Sighting = this.says ? failing(this.says, about) : connected(about);
    vi.setSystemTime(loadedAt + 1);
    const sender = { id: 'fake-id', url: `${ORIGIN}/`, frameId: 0, tab: { id: TAB, incognito: false } };
    for (let taken = false; !taken; ) {
      if (this.life.dead) await this.wake();
      const [answer] = this.fake.runtime.onMessage.happen(
        { type: 'report', report: { ...pageReport(seen), stable: true } },
        sender,
      );
      taken = (await Promise.race([answer, this.life.death])) === true;
    }
  }

  /** Waits until the worker is done, or dead. */
  private async rest(): Promise<void> {
    await until(this.life, async () => {
      const { active } = await this.state();
      const asking = active?.step === 'clear-site-data' && !active.consentedTo;
      return this.life.dead || !active || active.ranAt !== undefined || asking;
    });
  }
}

test('it comes to the same end, whichever event was the last that a worker wrote', async () => {
  const whole = await new Recovery().play();
  const { attempts } = await whole.state();
  expect(attempts.map(({ step, result }) => `${step} ${result}`)).toEqual([
    'hard-refresh still-failing',
    'sign-out-in skipped',
    'private-window skipped',
    'clear-site-data changed',
    'fresh-pairing fixed',
  ]);
  expect(whole.written).toBeGreaterThan(15);
  for (const after of moments(1)) {
    if (after >= whole.written) break;
    const recovery = await new Recovery(after).play();
    const { fake } = recovery;
    const state = await recovery.state();
    expect(state.fixed, `after event ${after}`).toMatchObject({ by: 'fresh-pairing', word: 'observed' });
    expect(fake.tabs.of(TAB).url, `after event ${after}`).toBe(`${ORIGIN}/`);
    expect(Object.keys(fake.storage.local.dump()).filter(key => key.startsWith('clearing:'))).toEqual([]);
    const cures = state.attempts.filter(({ result }) => result !== 'could-not-run');
    expect(
      cures.map(({ step, result }) => `${step} ${result}`),
      `after event ${after}`,
    ).toEqual(attempts.map(({ step, result }) => `${step} ${result}`));
  }
});
