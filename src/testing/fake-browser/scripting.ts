import { CREDENTIALS } from '../../core/catalogue/clear-levels';
import type { FakeSites } from './sites';
import type { FakeTabs } from './tabs';

interface Injection {
  readonly target: { readonly tabId: number };
  readonly files?: string[];
  readonly func?: { toString(): string };
  readonly args?: unknown[];
}

interface Registered {
  readonly id: string;
  readonly matches: string[];
  readonly js?: string[];
  readonly world?: string;
}

/**
 * `scripting`. Functions are not run, as there is no page. `answer` decides what they return; one that is given a
 * credential removes it.
 */
export class FakeScripting {
  /** The answer of the function that lists what a page of `host` keeps: by default what the site keeps there. */
  answer = (host: string): unknown => ({
    host,
    stored: Object.fromEntries(
      Object.entries(this.sites.of(host)).map(([type, count]) => [type, { count, bytes: null, names: [] }]),
    ),
  });
  /** The scripts for the pages of sites that the user added; an update forgets them. */
  readonly registered = new Map<string, Registered>();
  /** The origins of the frames in a tab's page, besides its own. */
  readonly frames = new Map<number, string[]>();

  constructor(
    private readonly sites: FakeSites,
    private readonly tabs: FakeTabs,
    private readonly log: string[],
    private readonly sees: (address: string) => boolean,
  ) {}

  async executeScript({ target, files, func, args }: Injection): Promise<{ result: unknown }[]> {
    const { url, live } = this.tabs.of(target.tabId);
    const { hostname, protocol } = new URL(url);
    if (!/^https?:$/.test(protocol) || this.sites.down.has(hostname) || !this.sees(url))
      throw new Error('Cannot access contents of the page.');
    const source = String(func);
    if (source.includes('unregister')) {
      if (live) throw new Error('the app runs here, and would write it back');
      this.log.push(`remove programs of ${hostname}`);
      Object.assign(this.sites.of(hostname), { cacheStorage: 0, serviceWorkers: 0 });
      return [{ result: null }];
    }
    const credential = CREDENTIALS.find(known => args?.[1] === known);
    if (credential) {
      if (live) throw new Error('the app runs here, and would write it back');
      this.log.push(`remove ${credential} of ${args?.[2]} from ${hostname}`);
      this.sites.of(hostname)[credential] = 0;
      return [{ result: null }];
    }
    if (source.includes('iframe')) {
      this.frame(target.tabId, args?.[0] as string[]);
      return [{ result: null }];
    }
    if (files) return [{ result: null }]; // a script of ours changes nothing that is stored
    if (source.includes('beforeunload')) this.tabs.of(target.tabId).asks = false;
    if (source.includes('workerStart')) return [{ result: this.sites.of(hostname).serviceWorkers === 0 }];
    if (source.includes('rePairStopped')) return [{ result: this.tabs.of(target.tabId).stopped }];
    if (!args) return this.documents(target.tabId, url);
    this.log.push(`look into ${hostname}`);
    return this.documents(target.tabId, url).map(({ result }) => ({
      result: this.answer(new URL(result).hostname),
    }));
  }

  async registerContentScripts(scripts: Registered[]): Promise<void> {
    for (const { id, matches, ...more } of scripts) {
      if (more.js?.some(file => file.includes('://'))) throw new Error('must be a relative URL');
      if (this.tabs.stopping.has(id) || this.registered.has(id)) throw new Error(`Duplicate script ID '${id}'`);
      if (id.startsWith('own-')) this.registered.set(id, { id, matches, ...more });
      else this.tabs.stopping.set(id, matches);
    }
  }

  async unregisterContentScripts({ ids }: { ids: string[] }): Promise<void> {
    for (const id of ids)
      if (!this.tabs.stopping.delete(id) && !this.registered.delete(id))
        throw new Error(`Nonexistent script ID '${id}'`);
  }

  async getRegisteredContentScripts(): Promise<Registered[]> {
    return [...[...this.tabs.stopping].map(([id, matches]) => ({ id, matches })), ...this.registered.values()];
  }

  /** Those that come: their hosts answer, lead nowhere, and no service worker answers with a policy of its own. */
  private frame(tab: number, urls: string[]): void {
    const origins = urls
      .map(url => new URL(url))
      .filter(({ hostname }) => {
        if (this.sites.down.has(hostname) || this.sites.redirects.has(hostname)) return false;
        return this.sites.of(hostname).serviceWorkers === 0;
      });
    this.tabs.of(tab).framed = origins.map(({ origin }) => origin);
  }

  /** The origins of a tab's documents, for a function that asks for them. */
  private documents(tab: number, url: string): { result: string }[] {
    return [new URL(url).origin, ...(this.frames.get(tab) ?? []), ...(this.tabs.of(tab).framed ?? [])].map(result => ({
      result,
    }));
  }
}
