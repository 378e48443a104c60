import { CREDENTIALS } from '../../core/rungs';
import type { FakeSites } from './sites';
import type { FakeTabs } from './tabs';

interface Injection {
  readonly target: { readonly tabId: number };
  readonly files?: string[];
  readonly args?: unknown[];
}

/**
 * `scripting`. A function is not run: there is no page here. What it would return is `answer`'s to say; one that is given
 * a credential removes it.
 */
export class FakeScripting {
  /** What a function injected into a page of `host` returns: by default what the site keeps there. */
  answer = (host: string): unknown => ({ host, ...this.sites.of(host) });

  constructor(
    private readonly sites: FakeSites,
    private readonly tabs: FakeTabs,
    private readonly log: string[],
  ) {}

  async executeScript({ target, files, args }: Injection) {
    const { url, live } = this.tabs.of(target.tabId);
    const { hostname, protocol } = new URL(url);
    if (!/^https?:$/.test(protocol) || this.sites.down.has(hostname))
      throw new Error('Cannot access contents of the page.');
    const credential = CREDENTIALS.find(known => args?.[1] === known);
    if (credential) {
      if (live) throw new Error('the app runs here, and would write it back');
      this.log.push(`remove ${credential} of ${args?.[2]} from ${hostname}`);
      this.sites.of(hostname)[credential] = 0;
      return [{ result: null }];
    }
    if (!files) this.log.push(`look into ${hostname}`); // a script of ours changes nothing that anyone has
    return [{ result: files ? null : this.answer(hostname) }];
  }
}
