/** What sites keep in the browser, by host: how many entries of each type. */

export const STORES = [
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'cacheStorage',
  'serviceWorkers',
  'fileSystem',
  'deviceToken',
  'gatewayToken',
  'identity',
  'otherGateway',
] as const;
export type Store = (typeof STORES)[number];
type Kept = Record<Store, number>;

const nothing = (): Kept => ({
  localStorage: 0,
  sessionStorage: 0,
  indexedDB: 0,
  cacheStorage: 0,
  serviceWorkers: 0,
  fileSystem: 0,
  deviceToken: 0,
  gatewayToken: 0,
  identity: 0,
  otherGateway: 0,
});

export class FakeSites {
  private readonly kept = new Map<string, Kept>();
  /** Hosts whose server does not answer: none of their pages load. */
  readonly down = new Set<string>();
  /** Where a host's service worker redirects visits: no rule applies to it. */
  readonly redirects = new Map<string, string>();
  /** Stores that the browser claims to have emptied but did not. */
  readonly stuck = new Set<Store>();
  /** What a call for the whole browser would have emptied. True in a test means a disaster. */
  everythingGone = false;

  of(host: string): Kept {
    const kept = this.kept.get(host) ?? nothing();
    this.kept.set(host, kept);
    return kept;
  }

  fill(...hosts: string[]): void {
    for (const host of hosts) for (const store of STORES) this.of(host)[store] = 2;
  }

  hosts(): string[] {
    return [...this.kept.keys()];
  }

  /** A page with running scripts stores what it needs: the app makes a device identity if there is none. */
  run(host: string): void {
    const kept = this.of(host);
    if (kept.localStorage === 0) kept.localStorage = 1;
  }
}
