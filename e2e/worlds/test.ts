/** Playwright's `test` with a world and a user's browser in it, new for each test. */
import { test as base } from '@playwright/test';
import { type Browser, type LaunchOptions, launchBrowser } from '../browser/launch.ts';
import { startReal } from './real.ts';
import { startStandIn } from './stand-in.ts';
import type { World } from './world.ts';

/** The unpacked extension under test. */
export const EXTENSION = process.env.EXTENSION ?? 'dist/chromium';

export interface WorldOptions {
  /** `stand-in`, or the OpenClaw version of a real gateway. */
  where: string;
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
  launch: [{}, { option: true }],
  world: async ({ where }, use) => {
    const world = where === 'stand-in' ? await startStandIn() : await startReal(where);
    await use(world);
    await world.close();
  },
  user: async ({ world, launch }, use) => {
    const browser = await launchBrowser({ site: world.site, extension: EXTENSION, ...launch });
    await use(browser);
    await browser.close();
  },
});

export { expect } from '@playwright/test';
