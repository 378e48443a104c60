/** A cause of a failure on a real gateway, and the ways to a failing page that several causes share. */
import type { Page } from '@playwright/test';
import type { Mender } from '../../src/core/catalogue/failure-row.ts';
import type { FailureKind } from '../../src/core/catalogue/failures.ts';
import type { StepId } from '../../src/core/catalogue/steps.ts';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { deviceOf } from '../stories/user-actions.ts';
import type { Real } from '../worlds/real-gateway.ts';

/** A gateway, and a browser with the extension. */
export interface Stage {
  readonly world: Real;
  readonly user: Browser;
}

/** What makes a gateway's page fail, and what it should lead to. */
export interface Cause {
  readonly what: string;
  readonly kind: FailureKind;
  readonly mender: Mender;
  /** The first step of a hosted user. */
  readonly first: StepId;
  /** Causes it, and returns the failing page. */
  bringAbout(stage: Stage): Promise<Page>;
}

/** The agent's address without a token. */
export const bare = ({ world }: Stage) => `https://${world.agent.host}/`;
/** Opens an address in a new page. */
export const open = (address: (stage: Stage) => string) => (stage: Stage) => stage.user.newPage(address(stage));
/** Opens the link that the agent gives. */
export const byLink = open(({ world }) => world.agent.link());

/**
 * Approves what a device waits for, through an administrator's request: the command line takes many seconds each time
 * and is tested elsewhere (recovery.spec.ts).
 */
export async function approve(gateway: Gateway, deviceId: string): Promise<void> {
  const waiting = async () => {
    const { pending } = await gateway.admin('device.pair.list', {});
    const all = pending as { requestId: string; deviceId: string }[];
    return all.find(request => request.deviceId === deviceId)?.requestId;
  };
  await eventually(waiting, 'a request of this device').toBeTruthy();
  await gateway.admin('device.pair.approve', { requestId: await waiting() });
}

/** Approves the device of a waiting page; some versions' pages notice only after a reload. */
export async function approvePage({ gateway, agent }: Real, page: Page): Promise<string> {
  const deviceId = await deviceOf(page);
  await approve(gateway, deviceId);
  if (!agent.retriesItself) await page.reload();
  return deviceId;
}
