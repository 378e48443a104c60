import type { FakeSites } from './sites';
import type { FakeTabs } from './tabs';

/** `scripting`. A function is not run: there is no page here. What it would return is `answer`'s to say. */
export class FakeScripting {
  /** What a function injected into a page of `host` returns: by default what the site keeps there. */
  answer = (host: string): unknown => ({ host, ...this.sites.of(host) });

  constructor(
    private readonly sites: FakeSites,
    private readonly tabs: FakeTabs,
    private readonly log: string[],
  ) {}

  async executeScript({ target, files }: { target: { tabId: number }; files?: string[] }) {
    const { url } = this.tabs.of(target.tabId);
    const { hostname, protocol } = new URL(url);
    if (!/^https?:$/.test(protocol) || this.sites.down.has(hostname))
      throw new Error('Cannot access contents of the page.');
    if (!files) this.log.push(`look into ${hostname}`); // a script of ours changes nothing that anyone has
    return [{ result: files ? null : this.answer(hostname) }];
  }
}
