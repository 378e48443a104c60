import { FakeEvent } from './event';
import type { Family } from './family';
import type { FakeRules } from './rules';
import { type FakeSites, STORES } from './sites';

export interface FakeTab {
  id: number;
  windowId: number;
  index: number;
  url: string;
  status: 'loading' | 'complete';
  active: boolean;
  incognito: boolean;
  cookieStoreId?: string;
  /** Its page's scripts run, so it writes its state back. */
  live: boolean;
  /** A script of ours stopped its page before it could run. */
  stopped: boolean;
  /** Its page asks "Leave site?", and nobody answers. */
  asks: boolean;
  /** The origins of frames that were put into its page. */
  framed?: string[];
  title?: string;
  discarded?: boolean;
  /** The tab whose page opened it. */
  openerTabId?: number;
  /** Where it is going before any answer; only Chromium tells. */
  pendingUrl?: string;
}

const HEYRON = /^https?:\/\/(?:[^/]+\.)?heyron\.ai(?::\d+)?\//;

/** `tabs`. Every page loads at once, unless answers are held. */
export class FakeTabs {
  private readonly open = new Map<number, FakeTab>();
  /** Where each tab stood before its present page. */
  private readonly before = new Map<FakeTab, string>();
  private last = 100;
  /** What content scripts answer, by tab; a tab without one has none. */
  readonly answers = new Map<number, (message: { type: string }) => unknown>();
  readonly onRemoved = new FakeEvent();
  /** The scripts that stop pages, and their origins. */
  readonly stopping = new Map<string, string[]>();
  /** Tabs do not arrive yet, and are visible on their way. */
  holding = false;
  /** What content scripts were told. */
  readonly told: { tab: number; message: unknown }[] = [];
  /** Ids of frames that were removed from their pages; all others exist. */
  readonly framesGone = new Set<number>();

  constructor(
    private readonly sites: FakeSites,
    private readonly rules: FakeRules,
    private readonly log: string[],
    private readonly family: Family,
    private readonly sees: (address: string) => boolean,
  ) {}

  /** Opens a tab for a test; returns its id. */
  add(url: string, more: Partial<FakeTab> = {}): number {
    const id = more.id ?? ++this.last;
    const blank = {
      windowId: 1,
      index: 0,
      status: 'complete',
      active: false,
      incognito: false,
      live: false,
      stopped: false,
      asks: false,
    } as const;
    this.open.set(id, { ...blank, ...more, id, url: '', asks: false });
    this.go(this.of(id), url);
    this.of(id).asks = more.asks ?? false;
    return id;
  }

  of(id: number): FakeTab {
    const tab = this.open.get(id);
    if (!tab) throw new Error(`No tab with id: ${id}.`);
    return tab;
  }

  all(): FakeTab[] {
    return [...this.open.values()];
  }

  async get(id: number): Promise<Partial<FakeTab>> {
    return this.seen(this.of(id));
  }

  /** A tab as seen with access to what is granted and the extension's own pages alone. */
  private seen(tab: FakeTab): Partial<FakeTab> {
    const { url, pendingUrl, ...rest } = tab;
    const sees = (address = '') => /^(?:chrome|moz)-extension:/.test(address) || this.sees(address);
    // Firefox changes the process on the way, and shows no address yet.
    const shown = this.family === 'firefox' && pendingUrl !== undefined ? '' : url;
    return {
      ...rest,
      ...(sees(shown) && { url: shown }),
      ...(this.family === 'chromium' && sees(pendingUrl) && { pendingUrl }),
    };
  }

  /** Another start of the browser: the same tabs under new numbers, at their pages or at those before them. */
  restore(lags: boolean): void {
    const tabs = this.all();
    this.open.clear();
    this.stopping.clear();
    for (const tab of tabs) {
      const url = (lags && this.before.get(tab)) || tab.url;
      this.add(url, { ...tab, id: ++this.last });
    }
  }

  /** Held loads finish: every tab arrives. */
  letGo(): void {
    this.holding = false;
    for (const tab of this.all()) {
      const { pendingUrl } = tab;
      delete tab.pendingUrl;
      tab.status = 'complete';
      if (pendingUrl !== undefined) this.go(tab, pendingUrl);
    }
  }

  async query({ url, active }: { url?: string | string[]; active?: boolean }): Promise<Partial<FakeTab>[]> {
    const patterns = url === undefined ? null : [url].flat();
    return this.all()
      .filter(
        tab =>
          (patterns === null || (this.sees(tab.url) && patterns.some(pattern => this.matches(pattern, tab.url)))) &&
          (active === undefined || tab.active === active),
      )
      .map(tab => this.seen(tab));
  }

  private matches(pattern: string, url: string): boolean {
    if (pattern === '*://*.heyron.ai/*') return HEYRON.test(url);
    if (!/^https?:\/\/[^/*]+\/\*$/.test(pattern)) throw new Error(`the fake knows no pattern ${pattern}`);
    const { protocol, host, hostname } = new URL(url);
    return [`${protocol}//${hostname}/*`, ...(this.family === 'chromium' ? [`${protocol}//${host}/*`] : [])].includes(
      pattern,
    );
  }

  async update(id: number, { url, active }: { url?: string; active?: boolean }): Promise<FakeTab> {
    const tab = this.of(id);
    if (active) tab.active = true;
    if (url !== undefined) {
      this.log.push(`tab ${id} → ${url}`);
      this.go(tab, url);
    }
    return { ...tab };
  }

  async create({
    url,
    ...more
  }: {
    url: string;
    active?: boolean;
    cookieStoreId?: string;
    windowId?: number;
  }): Promise<FakeTab> {
    const id = this.add(url, {
      active: more.active ?? true,
      ...(more.windowId !== undefined && { windowId: more.windowId }),
      ...(more.cookieStoreId && { cookieStoreId: more.cookieStoreId }),
    });
    this.log.push(`open ${url}`);
    return { ...this.of(id) };
  }

  async remove(id: number): Promise<void> {
    this.of(id);
    this.open.delete(id);
    this.onRemoved.happen(id);
  }

  async reload(id: number, { bypassCache = false } = {}): Promise<void> {
    this.log.push(`reload ${id}${bypassCache ? ' past the cache' : ''}`);
    this.go(this.of(id), this.of(id).url);
  }

  /** The tab in front cannot be discarded (both browsers). */
  async discard(id: number): Promise<void> {
    if (this.of(id).active) throw new Error('the active tab');
    this.log.push(`discard ${id}`);
    Object.assign(this.of(id), { discarded: true, live: false });
  }

  async sendMessage(
    id: number,
    message: { type: string },
    { frameId = 0 }: { frameId?: number } = {},
  ): Promise<unknown> {
    if (frameId !== 0 && !this.framesGone.has(frameId)) return undefined;
    this.told.push({ tab: id, message });
    const answer = this.answers.get(id);
    if (!answer) throw new Error('Could not establish connection. Receiving end does not exist.');
    return answer(message);
  }

  /** An injected header counts in Firefox alone, and never on a service worker's answer. */
  private obeyClearSiteData({ id }: FakeTab, url: string): void {
    if (this.family !== 'firefox' || !HEYRON.test(url)) return;
    const { hostname } = new URL(url);
    const site = this.sites.of(hostname);
    if (this.sites.down.has(hostname) || site.serviceWorkers > 0) return;
    if (this.rules.header(id, 'clear-site-data').includes('"storage"'))
      for (const store of STORES) if (!this.sites.stuck.has(store)) site[store] = 0;
  }

  private go(tab: FakeTab, url: string): void {
    if (tab.asks) return;
    if (this.holding) {
      Object.assign(tab, { pendingUrl: url, status: 'loading' });
      return;
    }
    this.obeyClearSiteData(tab, url);
    const asked = HEYRON.test(url) ? new URL(url) : null;
    const redirect = asked?.search.startsWith('?v=') ? this.sites.redirects.get(asked.hostname) : undefined;
    this.before.set(tab, tab.url);
    delete tab.framed;
    tab.url = redirect ?? url;
    const host = HEYRON.test(tab.url) ? new URL(tab.url).hostname : null;
    tab.stopped = [...this.stopping.values()].flat().includes(`*://${host}/*`);
    // No rule applies to a service worker's answer.
    const forbidden = this.rules.forbidScripts(tab.id) && !(host !== null && this.sites.of(host).serviceWorkers > 0);
    tab.live = host !== null && !this.sites.down.has(host) && !forbidden && !tab.stopped;
    if (host !== null && tab.live) this.sites.run(host);
  }
}
