/** How long a clearing takes: its deletion beside the browser's own over the same origins, and the whole of it. */

import type { CDPSession, Page } from '@playwright/test';
import type { Browser } from '../e2e/browser/browser.ts';
import { forgetKept, incidentsIn, readKept, writeIncidents } from '../e2e/worlds/kept.ts';
import { Timeline } from '../e2e/worlds/timeline.ts';
import { AGENT } from '../e2e/worlds/world.ts';
import type { ClearLevel } from '../src/core/clear-levels.ts';
import { DEVICE_TOKEN_KEY } from '../src/core/stored-keys.ts';
import { type Setting, visit } from './setting.ts';
import { type Spread, spreadOf } from './spread.ts';

/** The agent in trouble, and another one that is open in a tab. */
const [OWN, OTHER] = [AGENT, 'user-0241.c1.heyron.ai'] as const;

interface Case {
  readonly level: ClearLevel;
  readonly hosts: number;
  /** Of each host, in each of two stores: localStorage and a database. */
  readonly records: number;
}

/** The smaller levels leave the records where they are, and are to cost the same however many there are. */
const CASES: readonly Case[] = [
  ...([1, 2, 3] as const).flatMap(level => casesOf(level, 1, [0, 1_000, 100_000])),
  ...casesOf(3, 5, [1_000]),
  ...casesOf(4, 1, [0, 1_000, 100_000]),
  ...casesOf(4, 5, [0, 1_000, 100_000]),
  ...casesOf(4, 50, [0, 1_000]),
];

/** The same in the browser's own words; it has no call that takes a single stored credential. */
const BROWSERS_TYPES: Readonly<Record<ClearLevel, string | null>> = {
  1: 'service_workers,cache_storage',
  2: null,
  3: 'cookies',
  4: 'all',
};

/** Storing so many takes most of a minute, in which visiting a host costs as much as a thousand of its records. */
const FEWER_ROUNDS_FROM = 50_000;
const VISIT = 1_000;

/** Times in ms. */
export interface Clearing extends Case {
  /** Our deletion, from the journal's entry before it to the one after it. */
  readonly ours: Spread;
  /** The browser's own, asked for over the DevTools protocol, and ours ÷ that; none where it has no such call. */
  readonly browsers?: Spread;
  readonly ratio?: Spread;
  /** Everything: parking, counting, deletion, reading back, and the tabs' return. */
  readonly whole: Spread;
}

/** Clears `rounds` times in each way, in turns, for each level, number of hosts and of records. */
export async function measureClearing({ withIt }: Setting, rounds: number): Promise<Clearing[]> {
  const cdp = await devTools(withIt);
  const results: Clearing[] = [];
  for (const { level, hosts: count, records } of CASES) {
    console.error(`  level ${level}, ${count} × ${records} …`);
    const types = BROWSERS_TYPES[level];
    const hosts = hostsUpTo(count);
    const open = hosts.filter(host => host === OWN || host === OTHER);
    const tabs = await Promise.all(open.map(host => withIt.newPage(`https://${host}/dump`)));
    const runs: { deletion: number; whole: number }[] = [];
    const browsers: number[] = [];
    const enough = count * (VISIT + records) < FEWER_ROUNDS_FROM ? rounds : Math.ceil(rounds / 3);
    let stay = false;
    const store = async () => {
      await fill(withIt, hosts, stay ? 0 : records);
      stay = level < 4;
    };
    for (let round = 0; round < enough; round++) {
      if (types) {
        await store();
        browsers.push(await clearByBrowser(cdp, hosts, types));
      }
      await store();
      runs.push(await clearByExtension(withIt, tabs[0] as Page, level, hosts));
    }
    for (const tab of tabs) await tab.close();
    const deletions = runs.map(({ deletion }) => deletion);
    const besideBrowsers = types && {
      browsers: spreadOf(browsers),
      ratio: spreadOf(browsers.map((time, round) => (deletions[round] ?? Number.NaN) / time)),
    };
    results.push({
      ...{ level, hosts: count, records },
      ours: spreadOf(deletions),
      ...besideBrowsers,
      whole: spreadOf(runs.map(({ whole }) => whole)),
    });
    await clearByBrowser(cdp, hosts, 'all');
  }
  return results;
}

function casesOf(level: ClearLevel, hosts: number, records: readonly number[]): Case[] {
  return records.map(each => ({ level, hosts, records: each }));
}

/** The agent, then another that is open, the account site, and agents that no tab shows. */
function hostsUpTo(count: number): string[] {
  const away = Array.from({ length: count }, (_, n) => `away-${n}.c3.heyron.ai`);
  return [OWN, OTHER, 'heyron.ai', ...away].slice(0, count);
}

async function devTools({ context }: Browser): Promise<CDPSession> {
  return context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
}

/** One of everything on each host, and many records in two stores. */
async function fill(browser: Browser, hosts: readonly string[], records: number): Promise<void> {
  for (const host of hosts) {
    await visit(browser, async page => {
      await page.goto(`https://${host}/store-everything`);
      await page.evaluate(() => window.stored);
      await page.evaluate(storeMany, { records, credential: DEVICE_TOKEN_KEY });
    });
    await settled(browser, host, records);
  }
}

/** The browser goes on storing when the page that wrote has gone; until it has done so nothing can be read. */
async function settled(browser: Browser, host: string, records: number): Promise<void> {
  const isSettled = () =>
    visit(browser, async page => {
      await page.goto(`https://${host}/dump`);
      return page.evaluate(least => localStorage.length >= least, records);
    });
  while (!(await isSettled()));
}

async function storeMany({ records, credential }: { records: number; credential: string }): Promise<void> {
  localStorage.setItem(credential, 'x'.repeat(8));
  for (let at = 0; at < records; at++) localStorage.setItem(`record-${at}`, 'x'.repeat(8));
  const opening = indexedDB.open('records', 1);
  await new Promise<void>((resolve, reject) => {
    opening.onupgradeneeded = () => opening.result.createObjectStore('records');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const writing = opening.result.transaction('records', 'readwrite', { durability: 'relaxed' });
      const store = writing.objectStore('records');
      for (let at = 0; at < records; at++) store.put({ text: 'x'.repeat(8) }, at);
      writing.oncomplete = () => resolve();
      writing.onerror = () => reject(writing.error);
    };
  });
  opening.result.close();
}

/** In ms. */
async function clearByBrowser(
  cdp: CDPSession,
  hosts: readonly string[],
  storageTypes: string,
): Promise<number> {
  const begun = performance.now();
  const clear = (host: string) =>
    cdp.send('Storage.clearDataForOrigin', { origin: `https://${host}`, storageTypes });
  await Promise.all(hosts.map(clear));
  return performance.now() - begun;
}

/** Clears what a level takes of all hosts, as if the user had agreed to that; throws when something of it was left. */
async function clearByExtension(
  browser: Browser,
  page: Page,
  level: ClearLevel,
  hosts: readonly string[],
): Promise<{ deletion: number; whole: number }> {
  const tab = await browser.tabIdOf(page);
  const asking = new Timeline(tab, `https://${AGENT}`)
    .fails('pairing-required')
    .skipsTo('clear-site-data')
    .starts('clear-site-data')
    .incident();
  await forgetKept(browser); // the incident before this one is the newer one
  await writeIncidents(browser, [asking]);
  const popup = await browser.openPopupPage(tab);
  const { deletion } = await popup.evaluate(clearAll, { id: asking.id, level, hosts: [...hosts], tab });
  await popup.close();
  const events = incidentsIn(await browser.inBackground(readKept))[0]?.events ?? [];
  const report = events.find(event => event.type === 'cleared')?.report;
  if (!report) throw new Error('the clearing was not written down');
  const left = report.hosts.filter(({ types }) => types.some(({ after }) => after !== 0));
  if (left.length) throw new Error(`not everything was cleared: ${JSON.stringify(left)}`);
  return { deletion, whole: report.durationMs };
}

/** Runs in a page of the extension's: asks for the clearing, and watches its journal, which goes when its tabs are back. */
function clearAll({ id, level, hosts, tab }: { id: string; level: number; hosts: string[]; tab: number }) {
  const at: Record<string, number> = {};
  const done = new Promise<{ deletion: number }>(resolve => {
    chrome.storage.onChanged.addListener(changes => {
      const journal = changes[`clearing:${id}`];
      const phase = (journal?.newValue as { phase?: string } | undefined)?.phase;
      if (phase) at[phase] = performance.now();
      else if (journal) resolve({ deletion: (at['reading-back'] ?? 0) - (at.erasing ?? 0) });
    });
  });
  const command = { type: 'confirm', step: 'clear-site-data', level, hosts };
  return chrome.runtime.sendMessage({ type: 'command', tab, command }).then(reply => {
    if (!(reply as { ok: boolean }).ok) throw new Error(`refused: ${JSON.stringify(reply)}`);
    return done;
  });
}
