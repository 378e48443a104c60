/** What the extension costs a page as it loads, and one with very many frames on its connection, side by side. */
import type { Page } from '@playwright/test';
import type { Browser } from '../e2e/browser/browser.ts';
import type { ChromiumBrowser } from '../e2e/browser/chromium/launch-chromium.ts';
import type { Agent } from '../e2e/site/agent.ts';
import { shareOf } from './profile.ts';
import { type Setting, visit } from './setting.ts';
import { type Spread, spreadOf } from './spread.ts';
import { taskTime } from './task-time.ts';

/** Frames over one connection, as fast as possible. */
export const FRAMES = 20_000;

/** How often a page is reloaded in each visit: Chromium reports a paint in steps of 4 ms, out of about 50. */
const LOADS = 7;

export interface PageLoad {
  /** First contentful paint with the extension, and without, in ms. */
  readonly paints: { readonly ours: Spread; readonly theirs: Spread };
  /** The former ÷ the latter. */
  readonly paint: Spread;
  /** The same, without ÷ without. */
  readonly paintNoise: Spread;
  /** Our scripts' share of the main thread's busy time until the page is loaded and connected, in per cent. */
  readonly own: Spread;
  /** The main thread's task time for the frames, with ÷ without. */
  readonly frames: Spread;
  readonly framesNoise: Spread;
}

/** The measured cost of a page. */
export interface LoadRun {
  /** First contentful paint, in ms. */
  readonly paint: number;
  /** The main thread's task time for the frames, in s. */
  readonly frames: number;
}

/** Measures `rounds` times in each browser, alternating; both must be paired. */
export async function measurePageLoad(setting: Setting, rounds: number): Promise<PageLoad> {
  const { agent, withIt, without } = setting;
  const run = (browser: Browser) => loadRun(agent, browser);
  await run(withIt); // the first one differs from all others
  await run(without);
  const [ours, theirs, own]: [LoadRun[], LoadRun[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    if (round % 2) theirs.push(await run(without));
    ours.push(await run(withIt));
    if (round % 2 === 0) theirs.push(await run(without));
    own.push(await shareAtLoad(agent, withIt));
  }
  const ratio = (what: keyof LoadRun, above: readonly LoadRun[], below: readonly LoadRun[]) =>
    spreadOf(above.map((each, at) => each[what] / (below[at]?.[what] ?? Number.NaN)));
  const noise = (what: keyof LoadRun) =>
    theirs.length > 1 ? ratio(what, theirs.slice(1), theirs.slice(0, -1)) : ratio(what, theirs, theirs);
  const paints = (runs: readonly LoadRun[]) => spreadOf(runs.map(({ paint }) => paint));
  return {
    paints: { ours: paints(ours), theirs: paints(theirs) },
    paint: ratio('paint', ours, theirs),
    paintNoise: noise('paint'),
    own: spreadOf(own),
    frames: ratio('frames', ours, theirs),
    framesNoise: noise('frames'),
  };
}

/** Loads the page of a paired browser, and lets its connection bring the frames. */
export function loadRun(agent: Agent, browser: Browser): Promise<LoadRun> {
  return visit(browser, page => measure(page, agent));
}

async function measure(page: Page, agent: Agent): Promise<LoadRun> {
  await open(page, agent.link());
  const paints: number[] = [];
  for (let load = 0; load < LOADS; load++) paints.push(await paintOfReload(page));
  const paint = spreadOf(paints).median;
  const cdp = await page.context().newCDPSession(page);
  // Processor time: other load on the machine does not count.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const bubbles = page.locator('.chat-bubble');
  const before = { tasks: await taskTime(cdp), bubbles: await bubbles.count() };
  agent.stream(FRAMES);
  await bubbles.nth(before.bubbles).waitFor();
  return { paint, frames: (await taskTime(cdp)) - before.tasks };
}

/** In ms since the load began. */
async function paintOfReload(page: Page): Promise<number> {
  await page.reload();
  await page.waitForSelector('.chat-bubble');
  return page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);
}

/** The extension's share of the main thread's busy time until the page is loaded and connected, in per cent. */
export function shareAtLoad(agent: Agent, browser: ChromiumBrowser): Promise<number> {
  return visit(browser, async page => {
    await open(page, agent.link());
    // It is loaded twice, since only then its process is profiled.
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Profiler.enable');
    await cdp.send('Profiler.setSamplingInterval', { interval: 100 });
    await cdp.send('Profiler.start');
    await page.reload();
    await page.waitForSelector('.chat-bubble');
    const { profile } = await cdp.send('Profiler.stop');
    return 100 * shareOf(profile, browser.extensionUrl('')).withNatives;
  });
}

async function open(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.waitForSelector('.chat-bubble');
}
