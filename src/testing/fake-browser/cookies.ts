import { FakeEvent } from './event';

export interface FakeCookie {
  name: string;
  value: string;
  /** With a leading dot if it is also for subdomains, as in both browsers. */
  domain: string;
  path: string;
  secure: boolean;
  storeId: string;
  hostOnly: boolean;
  httpOnly: boolean;
  session: boolean;
  partitionKey?: { topLevelSite?: string };
}

/** What may be given besides; without a domain it belongs to the address's own host. */
interface Written {
  readonly url: string;
  readonly domain?: string;
  readonly expirationDate?: number;
}

/** `cookies`, with their domains, partitions and stores. */
export class FakeCookies {
  readonly onChanged = new FakeEvent();
  private jar: FakeCookie[] = [];
  /** Cookies of this name cannot be removed. */
  stuck: string | null = null;

  constructor(
    private readonly log: string[],
    private readonly granted: () => boolean,
  ) {}

  add(domain: string, name: string, more: Partial<FakeCookie> = {}): void {
    const hostOnly = !domain.startsWith('.');
    const usual = { path: '/', secure: true, httpOnly: false, session: false, storeId: '0' };
    this.jar.push({ name, value: 'secret', domain, ...usual, hostOnly, ...more });
  }

  names(): string[] {
    return this.jar.map(({ name }) => name);
  }

  /** Deletes cookies for a browser that removes them by its own rules. */
  drop(gone: (cookie: FakeCookie) => boolean): void {
    this.jar = this.jar.filter(cookie => !gone(cookie));
  }

  /** Partitioned cookies are listed only on request, and none without access to the site. */
  async getAll(filter: { domain: string; storeId?: string; partitionKey?: object }): Promise<FakeCookie[]> {
    const within = (domain: string) => `.${bare(domain)}`.endsWith(`.${filter.domain}`);
    return this.jar.filter(
      ({ domain, storeId, partitionKey }) =>
        this.granted() &&
        within(domain) &&
        storeId === (filter.storeId ?? '0') &&
        (partitionKey === undefined || filter.partitionKey !== undefined),
    );
  }

  /** An expired cookie replaces exactly the same one, and is gone. */
  async set(what: Omit<FakeCookie, 'domain' | 'hostOnly' | 'session'> & Written): Promise<null> {
    const { hostname, protocol } = new URL(what.url);
    if (what.expirationDate === undefined || what.expirationDate * 1000 > Date.now())
      throw new Error('only expired cookies are written here');
    if (!this.granted()) throw new Error('No host permissions for cookies at url');
    if (what.name === '' && what.value === '') throw new Error('Failed to parse or set cookie'); // as in both browsers
    if (what.secure && protocol !== 'https:') throw new Error('Failed to parse or set cookie');
    this.log.push(`remove cookie ${what.name} of ${hostname}`);
    const asked = what.domain ?? hostname;
    this.drop(
      ({ name, domain, path, storeId, partitionKey }) =>
        name === what.name &&
        name !== this.stuck &&
        domain === asked &&
        path === what.path &&
        storeId === what.storeId &&
        partitionKey?.topLevelSite === what.partitionKey?.topLevelSite,
    );
    return null;
  }
}

function bare(domain: string): string {
  return domain.replace(/^\./, '');
}
