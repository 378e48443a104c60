/** `test` for specs on real gateways: with gateway, edge, and a recorder that misses no prompt. */
import type { Gateway } from '../gateway/gateway.ts';
import { test as base } from '../worlds/fixtures.ts';
import { type Real, type RealOptions, startReal } from '../worlds/real-gateway.ts';
import { PageRecorder } from './page-recorder.ts';

interface Fixtures {
  /** How the gateway is set up. */
  real: RealOptions;
  world: Real;
  gateway: Gateway;
  /** Watches the pages that `user` opens. */
  recorder: PageRecorder;
}

export const test = base.extend<Fixtures>({
  real: [{}, { option: true }],
  world: async ({ where, real }, use) => {
    const world = await startReal(where, real);
    await use(world);
    await world.close();
  },
  gateway: async ({ world }, use) => use(world.gateway),
  recorder: async ({ user }, use) => use(await PageRecorder.of(user)),
});

export { expect } from '@playwright/test';
