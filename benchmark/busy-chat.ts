/** What the extension costs a busy chat, side by side with a browser without it. */
import type { CDPSession, Page } from '@playwright/test';
import type { Browser } from '../e2e/browser/browser.ts';
import type { ChromiumBrowser } from '../e2e/browser/chromium/launch-chromium.ts';
import type { Agent } from '../e2e/site/agent.ts';
import { addHistory, addTranscript, appendLines, LOAD, removeLines, streamWords } from './load.ts';
import { type Profile, type Share, shareOf } from './profile.ts';
import { type Setting, visit } from './setting.ts';
import { type Spread, spreadOf } from './spread.ts';
import { taskTime } from './task-time.ts';

/** A pause in which the page's observers catch up. In ms. */
const REST_MS = 1_000;
/** The appends take a fraction of a second, which other load on the machine spoils: the best of several counts. */
const APPENDS = 3;
/** The profiler's sampling interval, in µs. */
const SAMPLING_US = 200;

/** The measured cost of the load. */
export interface ChatRun {
  /** Wall time of the appends until they are drawn, in ms. */
  readonly appends: number;
  /** Processor time of the page's main thread in tasks, in s. */
  readonly tasks: number;
}

/** One run divided by its neighbour. */
interface Ratio {
  readonly appends: Spread;
  readonly tasks: Spread;
}

export interface Cost {
  /** With the extension by without. */
  readonly cost: Ratio;
  /** Without by without: the machine's own deviation from 1. */
  readonly noise: Ratio;
}

/** Runs the load `pairs` times with and without, alternating; both browsers must be paired. */
export async function measureCost({ agent, withIt, without }: Setting, pairs: number): Promise<Cost> {
  const run = (browser: Browser) => chatRun(agent, browser);
  await run(withIt); // a browser's first run differs from all others
  await run(without);
  const ours: ChatRun[] = [];
  const theirs: ChatRun[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    // They take turns in going first, so that a machine that gets slower or faster does not matter.
    if (pair % 2) theirs.push(await run(without));
    ours.push(await run(withIt));
    if (pair % 2 === 0) theirs.push(await run(without));
  }
  return { cost: ratio(ours, theirs), noise: ratio(theirs.slice(1), theirs.slice(0, -1)) };
}

/** Profiles of the load, in the browser with the extension. */
export interface Shares {
  /** On a page with an open connection. */
  readonly connected: Share[];
  /** On a page without any connection to a gateway, which is scanned again and again. */
  readonly unconnected: Share[];
}

/** Profiles the load `runs` times on each kind of page. */
export async function measureShares({ agent, withIt }: Setting, runs: number): Promise<Shares> {
  const shares: Shares = { connected: [], unconnected: [] };
  for (let run = 0; run < runs; run++) {
    shares.connected.push(await shareOnChat(agent, withIt));
    shares.unconnected.push(await shareOn(unconnected, withIt));
  }
  return shares;
}

/** Runs the load on the page of a paired browser. */
export function chatRun(agent: Agent, browser: Browser): Promise<ChatRun> {
  return onChat(browser, connected(agent.link()), time);
}

/** Profiles it there: the extension's share. */
export function shareOnChat(agent: Agent, browser: ChromiumBrowser): Promise<Share> {
  return shareOn(connected(agent.link()), browser);
}

async function shareOn(open: Open, browser: ChromiumBrowser): Promise<Share> {
  return shareOf(await onChat(browser, open, profile), browser.extensionUrl(''));
}

type Open = (page: Page) => Promise<unknown>;

function connected(link: string): Open {
  return async page => {
    await page.goto(link);
    await page.waitForSelector('.chat-bubble');
  };
}

async function unconnected(page: Page): Promise<void> {
  await page.goto('https://heyron.ai/support');
  await page.evaluate(addTranscript);
}

/** Opens the chat, gives it its history, and waits until the page is idle. */
function onChat<T>(browser: Browser, open: Open, use: (page: Page, cdp: CDPSession) => Promise<T>): Promise<T> {
  return visit(browser, async page => {
    await open(page);
    await page.evaluate(addHistory, LOAD);
    await page.waitForTimeout(REST_MS);
    return use(page, await page.context().newCDPSession(page));
  });
}

async function time(page: Page, cdp: CDPSession): Promise<ChatRun> {
  const walls: number[] = [];
  for (let more = APPENDS - 1; more > 0; more--) {
    walls.push(await page.evaluate(appendLines, LOAD));
    await page.evaluate(removeLines);
    await page.waitForTimeout(REST_MS);
  }
  // Processor time: other load on the machine does not count.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await taskTime(cdp);
  walls.push(await runLoad(page));
  return { appends: Math.min(...walls), tasks: (await taskTime(cdp)) - before };
}

async function profile(page: Page, cdp: CDPSession): Promise<Profile> {
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.setSamplingInterval', { interval: SAMPLING_US });
  await cdp.send('Profiler.start');
  await runLoad(page);
  return (await cdp.send('Profiler.stop')).profile;
}

async function runLoad(page: Page): Promise<number> {
  const wall = await page.evaluate(appendLines, LOAD);
  await page.evaluate(streamWords, LOAD);
  await page.waitForTimeout(REST_MS);
  return wall;
}

function ratio(above: readonly ChatRun[], below: readonly ChatRun[]): Ratio {
  const of = (what: keyof ChatRun) => spreadOf(above.map((run, at) => run[what] / (below[at]?.[what] ?? Number.NaN)));
  return { appends: of('appends'), tasks: of('tasks') };
}
