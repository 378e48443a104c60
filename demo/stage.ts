/** How both demos begin: a browser that was paired with its agent, worked, and was then removed by the agent. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { type ChromiumBrowser, launchChromium } from '../e2e/browser/chromium/launch-chromium.ts';
import { ensureBrowser } from '../e2e/browser/find-browsers.ts';
import type { Agent } from '../e2e/site/agent.ts';
import { type Site, startSite } from '../e2e/site/site.ts';
import { until } from './until.ts';

/** The extension that the demo shows. */
export const EXTENSION = fileURLToPath(new URL('../dist/chromium/', import.meta.url));

export interface Stage {
  readonly site: Site;
  readonly agent: Agent;
  readonly browser: ChromiumBrowser;
  /** The agent's page, failing with "pairing required". */
  readonly page: Page;
  close(): Promise<void>;
}

/**
 * Starts site and browser (with this new profile), pairs the browser, and removes the pairing.
 *
 * @throws Error whose first line says what is missing
 */
export async function openStage({ headless, profile }: { headless: boolean; profile: string }): Promise<Stage> {
  if (!existsSync(path.join(EXTENSION, 'manifest.json')))
    throw new Error('the extension is not built; run "npm run build" first.');
  await ensureBrowser('chromium');
  const site = await startSite();
  const browser = await launch(site, profile, headless);
  const agent = site.agent(site.home);
  const page = browser.context.pages()[0] ?? (await browser.newPage());
  await page.goto(agent.link());
  await until('the page asks to be paired', () => agent.pending().length > 0);
  for (const { requestId } of agent.pending()) agent.approve(requestId);
  await until('the page connects', () => agent.connects > 0);
  for (const device of agent.paired()) agent.removeDevice(device);
  await until('the page asks to be paired again', () => agent.pending().length > 0);
  await page.reload();
  return {
    site,
    agent,
    browser,
    page,
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}

async function launch(site: Site, profile: string, headless: boolean): Promise<ChromiumBrowser> {
  try {
    return await launchChromium({ site, extension: EXTENSION, headless, profile });
  } catch (error) {
    await site.close();
    if (headless || !/display|headed|closed/i.test(String(error))) throw error;
    throw new Error('no window could be opened; "npm start -- --headless" needs none.', { cause: error });
  }
}
