import { FakeEvent } from './event';
import type { Family } from './family';

const HEYRON_MATCH = '*://*.heyron.ai/*';
const HEYRON = /^https?:\/\/(?:[^/]+\.)?heyron\.ai(?::\d+)?\//;

/** `permissions`: heyron.ai, and the sites that the user added. */
export class FakePermissions {
  /** The patterns that are granted besides heyron's. */
  readonly added = new Set<string>();
  /** The tabs whose user has clicked the toolbar button, by address. */
  readonly clicked = new Set<string>();
  /** What the user answers. */
  allows = true;
  readonly onAdded = new FakeEvent();
  readonly onRemoved = new FakeEvent();

  constructor(private readonly heyron: () => boolean) {}

  async contains({ origins }: { origins: string[] }): Promise<boolean> {
    return origins.every(pattern => (pattern === HEYRON_MATCH ? this.heyron() : this.added.has(pattern)));
  }

  async getAll(): Promise<{ origins: string[] }> {
    return { origins: [...(this.heyron() ? [HEYRON_MATCH] : []), ...this.added] };
  }

  async request({ origins }: { origins: string[] }): Promise<boolean> {
    if (this.allows) this.grant(...origins);
    return this.allows;
  }

  async remove({ origins }: { origins: string[] }): Promise<boolean> {
    for (const pattern of origins) this.added.delete(pattern);
    this.onRemoved.happen({ origins });
    return true;
  }

  /** The user grants patterns, here or in the browser's own settings. */
  grant(...origins: string[]): void {
    for (const pattern of origins) this.added.add(pattern);
    this.onAdded.happen({ origins });
  }

  /** Whether the extension sees an address. Firefox accepts a pattern with a port, and then matches nothing. */
  sees(address: string, family: Family): boolean {
    if (HEYRON.test(address)) return this.heyron();
    if (!URL.canParse(address)) return false;
    const { protocol, host, hostname } = new URL(address);
    const matching = [
      `${protocol}//*/*`,
      `${protocol}//${hostname}/*`,
      family === 'chromium' ? `${protocol}//${host}/*` : '',
    ];
    return this.clicked.has(address) || matching.some(pattern => this.added.has(pattern));
  }
}
