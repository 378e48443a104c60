import type { FakeRules } from './rules';
import type { FakeSites } from './sites';

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
}

const HEYRON = /^https?:\/\/(?:[^/]+\.)?heyron\.ai(?::\d+)?\//;

/** `tabs`. Every page loads at once. */
export class FakeTabs {
  private readonly open = new Map<number, FakeTab>();
  private last = 100;
  /** What content scripts answer, by tab; a tab without one has none. */
  readonly answers = new Map<number, (message: { type: string }) => unknown>();
  /** What content scripts were told. */
  readonly told: { tab: number; message: unknown }[] = [];

  constructor(
    private readonly sites: FakeSites,
    private readonly rules: FakeRules,
    private readonly log: string[],
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
    } as const;
    this.open.set(id, { ...blank, ...more, id, url: '' });
    this.go(this.of(id), url);
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

  async get(id: number): Promise<FakeTab> {
    return { ...this.of(id) };
  }

  async query({ url, active }: { url?: string; active?: boolean }): Promise<FakeTab[]> {
    if (url !== undefined && url !== '*://*.heyron.ai/*') throw new Error(`the fake knows no pattern ${url}`);
    return this.all().filter(
      tab => (url === undefined || HEYRON.test(tab.url)) && (active === undefined || tab.active === active),
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
  }): Promise<FakeTab> {
    const id = this.add(url, {
      active: more.active ?? true,
      ...(more.cookieStoreId && { cookieStoreId: more.cookieStoreId }),
    });
    this.log.push(`open ${url}`);
    return { ...this.of(id) };
  }

  async remove(id: number): Promise<void> {
    this.of(id);
    this.open.delete(id);
  }

  async reload(id: number, { bypassCache = false } = {}): Promise<void> {
    this.log.push(`reload ${id}${bypassCache ? ' past the cache' : ''}`);
    this.go(this.of(id), this.of(id).url);
  }

  async sendMessage(id: number, message: { type: string }): Promise<unknown> {
    this.told.push({ tab: id, message });
    const answer = this.answers.get(id);
    if (!answer) throw new Error('Could not establish connection. Receiving end does not exist.');
    return answer(message);
  }

  private go(tab: FakeTab, url: string): void {
    const host = HEYRON.test(url) ? new URL(url).hostname : null;
    tab.url = url;
    tab.live = host !== null && !this.sites.down.has(host) && !this.rules.forbidScripts(tab.id);
    if (host !== null && tab.live) this.sites.run(host);
  }
}
