/** How long a clearing takes: its deletion next to the browser's own for the same origins, and the whole of it. */

import type { Page } from '@playwright/test';
import type { Browser } from '../e2e/browser/browser.ts';
import { forgetKept, incidentsIn, readKept, writeIncidents } from '../e2e/worlds/extension-storage.ts';
import { Timeline } from '../e2e/worlds/timeline.ts';
import { AGENT } from '../e2e/worlds/world.ts';
import type { ClearLevel } from '../src/core/catalogue/clear-levels.ts';
import { DEVICE_TOKEN_KEY } from '../src/core/clearing/stored-keys.ts';
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

/** The smaller levels leave the records alone, and should cost the same however many there are. */
const CASES: readonly Case[] = [
  ...([1, 2, 3] as const).flatMap(level => casesOf(level, 1, [0, 1_000, 100_000])),
  ...casesOf(3, 5, [1_000]),
  ...casesOf(4, 1, [0, 1_000, 100_000]),
  ...casesOf(4, 5, [0, 1_000, 100_000]),
  ...casesOf(4, 50, [0, 1_000]),
];

/** The same as the browser names it; it has no call for a single stored credential. */
const BROWSERS_TYPES: Readonly<Record<ClearLevel, string | null>> = {
  1: 'service_workers,cache_storage',
  2: null,
  3: 'cookies',
  4: 'all',
};

/**
 * Storing so many takes most of a minute, in which a visit to a host costs as much as a thousand of its records; so
 * there are fewer rounds. After so many were deleted and stored again, Chromium answers no page of their host for
 * minutes; so each round has a new profile. Otherwise each case has one: earlier data makes a browser slower.
 */
const MANY = 50_000;
const VISIT = 1_000;

/** Times in ms. */
export interface Clearing extends Case {
  /** Our deletion, between the journal entries before and after it. */
  readonly ours: Spread;
  /** The browser's own, over the DevTools protocol, and ours ÷ that; none if it has no such call. */
  readonly browsers?: Spread;
  readonly ratio?: Spread;
  /** Everything up to the read-back: parking, counting, deletion. Without the tabs' return. */
  readonly whole: Spread;
}

/**
 * Clears `rounds` times in each way, alternating, for each level, number of hosts and of records. It takes most of an
 * hour, so `soFar` gets the results after each case.
 */
export async function measureClearing(
  setting: Setting,
  rounds: number,
  soFar: (results: readonly Clearing[]) => void,
): Promise<Clearing[]> {
  const results: Clearing[] = [];
  for (const each of CASES) {
    console.error(`  level ${each.level}, ${each.hosts} × ${each.records} …`);
    results.push(await measureCase(setting, each, rounds));
    soFar(results);
  }
  return results;
}

async function measureCase(setting: Setting, { level, hosts: count, records }: Case, rounds: number) {
  const types = BROWSERS_TYPES[level];
  const hosts = hostsUpTo(count);
  const isMany = count * (VISIT + records) >= MANY;
  const stays = level < 4;
  const held: { browser?: Browser } = {};
  let isThere = false;
  async function inTurn<T>(clear: (browser: Browser, tabs: Page[]) => Promise<T>): Promise<T> {
    held.browser ??= await setting.launch();
    const { browser } = held;
    const open = hosts.filter(host => host === OWN || host === OTHER);
    const tabs = await Promise.all(open.map(host => browser.newPage(`https://${host}/dump`)));
    await fill(browser, hosts, isThere ? 0 : records);
    isThere = stays;
    const found = await clear(browser, tabs);
    for (const tab of tabs) await tab.close();
    if (isMany && !stays) {
      delete held.browser;
      await browser.close();
    }
    return found;
  }
  const runs: { deletion: number; whole: number }[] = [];
  const browsers: number[] = [];
  try {
    for (let round = 0; round < (isMany ? Math.ceil(rounds / 3) : rounds); round++) {
      if (types) browsers.push(await inTurn(browser => clearByBrowser(browser, hosts, types)));
      runs.push(await inTurn((browser, [tab]) => clearByExtension(browser, tab as Page, level, hosts)));
    }
  } finally {
    await held.browser?.close();
  }
  const deletions = runs.map(({ deletion }) => deletion);
  const besideBrowsers = types && {
    browsers: spreadOf(browsers),
    ratio: spreadOf(browsers.map((time, round) => (deletions[round] ?? Number.NaN) / time)),
  };
  return {
    ...{ level, hosts: count, records },
    ours: spreadOf(deletions),
    ...besideBrowsers,
    whole: spreadOf(runs.map(({ whole }) => whole)),
  };
}

function casesOf(level: ClearLevel, hosts: number, records: readonly number[]): Case[] {
  return records.map(each => ({ level, hosts, records: each }));
}

/** The agent, then another that is open, the account site, and agents that no tab shows. */
function hostsUpTo(count: number): string[] {
  const away = Array.from({ length: count }, (_, n) => `away-${n}.c3.heyron.ai`);
  return [OWN, OTHER, 'heyron.ai', ...away].slice(0, count);
}

/** One of everything on each host, and many records in two stores. */
function fill(browser: Browser, hosts: readonly string[], records: number): Promise<void> {
  return visit(browser, async page => {
    for (const host of hosts) {
      await page.goto(`https://${host}/store-everything`);
      await page.evaluate(() => window.stored);
      await page.evaluate(storeMany, { records, credential: DEVICE_TOKEN_KEY });
      // The browser keeps storing after the page that wrote has gone; until it has finished nothing can be read.
      while (!(await isStored(page, host, records)));
    }
  });
}

async function isStored(page: Page, host: string, records: number): Promise<boolean> {
  await page.goto(`https://${host}/dump`);
  return page.evaluate(least => localStorage.length >= least, records);
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
async function clearByBrowser({ context }: Browser, hosts: readonly string[], storageTypes: string): Promise<number> {
  const cdp = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
  const begun = performance.now();
  const clear = (host: string) => cdp.send('Storage.clearDataForOrigin', { origin: `https://${host}`, storageTypes });
  await Promise.all(hosts.map(clear));
  const took = performance.now() - begun;
  await cdp.detach();
  return took;
}

/** Clears a level of all hosts, as if the user had agreed; throws if something was left. */
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
    .starts('clear-site-data').incident;
  await forgetKept(browser); // the incident before this one is newer
  await writeIncidents(browser, [asking]);
  const popup = await browser.openPopupPage(tab);
  await popup.locator('[data-cost="loss"]').waitFor(); // the loss is shown before the consent
  const { deletion } = await popup.evaluate(clearAll, { id: asking.id, level, hosts: [...hosts], tab });
  await popup.close();
  const events = incidentsIn(await browser.inBackground(readKept))[0]?.events ?? [];
  const report = events.find(event => event.type === 'cleared')?.report;
  if (!report) throw new Error('the clearing was not written down');
  const left = report.hosts.filter(({ types }) => types.some(({ after }) => after !== 0));
  if (left.length) throw new Error(`not everything was cleared: ${JSON.stringify(left)}`);
  return { deletion, whole: report.durationMs };
}

/** Runs in a page of the extension: asks for the clearing, and watches its journal until its tabs are back. */
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
