/** What the extension costs a busy chat, side by side with a browser that does not have it. */
import type { CDPSession, Page } from '@playwright/test';
import type { Browser } from '../browser/launch.ts';
import { addHistory, LOAD, runLoad } from './load.ts';
import { type Profile, type Share, shareOf } from './profile.ts';
import { type Setting, visit } from './setting.ts';
import { type Spread, spreadOf } from './spread.ts';

interface Run {
  /** Wall time of the appends, in ms. */
  readonly appends: number;
  /** What the main thread was busy with tasks, in s. */
  readonly tasks: number;
}

/** With the extension divided by without, for each pair of neighbouring runs. */
export interface Cost {
  readonly appends: Spread;
  readonly tasks: Spread;
  /** The same of two runs that both had no extension: what the machine alone makes of 1. */
  readonly appendsNoise: Spread;
  readonly tasksNoise: Spread;
}

/** Runs the load `pairs` times with and without, in turns; both browsers are connected. */
export async function measureCost({ agent, withIt, without }: Setting, pairs: number): Promise<Cost> {
  const run = (browser: Browser) => onChat(browser, agent.link(), timed);
  await run(withIt); // warms the disk cache and the compiler's
  await run(without);
  const ours: Run[] = [];
  const theirs: Run[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    // The one that goes first changes, so that a machine that gets slower or faster does not count.
    if (pair % 2) theirs.push(await run(without));
    ours.push(await run(withIt));
    if (pair % 2 === 0) theirs.push(await run(without));
  }
  const former = theirs.slice(0, -1);
  return {
    appends: ratios(ours, theirs, 'appends'),
    tasks: ratios(ours, theirs, 'tasks'),
    appendsNoise: ratios(theirs.slice(1), former, 'appends'),
    tasksNoise: ratios(theirs.slice(1), former, 'tasks'),
  };
}

/** Profiles the load `runs` times in the browser with the extension. */
export async function measureShares({ agent, withIt }: Setting, runs: number): Promise<Share[]> {
  const shares: Share[] = [];
  for (let run = 0; run < runs; run++) {
    const profile = await onChat(withIt, agent.link(), profiled);
    shares.push(shareOf(profile, `chrome-extension://${withIt.extensionId}/`));
  }
  return shares;
}

/** Loads the chat with its history, and waits until the page has come to rest. */
function onChat<T>(
  browser: Browser,
  link: string,
  use: (page: Page, cdp: CDPSession) => Promise<T>,
): Promise<T> {
  return visit(browser, async page => {
    await page.goto(link);
    await page.waitForSelector('.chat-bubble');
    await page.evaluate(addHistory, LOAD);
    await page.waitForTimeout(1_000);
    return use(page, await page.context().newCDPSession(page));
  });
}

async function timed(page: Page, cdp: CDPSession): Promise<Run> {
  await cdp.send('Performance.enable');
  const before = await taskDuration(cdp);
  const appends = await page.evaluate(runLoad, LOAD);
  return { appends, tasks: (await taskDuration(cdp)) - before };
}

async function taskDuration(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  if (process.env.SHOW_METRICS) console.log(JSON.stringify(metrics));
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

async function profiled(page: Page, cdp: CDPSession): Promise<Profile> {
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.setSamplingInterval', { interval: 200 });
  await cdp.send('Profiler.start');
  await page.evaluate(runLoad, LOAD);
  return (await cdp.send('Profiler.stop')).profile;
}

function ratios(above: readonly Run[], below: readonly Run[], what: keyof Run): Spread {
  return spreadOf(above.map((run, at) => run[what] / (below[at]?.[what] ?? Number.NaN)));
}
