import type { FakeCookies } from './cookies';
import type { Family } from './family';
import type { FakeSites, Store } from './sites';
import type { FakeTabs } from './tabs';

const CHROMIUM: Record<string, readonly Store[]> = {
  cookies: [],
  cache: [],
  localStorage: ['localStorage', 'sessionStorage', 'deviceToken', 'gatewayToken', 'identity', 'otherGateway'],
  indexedDB: ['indexedDB'],
  cacheStorage: ['cacheStorage'],
  serviceWorkers: ['serviceWorkers'],
  fileSystems: ['fileSystem'],
};
const FIREFOX: Record<string, readonly Store[]> = {
  cookies: [],
  cache: [],
  localStorage: ['localStorage', 'sessionStorage', 'deviceToken', 'gatewayToken', 'identity', 'otherGateway'],
  indexedDB: ['indexedDB'],
  serviceWorkers: ['serviceWorkers'],
};

/** `browsingData.remove` as each family does it (docs/browser-facts.md, "What browsingData removes"). */
export class FakeBrowsingData {
  /** The next call fails. */
  failing = false;

  constructor(
    private readonly family: Family,
    private readonly sites: FakeSites,
    private readonly cookies: FakeCookies,
    private readonly tabs: FakeTabs,
    private readonly log: string[],
  ) {}

  async remove(options: { origins?: string[]; hostnames?: string[] }, types: Record<string, boolean>): Promise<void> {
    const chromium = this.family === 'chromium';
    this.reject(Object.keys(options), chromium ? ['origins', 'since'] : ['hostnames', 'since', 'cookieStoreId']);
    this.reject(Object.keys(types), Object.keys(chromium ? CHROMIUM : FIREFOX));
    if ('cookieStoreId' in options && types.serviceWorkers)
      throw new Error('Firefox does not support clearing serviceWorkers with cookieStoreId.');
    if (this.failing) throw new Error('An unexpected error occurred');
    const filter = chromium ? options.origins : options.hostnames;
    this.log.push(`erase ${filter?.join(' ')}`);
    if (filter === undefined) this.sites.everythingGone = true;
    for (const entry of filter ?? []) this.empty(entry, types, chromium);
  }

  private reject(given: string[], known: string[]): void {
    for (const key of given)
      if (!known.includes(key)) throw new Error(`Error at parameter: Unexpected property: '${key}'.`);
  }

  private empty(entry: string, types: Record<string, boolean>, chromium: boolean): void {
    const own = (host: string) => (chromium ? `https://${host}` : host) === entry; // a wildcard equals no host
    const domain = chromium ? /[^./]+\.[^./]+$/.exec(entry)?.[0] : undefined;
    for (const type of Object.keys(types).filter(name => types[name]))
      for (const store of (chromium ? CHROMIUM : FIREFOX)[type] ?? [])
        for (const host of this.sites.hosts()) {
          const below = !chromium && type === 'serviceWorkers' && host.endsWith(`.${entry}`);
          if ((own(host) || below) && !this.sites.stuck.has(store)) this.sites.of(host)[store] = 0;
        }
    if (types.cookies)
      this.cookies.drop(cookie => {
        const host = cookie.domain.replace(/^\./, '');
        return chromium ? `.${host}`.endsWith(`.${domain}`) : host === entry;
      });
    // A live page writes its state back.
    for (const { url, live } of this.tabs.all())
      if (live && own(new URL(url).hostname)) this.sites.run(new URL(url).hostname);
  }
}
