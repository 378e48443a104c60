/**
 * Playwright's `test` with a new world and a user's browser for each test. On the stand-in a worker starts one browser
 * only, and resets it after each test (e2e/specs/renewed.spec.ts proves that).
 */
import path from 'node:path';
import { test as base } from '@playwright/test';
import type { Browser, ExtensionOptions, Family, LaunchOptions } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { launchBrowser } from '../browser/launch.ts';
import { startTlsServer, type TlsServer } from '../site/tls-server.ts';
import { saveArtifacts } from './failure-artifacts.ts';
import { startReal } from './real-gateway.ts';
import { startStandIn } from './stand-in.ts';
import type { World } from './world.ts';

/** The unpacked extension under test. */
export function extensionFor(family: Family): string {
  return path.join(process.env.DIST ?? 'dist', family);
}

/**
 * Whether the page that follows an installation is open. Before that no test begins: it comes late on a busy machine, and
 * would be taken for a page that the test has opened.
 */
function isWelcomed(user: Browser): Promise<boolean> {
  return user.inBackground(
    async url => (await chrome.tabs.query({})).some(tab => tab.url === url),
    user.extensionUrl('src/welcome/index.html'),
  );
}

export interface WorldOptions {
  family: Family;
  /** `stand-in`, or the OpenClaw version of a real gateway. */
  where: string;
}

interface WorkerFixtures extends WorldOptions {
  /** Where the browser's mapped hosts lead, for all of a worker's tests on the stand-in. */
  tlsServer: TlsServer;
  /** The worker's browser, started by its first test on the stand-in. */
  started: () => Promise<Browser>;
}

interface Fixtures {
  world: World;
  /** A browser in that world, without the extension yet. */
  bare: Browser;
  /** A browser with the extension. */
  user: Browser;
  /** How the extension is installed. */
  install: ExtensionOptions;
  /** How a browser is started that is this test's alone, as on real gateways. */
  launch: LaunchOptions;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  where: ['stand-in', { option: true, scope: 'worker' }],
  family: ['chromium', { option: true, scope: 'worker' }],
  install: [{}, { option: true }],
  launch: [{}, { option: true }],
  tlsServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the parameter what a fixture needs
    async ({}, use) => {
      const tlsServer = await startTlsServer();
      await use(tlsServer);
      await tlsServer.close();
    },
    { scope: 'worker' },
  ],
  started: [
    async ({ tlsServer, family }, use) => {
      let browser: Promise<Browser> | undefined;
      await use(() => {
        browser ??= launchBrowser(family, { site: tlsServer });
        return browser;
      });
      await (await browser)?.close();
    },
    { scope: 'worker' },
  ],
  world: async ({ where, tlsServer }, use) => {
    const world = where === 'stand-in' ? await startStandIn('2026.9', tlsServer) : await startReal(where);
    await use(world);
    await world.close();
  },
  bare: async ({ world, where, family, launch, started }, use, testInfo) => {
    const isOwn = where !== 'stand-in';
    const browser = isOwn ? await launchBrowser(family, { site: world.site, ...launch }) : await started();
    await use(browser);
    if (testInfo.status !== testInfo.expectedStatus) await saveArtifacts(browser, testInfo);
    await (isOwn ? browser.close() : browser.renew());
  },
  user: async ({ bare, family, install }, use) => {
    await bare.loadExtension(extensionFor(family), install);
    // Firefox starts an extension again to let it see private windows, and the page may go with the first start.
    if (!(family === 'firefox' && install.incognitoAllowed))
      await eventually(() => isWelcomed(bare), 'the welcome after an installation').toBe(true);
    await use(bare);
  },
});

export { expect } from '@playwright/test';
