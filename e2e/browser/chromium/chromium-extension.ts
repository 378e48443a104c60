/** The extension inside a running browser: its worker, its badge, its popup, and which tab id a page has. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, CDPSession, Page, Worker } from '@playwright/test';
import { type InBackground, LIMIT_MS } from '../browser.ts';
import { eventually } from '../eventually.ts';
import { DrawnPopup } from './real-popup.ts';

/** The part of the extension API that the tests call inside the worker. */
interface ExtensionApi {
  tabs: {
    query(filter: object): Promise<{ id?: number; url?: string; active: boolean; windowId: number }[]>;
    update(tabId: number, change: object): Promise<unknown>;
  };
  scripting?: { executeScript(call: object): Promise<{ result?: unknown }[]> };
  action: {
    getBadgeText(details: { tabId: number }): Promise<string>;
    getTitle(details: { tabId: number }): Promise<string>;
    openPopup(): Promise<unknown>;
  };
  developerPrivate: {
    updateExtensionConfiguration(change: object): Promise<void>;
    addHostPermission(id: string, pattern: string): Promise<void>;
    removeHostPermission(id: string, pattern: string): Promise<void>;
  };
}
declare const chrome: ExtensionApi;

/** How long a worker is first given to answer; one that has stopped never does, so each time it gets twice as long. */
const FIRST_ANSWER_MS = 1_000;

export class Extension {
  private readonly defaultPopup: string;
  private readonly lines: string[] = [];
  private workers = 0;

  /**
   * @param directory the built extension, with its manifest.json
   * @param cdp a session of the browser, not of a page
   */
  constructor(
    readonly id: string,
    directory: string,
    private readonly context: BrowserContext,
    private readonly cdp: CDPSession,
  ) {
    const manifest = JSON.parse(readFileSync(path.join(directory, 'manifest.json'), 'utf8'));
    this.defaultPopup = manifest.action?.default_popup ?? 'popup.html';
    for (const worker of context.serviceWorkers()) this.listenTo(worker);
    context.on('serviceworker', worker => this.listenTo(worker));
  }

  /** What its workers wrote to the console. */
  log(): string[] {
    return [...this.lines];
  }

  private listenTo(worker: Worker): void {
    if (!this.owns(worker.url())) return;
    this.lines.push(`(worker ${++this.workers} starts)`);
    worker.on('console', message => this.lines.push(`${message.type()}: ${message.text()}`));
  }

  /**
   * The service worker, awake and answering.
   *
   * @throws Error when it does not start within the limit
   */
  async serviceWorker(): Promise<Worker> {
    const deadline = Date.now() + LIMIT_MS;
    let problem: unknown;
    let timeout = FIRST_ANSWER_MS;
    while (Date.now() < deadline) {
      // Playwright keeps listing a stopped worker, and calls to it hang: only the targets are reliable.
      const worker = (await this.workerTarget()) && this.context.serviceWorkers().find(each => this.owns(each.url()));
      if (worker && (await answers(worker, timeout))) return worker;
      if (worker) timeout *= 2;
      await this.onServiceWorkers(session =>
        session.send('ServiceWorker.startWorker', { scopeURL: this.url('') }),
      ).catch(error => {
        problem = error; // the page of the session may be closing
      });
      await pause(100);
    }
    throw new Error('the extension has no service worker that starts', { cause: problem });
  }

  /**
   * Ends the service worker like an idle browser does, and waits until it is gone; the next event wakes it.
   *
   * @throws Error when it does not end within the limit
   */
  async killWorker(): Promise<void> {
    const targetId = await this.workerTarget();
    if (!targetId) return;
    await this.onServiceWorkers(async session => {
      let stopped = false;
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        stopped ||= versions.some(each => this.owns(each.scriptURL) && each.runningStatus === 'stopped');
      });
      // The target disappears at once, while the worker still runs for a moment: its status counts.
      await this.cdp.send('Target.closeTarget', { targetId });
      const deadline = Date.now() + LIMIT_MS;
      while (!stopped && Date.now() < deadline) await pause(20);
      if (!stopped) throw new Error('the service worker did not end');
    });
  }

  url(file: string): string {
    return `chrome-extension://${this.id}/${file}`;
  }

  async open(file: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(this.url(file));
    return page;
  }

  openPopupPage(tabId?: number): Promise<Page> {
    return this.open(this.defaultPopup + (tabId === undefined ? '' : `?tab=${tabId}`));
  }

  readonly inBackground: InBackground = async (run, argument) => {
    const worker = await this.serviceWorker();
    return worker.evaluate(run as (argument: unknown) => unknown, argument) as never;
  };

  /** Gives the extension access to its sites, or only to the tab in which its button was clicked. */
  async setAccess(granted: boolean): Promise<void> {
    const page = await this.context.newPage();
    // Its API is ready at once, its rendering takes seconds
    await page.goto('chrome://extensions/', { waitUntil: 'commit' });
    const change = { extensionId: this.id, hostAccess: granted ? 'ON_ALL_SITES' : 'ON_CLICK' };
    await page.evaluate(each => chrome.developerPrivate.updateExtensionConfiguration(each), change);
    await page.close();
  }

  /** Clicks its button over a page. The click lets it look at that page, and opens the popup, which is closed. */
  async clickButton(page: Page): Promise<void> {
    await page.bringToFront();
    const tabOf = async () => {
      const { targetInfos } = await this.cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] });
      return targetInfos.find(({ url }) => url === page.url())?.targetId;
    };
    await eventually(tabOf, 'the page’s tab, which may not know yet that its address has changed').toBeDefined();
    const action = { id: this.id, targetId: await tabOf() };
    // Playwright's protocol types are of one Chromium version and may lack this method.
    await this.cdp.send('Extensions.triggerAction' as never, action as never);
    await (await this.openedPopup()).close();
  }

  /** The next request for this site is granted without a question, which no test could answer. */
  allowSite(pattern: string): Promise<void> {
    return this.onExtensionsPage(
      async ([id, site]) => chrome.developerPrivate.addHostPermission(id, site),
      [this.id, pattern],
    );
  }

  /** Grants a pattern as the list of sites on the extension's own page does, or takes it back. */
  grantByHand(pattern: string, granted: boolean): Promise<void> {
    return granted
      ? this.allowSite(pattern)
      : this.onExtensionsPage(
          async ([id, site]) => chrome.developerPrivate.removeHostPermission(id, site),
          [this.id, pattern],
        );
  }

  private async onExtensionsPage(
    run: (given: [string, string]) => Promise<void>,
    given: [string, string],
  ): Promise<void> {
    const page = await this.context.newPage();
    await page.goto('chrome://extensions/', { waitUntil: 'commit' });
    await page.evaluate(run, given);
    await page.close();
  }

  /**
   * Opens the real action popup over the active tab.
   *
   * @throws Error when the browser does not open it within the limit
   */
  async realPopup(): Promise<DrawnPopup> {
    const worker = await this.serviceWorker();
    const deadline = Date.now() + LIMIT_MS;
    for (;;) {
      // Right after a tab was closed or activated, the browser may briefly have no active window.
      const problem = await worker.evaluate(() => chrome.action.openPopup().catch(String));
      if (!problem) return this.openedPopup();
      if (Date.now() > deadline) throw new Error(`the popup did not open: ${problem}`);
      await pause(100);
    }
  }

  /**
   * The real action popup that something else opened.
   *
   * @throws Error when there is none within the limit
   */
  openedPopup(): Promise<DrawnPopup> {
    return DrawnPopup.attach(this.cdp, this.url(this.defaultPopup));
  }

  async badgeText(tabId: number): Promise<string> {
    return this.inBackground(id => chrome.action.getBadgeText({ tabId: id }), tabId);
  }

  async actionTitle(tabId: number): Promise<string> {
    return this.inBackground(id => chrome.action.getTitle({ tabId: id }), tabId);
  }

  /**
   * The browser's tab id of a page. Tabs with the same URL are told apart by their document's start time. A page that
   * the extension may not see is brought to the front and found as the active tab.
   */
  async tabIdOf(page: Page): Promise<number> {
    const worker = await this.serviceWorker();
    const started = await page.evaluate(() => performance.timeOrigin).catch(() => null);
    const found = await worker.evaluate(
      async ([url, origin]) => {
        const tabs = (await chrome.tabs.query({})).filter(tab => tab.url === url);
        if (tabs.length < 2) return tabs[0]?.id;
        for (const { id } of tabs) {
          // The function stays nameless: tsx adds a helper to named ones, which the browser does not have.
          const answers = await chrome.scripting
            ?.executeScript({ target: { tabId: id }, func: [() => performance.timeOrigin][0] })
            .catch(() => undefined);
          if (answers?.[0]?.result === origin) return id;
        }
        return undefined;
      },
      [page.url(), started] as const,
    );
    return found ?? this.tabIdByActivating(page, worker);
  }

  private async tabIdByActivating(page: Page, worker: Worker): Promise<number> {
    const active = () => worker.evaluate(async () => (await chrome.tabs.query({ active: true })).map(({ id }) => id));
    const before = await active();
    await page.bringToFront();
    const after = await active();
    const { windowId } = await windowOf(page);
    const id = await worker.evaluate(
      async wanted => (await chrome.tabs.query({ active: true, windowId: wanted }))[0]?.id,
      windowId,
    );
    if (id === undefined) throw new Error(`no tab found for ${page.url()}`);
    for (const former of before) {
      if (former !== undefined && !after.includes(former)) {
        await worker.evaluate(tabId => chrome.tabs.update(tabId, { active: true }), former);
      }
    }
    return id;
  }

  private owns(url: string): boolean {
    return url.startsWith(this.url(''));
  }

  /** The target id of the running worker. */
  private async workerTarget(): Promise<string | undefined> {
    const { targetInfos } = await this.cdp.send('Target.getTargets');
    return targetInfos.find(({ type, url }) => type === 'service_worker' && this.owns(url))?.targetId;
  }

  /** Uses the browser's list of service workers, which only a page's session offers. */
  private async onServiceWorkers<T>(use: (session: CDPSession) => Promise<T>): Promise<T> {
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    const session = await this.context.newCDPSession(page);
    try {
      await session.send('ServiceWorker.enable');
      return await use(session);
    } finally {
      await session.detach();
    }
  }
}

/** Whether the worker runs code within this time, in ms; it refuses while it restarts. */
async function answers(worker: Worker, timeout: number): Promise<boolean> {
  const late = pause(timeout).then(() => false);
  return Promise.race([worker.evaluate(() => true).catch(() => false), late]);
}

function pause(ms: number): Promise<void> {
  return new Promise(done => setTimeout(done, ms));
}

async function windowOf(page: Page): Promise<{ windowId: number }> {
  const session = await page.context().newCDPSession(page);
  const found = await session.send('Browser.getWindowForTarget');
  await session.detach();
  return found;
}
