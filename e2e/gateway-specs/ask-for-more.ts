/** A device that its gateway knows with fewer rights than its page asks for. */
import type { Page } from '@playwright/test';
import type { Browser } from '../browser/browser.ts';
import { IDENTITY_KEY, type Identity } from '../gateway/device-identity.ts';
import { pairNarrowly } from '../gateway/scenarios.ts';
import { deviceOf } from '../stories/user-actions.ts';
import type { Real } from '../worlds/real-gateway.ts';

/** Pairs a new browser with few rights, and leaves the agent. `comeBack` opens the agent, which asks for everything. */
export async function pairedNarrowly(
  { agent, gateway, site }: Real,
  user: Browser,
): Promise<{ page: Page; deviceId: string; comeBack: () => Promise<unknown> }> {
  const page = await user.newPage(agent.link());
  const deviceId = await deviceOf(page);
  const identity = await page.evaluate(key => localStorage.getItem(key), IDENTITY_KEY);
  await page.goto('about:blank');
  await pairNarrowly(gateway, JSON.parse(identity ?? 'null') as Identity, site.clientIp);
  return { page, deviceId, comeBack: () => page.goto(agent.link()) };
}
