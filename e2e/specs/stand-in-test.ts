/** `test` for specs that reach into the stand-in: its agent and account site are at hand. */
import type { AccountSite } from '../site/account.ts';
import type { Agent } from '../site/agent.ts';
import { type StandIn, startStandIn } from '../worlds/stand-in.ts';
import { test as base } from '../worlds/test.ts';
import { AGENT } from '../worlds/world.ts';

interface Fixtures {
  world: StandIn;
  agent: Agent;
  account: AccountSite;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  world: async ({}, use) => {
    const world = await startStandIn();
    await use(world);
    await world.close();
  },
  agent: async ({ world }, use) => use(world.stand.agent(AGENT)),
  account: async ({ world }, use) => use(world.stand.account),
});

export { expect } from '@playwright/test';
