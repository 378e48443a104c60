/** `test` for specs on real gateways only: gateway and edge are at hand, and a witness who misses no prompt. */
import type { Gateway } from '../gateway/gateway.ts';
import { type Real, type RealOptions, startReal } from '../worlds/real.ts';
import { test as base } from '../worlds/test.ts';
import { Witness } from './witness.ts';

interface Fixtures {
  /** How the gateway is set up. */
  real: RealOptions;
  world: Real;
  gateway: Gateway;
  /** Watches the pages that `user` opens. */
  witness: Witness;
}

export const test = base.extend<Fixtures>({
  real: [{}, { option: true }],
  world: async ({ where, real }, use) => {
    const world = await startReal(where, real);
    await use(world);
    await world.close();
  },
  gateway: async ({ world }, use) => use(world.gateway),
  witness: async ({ user }, use) => use(await Witness.of(user)),
});

export { expect } from '@playwright/test';
