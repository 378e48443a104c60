/**
 * Every failure that a real gateway, or what stands in front of it, can be made to show: its kind, who mends it, the
 * first step, and that nothing harmful is proposed. One gateway a configuration, with its causes one after another.
 */
import type { Page } from '@playwright/test';
import type { Mender } from '../../src/core/catalogue/failure-row.ts';
import { FAILURES, type FailureKind } from '../../src/core/catalogue/failures.ts';
import { PLANS, type PlanRow } from '../../src/core/catalogue/plans.ts';
import type { StepId } from '../../src/core/catalogue/steps.ts';
import { reduce } from '../../src/core/incident/reduce.ts';
import { planFor } from '../../src/core/plan/plan.ts';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { expectNoPrompt, expectPrompt } from '../browser/prompt.ts';
import type { JsonObject } from '../gateway/config.ts';
import { IDENTITY_KEY, type Identity, newIdentity } from '../gateway/device-identity.ts';
import { BUNDLE } from '../gateway/edge.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { rawConnect } from '../gateway/raw-client.ts';
import { lockOut } from '../gateway/scenarios.ts';
import { atLeast } from '../gateway/version.ts';
import { deviceOf } from '../stories/user-actions.ts';
import { incidentsIn, readKept } from '../worlds/extension-storage.ts';
import type { Real, RealOptions } from '../worlds/real-gateway.ts';
import { expect, test } from './gateway-fixtures.ts';

interface Stage {
  readonly world: Real;
  readonly user: Browser;
}

interface Cause {
  readonly what: string;
  readonly kind: FailureKind;
  readonly mender: Mender;
  /** The first step of a hosted user. */
  readonly first: StepId;
  /** Causes it, and returns the failing page. */
  bringAbout(stage: Stage): Promise<Page>;
}

const bare = ({ world }: Stage) => `https://${world.agent.host}/`;
const open = (address: (stage: Stage) => string) => (stage: Stage) => stage.user.newPage(address(stage));
const byLink = open(({ world }) => world.agent.link());

/** The page of a browser whose own key was changed by `spoil`. */
const withKey = (spoil: (identity: ReturnType<typeof newIdentity>) => object) => async (stage: Stage) => {
  const page = await stage.user.newPage(`${bare(stage)}healthz`);
  const stored = JSON.stringify({ version: 1, createdAtMs: Date.now(), ...spoil(newIdentity()) });
  await page.evaluate(([key = '', value = '']) => localStorage.setItem(key, value), [IDENTITY_KEY, stored]);
  await page.goto(stage.world.agent.link());
  return page;
};

/**
 * Approves what a device waits for, through an administrator's request: the command line takes many seconds each time
 * and is tested elsewhere (recovery.spec.ts).
 */
async function approve(gateway: Gateway, deviceId: string): Promise<void> {
  const waiting = async () => {
    const { pending } = await gateway.admin('device.pair.list', {});
    const all = pending as { requestId: string; deviceId: string }[];
    return all.find(request => request.deviceId === deviceId)?.requestId;
  };
  await eventually(waiting, 'a request of this device').toBeTruthy();
  await gateway.admin('device.pair.approve', { requestId: await waiting() });
}

/** Approves the device of a waiting page; some versions' pages notice only after a reload. */
async function approvePage({ gateway, agent }: Real, page: Page): Promise<string> {
  const deviceId = await deviceOf(page);
  await approve(gateway, deviceId);
  if (!agent.retriesItself) await page.reload();
  return deviceId;
}

/** A page that its gateway has let in. */
async function letIn({ world, user }: Stage): Promise<{ page: Page; deviceId: string }> {
  const page = await user.newPage(world.agent.link());
  const deviceId = await approvePage(world, page);
  await eventually(() => page.evaluate(() => Object.keys(localStorage).join()), 'a pass').toContain(
    'openclaw.device.auth.v1',
  );
  await expectNoPrompt(page);
  return { page, deviceId };
}

const USUAL: readonly Cause[] = [
  {
    what: 'a browser that was never there',
    kind: 'pairing-required',
    mender: 'owner',
    first: 'right-gateway',
    bringAbout: byLink,
  },
  {
    what: 'a link with a wrong token',
    kind: 'token-mismatch',
    mender: 'you',
    first: 'right-gateway',
    bringAbout: open(({ world }) => world.agent.staleLink()),
  },
  {
    what: 'an address without a token',
    kind: 'token-missing',
    mender: 'you',
    first: 'right-gateway',
    bringAbout: open(bare),
  },
  {
    what: 'a pairing link that is spent',
    kind: 'bootstrap-token-invalid',
    mender: 'you',
    first: 'fresh-link',
    bringAbout: open(stage => `${bare(stage)}#bootstrapToken=spent`),
  },
  {
    what: 'a key that does not fit',
    kind: 'device-key-invalid',
    mender: 'you',
    first: 'right-gateway',
    bringAbout: withKey(identity => ({ ...identity, privateKey: newIdentity().privateKey })),
  },
  {
    what: 'a device with fewer rights than its page asks for',
    kind: 'scope-upgrade',
    mender: 'owner',
    first: 'await-approval',
    async bringAbout(stage) {
      const { gateway, site, agent } = stage.world;
      const page = await stage.user.newPage(`${bare(stage)}healthz`);
      const identity: Identity = newIdentity();
      const target = { port: gateway.port, origin: gateway.origin, clientIp: site.clientIp };
      const ask = { ...gateway.credential, identity, scopes: ['operator.read'] };
      (await rawConnect(target, ask)).session?.close();
      await approve(gateway, identity.deviceId);
      const stored = JSON.stringify({ version: 1, createdAtMs: Date.now(), ...identity });
      await page.evaluate(([key = '', value = '']) => localStorage.setItem(key, value), [IDENTITY_KEY, stored]);
      await page.goto(agent.link());
      return page;
    },
  },
  {
    what: 'a device that was removed',
    kind: 'pairing-required',
    mender: 'owner',
    first: 'right-gateway',
    async bringAbout(stage) {
      const { page, deviceId } = await letIn(stage);
      await stage.world.gateway.admin('device.pair.remove', { deviceId });
      return page;
    },
  },
  {
    what: 'a device whose pass was revoked',
    kind: 'role-upgrade',
    mender: 'owner',
    first: 'await-approval',
    async bringAbout(stage) {
      const { page, deviceId } = await letIn(stage);
      await stage.world.gateway.revokeDeviceToken(deviceId);
      return page;
    },
  },
  {
    what: 'a device whose pass was replaced, in a tab that has no other',
    kind: 'device-token-mismatch',
    mender: 'you',
    first: 'right-gateway',
    async bringAbout(stage) {
      const { page, deviceId } = await letIn(stage);
      await page.close();
      await stage.world.gateway.rotateDeviceToken(deviceId);
      return open(bare)(stage);
    },
  },
  {
    what: 'too many wrong tries',
    kind: 'rate-limited',
    mender: 'time',
    first: 'wait',
    async bringAbout(stage) {
      await lockOut(stage.world.gateway, stage.world.site.clientIp);
      return byLink(stage);
    },
  },
];

/** Causes outside the gateway. */
const BEFORE_IT: readonly Cause[] = [
  // First, because a browser that has loaded the program once keeps it.
  {
    what: 'a page whose program never comes',
    kind: 'app-not-started',
    mender: 'you',
    first: 'hard-refresh',
    bringAbout(stage) {
      stage.world.site.block = BUNDLE;
      return byLink(stage);
    },
  },
  ...[401, 403, 404, 429].map(
    (status): Cause => ({
      what: `a page that its host answers with ${status}`,
      kind: 'http-refused',
      mender: 'support',
      first: 'right-gateway',
      bringAbout(stage) {
        stage.world.site.refusePages = status;
        return byLink(stage);
      },
    }),
  ),
  ...[200, 302, 401, 403, 101].map(
    (status): Cause => ({
      what: `a connection that something before the gateway answers with ${status}`,
      kind: 'upgrade-refused',
      mender: 'support',
      first: 'right-gateway',
      bringAbout(stage) {
        stage.world.site.refuseUpgrades = status;
        return byLink(stage);
      },
    }),
  ),
  {
    what: 'a gateway that is gone',
    kind: 'gateway-unreachable',
    mender: 'support',
    first: 'wait',
    async bringAbout(stage) {
      await stage.world.agent.stop();
      return byLink(stage);
    },
  },
];

/** A gateway that takes its users from a proxy. It rejects a token besides, but takes a password for its machine. */
const proxied = (more: JsonObject): RealOptions => ({
  auth: 'password',
  patch: {
    gateway: {
      auth: {
        mode: 'trusted-proxy',
        trustedProxy: {
          userHeader: 'x-forwarded-user',
          requiredHeaders: ['x-signed-in'],
          allowLoopback: true,
          ...more,
        },
      },
    },
  },
});

/** The page of a user with that name, whom the edge has signed in. */
const signedIn = (name: string, scopes?: string) => (stage: Stage) => {
  const user = name && { 'x-forwarded-user': name };
  const cap = scopes && { 'x-openclaw-scopes': scopes };
  Object.assign(stage.world.site.headers, { 'x-signed-in': 'yes', ...user, ...cap });
  return open(bare)(stage);
};

const PROXIED: readonly Cause[] = [
  {
    what: 'nobody has signed in at the proxy',
    kind: 'sign-in-elsewhere',
    mender: 'you',
    first: 'right-gateway',
    bringAbout: open(bare),
  },
  {
    what: 'somebody has, whom the proxy does not name',
    kind: 'host-misconfigured',
    mender: 'support',
    first: 'right-gateway',
    bringAbout: signedIn(''),
  },
  {
    what: 'somebody has whom the gateway does not let in',
    kind: 'host-misconfigured',
    mender: 'support',
    first: 'right-gateway',
    bringAbout: signedIn('stranger@example.com'),
  },
  ...['operator.read', 'operator.pairing'].map(
    (scope): Cause => ({
      what: `the proxy lets somebody have ${scope} alone`,
      kind: 'limited',
      mender: 'owner',
      first: 'right-gateway',
      async bringAbout(stage) {
        const page = await signedIn('reader@example.com', scope)(stage);
        await approvePage(stage.world, page);
        return page;
      },
    }),
  ),
];

/** Each configuration with its failures. */
const CONFIGURATIONS: readonly {
  readonly name: string;
  readonly real: RealOptions;
  readonly causes: readonly Cause[];
}[] = [
  { name: 'as usual', real: {}, causes: USUAL },
  { name: 'behind something that fails', real: {}, causes: BEFORE_IT },
  {
    name: 'for pages of another address',
    real: { allowedOrigins: ['https://elsewhere.example'] },
    causes: [
      {
        what: 'an address that is not listed',
        kind: 'origin-not-allowed',
        mender: 'support',
        first: 'right-gateway',
        bringAbout: open(bare),
      },
    ],
  },
  {
    name: 'with a password',
    real: { auth: 'password' },
    causes: [
      {
        what: 'nobody has typed it',
        kind: 'password-mismatch',
        mender: 'you',
        first: 'right-gateway',
        bringAbout: open(bare),
      },
    ],
  },
  {
    name: 'that trusts no proxy',
    real: { patch: { gateway: { trustedProxies: [] } } },
    causes: [
      {
        what: 'all traffic comes through one',
        kind: 'host-misconfigured',
        mender: 'support',
        first: 'right-gateway',
        bringAbout: open(bare),
      },
    ],
  },
  {
    name: 'that a proxy signs people in for',
    real: proxied({ allowUsers: ['reader@example.com'] }),
    causes: PROXIED,
  },
  {
    name: 'that a proxy signs people in for, and is not believed',
    real: proxied({ allowLoopback: false }),
    causes: [
      {
        what: 'the proxy stands on the gateway’s own machine',
        kind: 'host-misconfigured',
        mender: 'support',
        first: 'right-gateway',
        bringAbout: signedIn('reader@example.com'),
      },
    ],
  },
];

for (const { name, real, causes } of CONFIGURATIONS)
  test.describe(`a gateway ${name}`, () => {
    test.use({ real });
    test.skip(({ where }) => !atLeast(where, '2026.8.0'), 'older versions know fewer causes, and word them otherwise');

    test(`every cause of a gateway ${name} has its name, its mender, and no harmful step`, async ({ world, user }) => {
      for (const cause of causes)
        await test.step(cause.what, async () => {
          const page = await cause.bringAbout({ world, user });
          await expectPrompt(page, cause.kind);
          await expectAdvice(user, cause);
          await page.close();
          await likeNew({ world, user });
        });
    });
  });

/** What the extension's own records imply. */
async function expectAdvice(user: Browser, { what, kind, mender, first }: Cause): Promise<void> {
  const written = async () =>
    incidentsIn(await user.inBackground(readKept))
      .map(incident => ({ incident, state: reduce(incident.events) }))
      .filter(({ state }) => state.failure?.kind === kind && !state.fixed)
      .at(-1);
  await eventually(async () => (await written())?.state.failure?.kind, what).toBe(kind);
  const known = await written();
  if (!known) throw new Error(`nothing was written down of ${what}`);
  const plan = planFor(known.state, known.incident);
  const row: PlanRow | null = plan.name && PLANS[plan.name];
  const steps = plan.steps.map(({ step }) => step);
  expect({ mender: FAILURES[kind].mender, first: plan.current }, what).toEqual({ mender, first });
  expect(
    steps.filter(step => row?.harmful.includes(step)),
    what,
  ).toEqual([]);
  if (FAILURES[kind].clearing.levels === null) expect(steps, what).not.toContain('clear-site-data');
}

/** The next cause starts with a new browser, and with gateway and edge in their first state. */
async function likeNew({ world, user }: Stage): Promise<void> {
  Object.assign(world.site, { refusePages: null, refuseUpgrades: null, block: null });
  for (const header of Object.keys(world.site.headers)) delete world.site.headers[header];
  world.site.clientIp = `203.0.113.${8 + Math.floor(Number(world.site.clientIp.split('.')[3]) % 200)}`;
  await world.agent.start();
  const page = await user.newPage(`https://${world.agent.host}/healthz`);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.close();
}
