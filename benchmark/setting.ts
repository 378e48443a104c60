/** The setting of the measurements: a stand-in agent, a browser with the extension, and one without. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Browser } from '../e2e/browser/browser.ts';
import { type ChromiumBrowser, launchChromium } from '../e2e/browser/chromium/launch-chromium.ts';
import type { Agent } from '../e2e/site/agent.ts';
import { startStandIn } from '../e2e/worlds/stand-in.ts';
import { AGENT } from '../e2e/worlds/world.ts';

export interface Setting {
  readonly agent: Agent;
  /** A copy, so that a build meanwhile does not matter. */
  readonly extension: string;
  readonly withIt: ChromiumBrowser;
  readonly without: ChromiumBrowser;
  /** One more, with a new profile, and the extension or another unpacked one. */
  launch(unpacked?: string): Promise<ChromiumBrowser>;
  close(): Promise<void>;
}

/** Starts everything, with pages of the newest generation. */
export async function openSetting(built: string): Promise<Setting> {
  const extension = mkdtempSync(path.join(tmpdir(), 're-pair-benchmark-'));
  cpSync(built, extension, { recursive: true });
  const world = await startStandIn('2026.9');
  const launch = (unpacked = extension) => launchChromium({ site: world.site, extension: unpacked });
  const [withIt, without] = await Promise.all([launch(), launchChromium({ site: world.site })]);
  return {
    agent: world.stand.agent(AGENT),
    extension,
    withIt,
    without,
    launch,
    async close() {
      await Promise.all([withIt.close(), without.close()]);
      await world.close();
      rmSync(extension, { recursive: true, force: true });
    },
  };
}

/** Uses a new page, and closes it. */
export async function visit<T>(browser: Browser, use: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.newPage();
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

/** Has the owner approve a browser's device. */
export async function pair({ agent }: Setting, browser: Browser): Promise<void> {
  await visit(browser, async page => {
    await page.goto(agent.link());
    await page.waitForSelector('.login-gate__failure');
    for (const { requestId } of agent.pending()) agent.approve(requestId);
    await page.waitForSelector('.chat-bubble');
  });
}
