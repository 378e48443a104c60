/** How long a clearing takes: its deletion beside the browser's own over the same origins, and the whole of it. */

import type { CDPSession, Page } from '@playwright/test';
import type { Browser } from '../e2e/browser/browser.ts';
import { forgetKept, incidentsIn, readKept, writeIncidents } from '../e2e/worlds/kept.ts';
import { Timeline } from '../e2e/worlds/timeline.ts';
import { AGENT } from '../e2e/worlds/world.ts';
import { type Setting, visit } from './setting.ts';
import { type Spread, spreadOf } from './spread.ts';

/** The agent in trouble, and another one that is open in a tab. */
const [OWN, OTHER] = [AGENT, 'user-0241.c1.heyron.ai'] as const;

/** How many hosts, and how many records each of them holds in localStorage, and as many in a database. */
const CASES = [
  ...[0, 1_000, 100_000].map(records => ({ hosts: 1, records })),
  ...[0, 1_000, 100_000].map(records => ({ hosts: 5, records })),
  ...[0, 1_000].map(records => ({ hosts: 50, records })),
];
/** Storing so many takes most of a minute. */
const FEWER_ROUNDS_FROM = 50_000;

/** Times in ms. */
export interface Clearing {
  readonly hosts: number;
  /** Of each host, in each of two stores. */
  readonly records: number;
  /** Our deletion, from the journal's entry before it to the one after it. */
  readonly ours: Spread;
  /** The browser's own, asked for over the DevTools protocol. */
  readonly browsers: Spread;
  /** Ours ÷ the browser's own, the runs before and after it. */
  readonly ratio: Spread;
  /** Everything: parking, counting, deletion, reading back, and the tabs' return. */
  readonly whole: Spread;
}

/** Clears `rounds` times in each way, in turns, for each number of hosts and of records. */
export async function measureClearing({ withIt }: Setting, rounds: number): Promise<Clearing[]> {
  const cdp = await devTools(withIt);
  const results: Clearing[] = [];
  for (const { hosts: count, records } of CASES) {
    const hosts = hostsUpTo(count);
    const open = hosts.filter(host => host === OWN || host === OTHER);
    const tabs = await Promise.all(open.map(host => withIt.newPage(`https://${host}/dump`)));
    const runs: { browsers: number; deletion: number; whole: number }[] = [];
    const enough = count * records < FEWER_ROUNDS_FROM ? rounds : Math.ceil(rounds / 3);
    for (let round = 0; round < enough; round++) {
      await fill(withIt, hosts, records);
      const browsers = await clearByBrowser(cdp, hosts);
      await fill(withIt, hosts, records);
      runs.push({ browsers, ...(await clearByExtension(withIt, tabs[0] as Page, hosts)) });
    }
    for (const tab of tabs) await tab.close();
    const all = (value: (run: (typeof runs)[number]) => number) => spreadOf(runs.map(value));
    results.push({
      ...{ hosts: count, records },
      ours: all(run => run.deletion),
      browsers: all(run => run.browsers),
      ratio: all(run => run.deletion / run.browsers),
      whole: all(run => run.whole),
    });
  }
  return results;
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
  for (const host of hosts)
    await visit(browser, async page => {
      await page.goto(`https://${host}/store-everything`);
      await page.evaluate(() => window.stored);
      await page.evaluate(storeMany, records);
    });
}

async function storeMany(records: number): Promise<void> {
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

async function clearByBrowser(cdp: CDPSession, hosts: readonly string[]): Promise<number> {
  const begun = performance.now();
  const clear = (host: string) =>
    cdp.send('Storage.clearDataForOrigin', { origin: `https://${host}`, storageTypes: 'all' });
  await Promise.all(hosts.map(clear));
  return performance.now() - begun;
}

/** Clears everything of all hosts, as if the user had agreed to that; throws when something was left. */
async function clearByExtension(
  browser: Browser,
  page: Page,
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
  const { deletion } = await popup.evaluate(clearAll, { id: asking.id, hosts: [...hosts], tab });
  await popup.close();
  const events = incidentsIn(await browser.inBackground(readKept))[0]?.events ?? [];
  const report = events.find(event => event.type === 'cleared')?.report;
  if (!report) throw new Error('the clearing was not written down');
  const left = report.hosts.filter(({ types }) => types.some(({ after }) => after !== 0));
  if (left.length) throw new Error(`not everything was cleared: ${JSON.stringify(left)}`);
  return { deletion, whole: report.durationMs };
}

/** Runs in a page of the extension's: asks for the clearing, and watches its journal, which goes when its end is written down. */
function clearAll({ id, hosts, tab }: { id: string; hosts: string[]; tab: number }) {
  const at: Record<string, number> = {};
  const done = new Promise<{ deletion: number }>(resolve => {
    chrome.storage.onChanged.addListener(changes => {
      const journal = changes[`clearing:${id}`];
      const phase = (journal?.newValue as { phase?: string } | undefined)?.phase;
      if (phase) at[phase] = performance.now();
      else if (journal) resolve({ deletion: (at['reading-back'] ?? 0) - (at.erasing ?? 0) });
    });
  });
  const command = { type: 'confirm', step: 'clear-site-data', level: 4, hosts };
  return chrome.runtime.sendMessage({ type: 'command', tab, command }).then(reply => {
    if (!(reply as { ok: boolean }).ok) throw new Error(`refused: ${JSON.stringify(reply)}`);
    return done;
  });
}
