/** The causes on a gateway as heyron sets it up: in the gateway, in the browser, and in what stands before both. */
import type { Page } from '@playwright/test';
import { eventually } from '../browser/eventually.ts';
import { expectNoPrompt } from '../browser/prompt.ts';
import { IDENTITY_KEY, type Identity, newIdentity } from '../gateway/device-identity.ts';
import { BUNDLE } from '../gateway/edge.ts';
import { rawConnect } from '../gateway/raw-client.ts';
import { lockOut } from '../gateway/scenarios.ts';
import { approve, approvePage, bare, byLink, type Cause, open, type Stage } from './cause.ts';

/** The page of a browser whose own key was changed by `spoil`. */
const withKey = (spoil: (identity: ReturnType<typeof newIdentity>) => object) => async (stage: Stage) => {
  const page = await stage.user.newPage(`${bare(stage)}healthz`);
  const stored = JSON.stringify({ version: 1, createdAtMs: Date.now(), ...spoil(newIdentity()) });
  await page.evaluate(([key = '', value = '']) => localStorage.setItem(key, value), [IDENTITY_KEY, stored]);
  await page.goto(stage.world.agent.link());
  return page;
};

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

/** Causes in a gateway as heyron sets it up, or in the browser. */
export const USUAL: readonly Cause[] = [
  {
    what: 'a browser that was never there',
    kind: 'pairing-required',
    mender: 'owner',
    first: 'fresh-pairing',
    bringAbout: byLink,
  },
  {
    what: 'a link with a wrong token',
    kind: 'token-mismatch',
    mender: 'you',
    first: 'fresh-link',
    bringAbout: open(({ world }) => world.agent.staleLink()),
  },
  {
    what: 'an address without a token',
    kind: 'token-missing',
    mender: 'you',
    first: 'fresh-link',
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
    first: 'hard-refresh',
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
    first: 'await-approval',
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
    first: 'fresh-link',
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
export const BEFORE_IT: readonly Cause[] = [
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
  ...[401, 403, 429].map(
    (status): Cause => ({
      what: `a page that its host answers with ${status}`,
      kind: 'http-refused',
      mender: 'support',
      first: 'hard-refresh',
      bringAbout(stage) {
        stage.world.site.refusePages = status;
        return byLink(stage);
      },
    }),
  ),
  {
    what: 'a page that its host does not have',
    kind: 'page-missing',
    mender: 'support',
    first: 'hard-refresh',
    bringAbout(stage) {
      stage.world.site.refusePages = 404;
      return byLink(stage);
    },
  },
  ...[200, 302, 401, 403, 101].map(
    (status): Cause => ({
      what: `a connection that something before the gateway answers with ${status}`,
      kind: 'upgrade-refused',
      mender: 'support',
      first: 'wait',
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
