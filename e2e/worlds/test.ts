/** Playwright's `test` with a world and a user's browser in it, new for each test. */
import path from 'node:path';
import { test as base } from '@playwright/test';
import type { Browser, Family, LaunchOptions } from '../browser/browser.ts';
import { launchBrowser } from '../browser/launch.ts';
import { startReal } from './real.ts';
import { startStandIn } from './stand-in.ts';
import type { World } from './world.ts';

/** The unpacked extension under test. */
export function extensionFor(family: Family): string {
  return path.join(process.env.DIST ?? 'dist', family);
}

export interface WorldOptions {
  /** `stand-in`, or the OpenClaw version of a real gateway. */
  where: string;
  family: Family;
}

interface Fixtures {
  world: World;
  /** A browser with the extension, of a user who lives in that world. */
  user: Browser;
  /** How that browser is started. */
  launch: LaunchOptions;
}

export const test = base.extend<Fixtures & WorldOptions>({
  where: ['stand-in', { option: true }],
  family: ['chromium', { option: true }],
  launch: [{}, { option: true }],
  world: async ({ where }, use) => {
    const world = where === 'stand-in' ? await startStandIn() : await startReal(where);
    await use(world);
    await world.close();
  },
  user: async ({ world, family, launch }, use) => {
    const options = { site: world.site, extension: extensionFor(family), ...launch };
    const browser = await launchBrowser(family, options);
    await use(browser);
    await browser.close();
  },
});

export { expect } from '@playwright/test';
