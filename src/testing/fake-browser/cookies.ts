export interface FakeCookie {
  name: string;
  /** With a dot in front where the cookie is for subdomains too, as both browsers write it. */
  domain: string;
  path: string;
  secure: boolean;
  storeId: string;
  partitionKey?: { topLevelSite?: string };
}

/** `cookies`, with their domains, partitions and stores. */
export class FakeCookies {
  private jar: FakeCookie[] = [];
  /** Cookies of this name cannot be removed. */
  stuck: string | null = null;

  constructor(private readonly log: string[]) {}

  add(domain: string, name: string, more: Partial<FakeCookie> = {}): void {
    this.jar.push({ name, domain, path: '/', secure: true, storeId: '0', ...more });
  }

  names(): string[] {
    return this.jar.map(({ name }) => name);
  }

  /** Drops cookies for a browser that removes them by its own rules. */
  drop(gone: (cookie: FakeCookie) => boolean): void {
    this.jar = this.jar.filter(cookie => !gone(cookie));
  }

  /** Partitioned ones are told only to who asks for them. */
  async getAll(filter: { domain: string; storeId?: string; partitionKey?: object }): Promise<FakeCookie[]> {
    const within = (domain: string) => `.${bare(domain)}`.endsWith(`.${filter.domain}`);
    return this.jar.filter(
      ({ domain, storeId, partitionKey }) =>
        within(domain) &&
        storeId === (filter.storeId ?? '0') &&
        (partitionKey === undefined || filter.partitionKey !== undefined),
    );
  }

  /** Removes the cookies of a name that would be sent to an address, of one partition. */
  async remove(what: {
    url: string;
    name: string;
    storeId?: string;
    partitionKey?: { topLevelSite?: string };
  }) {
    const { protocol, hostname, pathname } = new URL(what.url);
    this.log.push(`remove cookie ${what.name} of ${hostname}`);
    if (what.name === this.stuck) return null;
    this.drop(({ name, domain, path, secure, storeId, partitionKey }) => {
      const sent = domain.startsWith('.') ? `.${hostname}`.endsWith(domain) : hostname === domain;
      return (
        sent &&
        name === what.name &&
        pathname.startsWith(path) &&
        (!secure || protocol === 'https:') &&
        storeId === (what.storeId ?? '0') &&
        partitionKey?.topLevelSite === what.partitionKey?.topLevelSite
      );
    });
    return { name: what.name, url: what.url };
  }
}

function bare(domain: string): string {
  return domain.replace(/^\./, '');
}
