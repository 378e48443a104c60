/** The ways to make a real gateway fail a page, and one in which it does not fail although everybody says so. */
import { AGENT_ORIGIN, type GatewayOptions } from '../../e2e/gateway/gateway.ts';
import { MODEL_ANSWER } from '../../e2e/gateway/language-model.ts';
import { lockOut, pairNarrowly } from '../../e2e/gateway/scenarios.ts';
import { type Finding, identityOf, type Stage } from './stage.ts';

export interface Mode {
  /** The first version that can fail so. */
  readonly since?: string;
  /** What its gateway needs; modes with the same needs share one. */
  readonly gateway?: Partial<GatewayOptions>;
  /** Creates it, and scans the page at every stage. */
  run(stage: Stage): AsyncGenerator<Finding>;
}

const QUESTION =
  'My browser said "Auth failed: pairing required" and then "unauthorized: gateway token mismatch (open the dashboard URL)". What now?';
const UNSENT = 'disconnected (1008): pairing required';
/** Parts of what is said on the connected page, which may break sentences at their punctuation. */
export const QUOTED = ['pairing required', 'token mismatch', 'devices approve'];

export const MODES: Record<string, Mode> = {
  pairing: {
    async *run(stage) {
      const finding = await stage.look('pairing', await stage.newVisit(stage.gateway.link()));
      yield finding;
      yield await stage.lookAfterApproval('pairing-approved', finding);
    },
  },
  'token-missing': {
    async *run(stage) {
      yield await stage.look('token-missing', await stage.newVisit(stage.gateway.link({ token: null })));
    },
  },
  'token-mismatch': {
    async *run(stage) {
      const visit = await stage.newVisit(stage.gateway.link({ token: 'not-the-token' }));
      yield await stage.look('token-mismatch', visit);
    },
  },
  'password-missing': {
    gateway: { auth: 'password' },
    async *run(stage) {
      yield await stage.look('password-missing', await stage.newVisit(stage.gateway.link()));
    },
  },
  'gateway-down': {
    async *run(stage) {
      const visit = await stage.newPairedVisit();
      await stage.gateway.stop('SIGKILL');
      yield await stage.look('gateway-down', visit, told => told === 'dropped');
      await visit.wire.through(page => page.reload());
      yield await stage.look('reload-while-down', visit);
      await stage.gateway.start();
    },
  },
  'device-removed': {
    since: '2026.2.0',
    async *run(stage) {
      const visit = await stage.newPairedVisit();
      await stage.gateway.removeDevice((await identityOf(visit)).deviceId);
      const isRefusal = (told: string | null) => told !== 'connected' && told !== 'dropped';
      yield await stage.look('device-removed', visit, isRefusal);
      await visit.wire.through(page => page.reload());
      yield await stage.look('device-removed-reload', visit);
    },
  },
  'scope-upgrade': {
    async *run(stage) {
      const visit = await stage.newVisit(stage.gateway.link());
      const identity = await identityOf(visit);
      await visit.page.goto('about:blank');
      await pairNarrowly(stage.gateway, identity, stage.edge.clientIp);
      await visit.wire.through(page => page.goto(stage.gateway.link()));
      yield await stage.look('scope-upgrade', visit);
    },
  },
  'rate-limited': {
    since: '2026.2.0',
    async *run(stage) {
      const visit = await stage.newVisit('about:blank');
      await lockOut(stage.gateway, stage.edge.clientIp);
      await visit.wire.through(page => page.goto(stage.gateway.link()));
      yield await stage.look('rate-limited', visit);
    },
  },
  origin: {
    since: '2026.2.0',
    gateway: { allowedOrigins: ['https://elsewhere.example'] },
    async *run(stage) {
      yield await stage.look('origin', await stage.newVisit(stage.gateway.link({ origin: AGENT_ORIGIN })));
    },
  },
  'connected-trap': {
    async *run(stage) {
      const visit = await stage.newPairedVisit();
      const composer = visit.page.locator('textarea:visible').last();
      const answer = visit.page.getByText(MODEL_ANSWER.slice(0, 50)).last();
      await composer.fill(QUESTION);
      await composer.press('Enter');
      await answer.waitFor({ timeout: 60_000 });
      await composer.fill(UNSENT);
      yield await stage.look('connected-trap', visit);
      await visit.wire.through(page => page.reload());
      await answer.waitFor({ timeout: 60_000 });
      yield await stage.look('connected-trap-reload', visit);
    },
  },
};
