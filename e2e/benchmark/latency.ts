/** How much later than the page's own banner the prompt is there, after a refusal that cannot heal by itself. */
import type { Page } from '@playwright/test';
import { type Spread, spreadOf } from './spread.ts';
import { type Setting, visit } from './setting.ts';
import { startStopwatch } from './stopwatch.ts';

/** What the worker is doing when the refusal comes. */
export const WORKERS = {
  awake: 'worker awake',
  'killed-before-refusal': 'worker killed just before the refusal',
  'killed-before-load': 'worker killed before the page loads',
} as const;
export type Worker = keyof typeof WORKERS;

/** Prompt minus banner, in ms. */
export type Latency = Record<Worker, Spread>;

/** Loads the page `loads` times for each state of the worker, in turns, in a browser that the agent does not know. */
export async function measureLatency(setting: Setting, loads: number): Promise<Latency> {
  await lateness(setting, 'awake'); // the first load of a browser is like no other
  const measured: Record<Worker, number[]> = {
    awake: [],
    'killed-before-refusal': [],
    'killed-before-load': [],
  };
  for (let round = 0; round < loads; round++)
    for (const worker of Object.keys(WORKERS) as Worker[])
      measured[worker].push(await lateness(setting, worker));
  return {
    awake: spreadOf(measured.awake),
    'killed-before-refusal': spreadOf(measured['killed-before-refusal']),
    'killed-before-load': spreadOf(measured['killed-before-load']),
  };
}

async function lateness({ agent, withIt }: Setting, worker: Worker): Promise<number> {
  // Every load begins an incident of its own, else the later ones would find a longer list of events.
  await (await withIt.serviceWorker()).evaluate(() => chrome.storage.local.clear());
  if (worker === 'killed-before-load') await withIt.killWorker();
  return visit(withIt, async page => {
    await page.addInitScript(startStopwatch, worker !== 'killed-before-load');
    await page.goto(agent.link());
    if (worker !== 'killed-before-load') {
      await page.waitForFunction(() => window.stopwatch.waiting);
      await (worker === 'awake' ? withIt.serviceWorker() : withIt.killWorker());
      await page.evaluate(() => window.stopwatch.letGo());
    }
    return readWhenBothAreThere(page);
  });
}

async function readWhenBothAreThere(page: Page): Promise<number> {
  await page.waitForFunction(() => window.stopwatch.banner !== null && window.stopwatch.prompt !== null);
  const { banner, prompt } = await page.evaluate(() => window.stopwatch);
  return Number(prompt) - Number(banner);
}
