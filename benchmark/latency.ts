/** How much later than the page's own banner the prompt appears, after a refusal that cannot heal on its own. */
import { forgetKept } from '../e2e/worlds/extension-storage.ts';
import { type Setting, visit } from './setting.ts';
import { type Spread, spreadOf } from './spread.ts';
import { startStopwatch } from './stopwatch.ts';

/** The worker's state when the refusal comes. */
const WORKERS = ['awake', 'killed-before-refusal', 'killed-before-load'] as const;
export type Worker = (typeof WORKERS)[number];

export interface Latency {
  /** Prompt minus banner, in ms. */
  readonly lateness: Spread;
  /** The time to the prompt divided by the time to the banner, both since the page's request to connect. */
  readonly ratio: Spread;
}

type Measured = { readonly lateness: number; readonly ratio: number };

/** Loads the page `loads` times for each state of the worker, alternating, in a browser unknown to the agent. */
export async function measureLatency(setting: Setting, loads: number): Promise<Record<Worker, Latency>> {
  await measure(setting, 'awake'); // a browser's first load differs from all others
  const measured = WORKERS.map(worker => [worker, [] as Measured[]] as const);
  for (let round = 0; round < loads; round++)
    for (const [worker, values] of measured) values.push(await measure(setting, worker));
  const spreads = measured.map(([worker, values]) => [
    worker,
    {
      lateness: spreadOf(values.map(({ lateness }) => lateness)),
      ratio: spreadOf(values.map(({ ratio }) => ratio)),
    },
  ]);
  return Object.fromEntries(spreads) as Record<Worker, Latency>;
}

async function measure(setting: Setting, worker: Worker): Promise<Measured> {
  // Every load begins its own incident, else the later ones would have a longer list of events.
  await forgetKept(setting.withIt);
  return promptTimes(setting, worker, async ({ asked, banner, prompt }) => ({
    lateness: prompt - banner,
    ratio: (prompt - asked) / (banner - asked),
  }));
}

/** When a page asked to connect, and showed its banner and the prompt, in ms. */
export interface PromptTimes {
  readonly asked: number;
  readonly banner: number;
  readonly prompt: number;
}

/** Loads the page until it prompts, and uses these times while it is open. */
export async function promptTimes<T>(
  { agent, withIt }: Setting,
  worker: Worker,
  use: (times: PromptTimes) => Promise<T>,
): Promise<T> {
  const hold = worker !== 'killed-before-load';
  if (!hold) await withIt.killBackground();
  return visit(withIt, async page => {
    await page.addInitScript(startStopwatch, hold);
    await page.goto(agent.link());
    if (hold) {
      await page.waitForFunction(() => window.stopwatch.waiting);
      await (worker === 'awake' ? withIt.serviceWorker() : withIt.killBackground());
      await page.evaluate(() => window.stopwatch.letGo());
    }
    await page.waitForFunction(() => window.stopwatch.banner !== null && window.stopwatch.prompt !== null);
    const { asked, banner, prompt } = await page.evaluate(() => window.stopwatch);
    if (asked === null || banner === null || prompt === null) throw new Error('the page lost its stopwatch');
    return use({ asked, banner, prompt });
  });
}
