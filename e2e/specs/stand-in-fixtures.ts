/** `test` for specs that use the stand-in directly: its agent and account site. */
import type { AccountSite } from '../site/account.ts';
import type { Agent } from '../site/agent.ts';
import type { Generation } from '../site/generation.ts';
import { test as base } from '../worlds/fixtures.ts';
import { type StandIn, startStandIn } from '../worlds/stand-in.ts';
import { AGENT } from '../worlds/world.ts';

interface Fixtures {
  /** How the agent's pages are set up. */
  generation: Generation;
  world: StandIn;
  agent: Agent;
  account: AccountSite;
}

export const test = base.extend<Fixtures>({
  generation: ['2026.9', { option: true }],
  world: async ({ generation, tlsServer }, use) => {
    const world = await startStandIn(generation, tlsServer);
    await use(world);
    await world.close();
  },
  agent: async ({ world }, use) => use(world.stand.agent(AGENT)),
  account: async ({ world }, use) => use(world.stand.account),
});

export { expect } from '@playwright/test';
