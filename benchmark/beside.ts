/** What Re-Pair costs a page, and what well-known extensions cost the same page in the same run. */
import type { ChromiumBrowser } from '../e2e/browser/chromium/launch-chromium.ts';
import type { Agent } from '../e2e/site/agent.ts';
import { type ChatRun, chatRun, shareOnChat } from './busy-chat.ts';
import { type LoadRun, loadRun, shareAtLoad } from './page-load.ts';
import { fetchPeers } from './peers.ts';
import { pair, type Setting } from './setting.ts';
import { type Spread, spreadOf } from './spread.ts';

/** One extension's cost. Ratios are with it ÷ without any, in the same round. */
export interface Beside {
  readonly name: string;
  readonly version: string;
  readonly paint: Spread;
  readonly frames: Spread;
  /** The main thread's task time on a busy chat. */
  readonly chat: Spread;
  /** Its scripts' share of the page's busy time, including the browser's functions that they call, in per cent. */
  readonly atLoad: Spread;
  readonly onChat: Spread;
}

type Run = LoadRun & ChatRun;

/** An extension, and a browser that has it and no other. */
interface Contestant {
  readonly name: string;
  readonly version: string;
  readonly browser: ChromiumBrowser;
}

/** Measures `rounds` times in each browser, alternating; those of the setting must be paired. */
export async function measureBeside(setting: Setting, version: string, rounds: number): Promise<Beside[]> {
  const peers: Contestant[] = [];
  try {
    for (const peer of await fetchPeers()) peers.push({ ...peer, browser: await setting.launch(peer.folder) });
    for (const { browser } of peers) await pair(setting, browser);
    return await measure(setting, [{ name: 'Re-Pair', version, browser: setting.withIt }, ...peers], rounds);
  } finally {
    for (const { browser } of peers) await browser.close();
  }
}

async function measure(
  { agent, without }: Setting,
  contestants: readonly Contestant[],
  rounds: number,
): Promise<Beside[]> {
  const browsers = [without, ...contestants.map(({ browser }) => browser)];
  await oneRound(agent, browsers); // a browser's first run differs from all others
  const found: Map<ChromiumBrowser, Run>[] = [];
  for (let round = 0; round < rounds; round++) {
    // A different one goes first each time, so that a machine that gets slower or faster does not matter.
    const first = round % browsers.length;
    found.push(await oneRound(agent, [...browsers.slice(first), ...browsers.slice(0, first)]));
  }
  const results: Beside[] = [];
  for (const { name, version, browser } of contestants) {
    const ratio = (what: keyof Run) =>
      spreadOf(found.map(runs => (runs.get(browser)?.[what] ?? 0) / (runs.get(without)?.[what] ?? 0)));
    const [atLoad, onChat]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      atLoad.push(await shareAtLoad(agent, browser));
      onChat.push(100 * (await shareOnChat(agent, browser)).withNatives);
    }
    const shares = { atLoad: spreadOf(atLoad), onChat: spreadOf(onChat) };
    results.push({
      ...{ name, version, ...shares },
      ...{ paint: ratio('paint'), frames: ratio('frames'), chat: ratio('tasks') },
    });
  }
  return results;
}

async function oneRound(agent: Agent, browsers: readonly ChromiumBrowser[]): Promise<Map<ChromiumBrowser, Run>> {
  const runs = new Map<ChromiumBrowser, Run>();
  for (const browser of browsers)
    runs.set(browser, { ...(await loadRun(agent, browser)), ...(await chatRun(agent, browser)) });
  return runs;
}
