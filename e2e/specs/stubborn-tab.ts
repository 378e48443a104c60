/** A tab with a stubborn page of the agent (site/page/stubborn.ts), at its top or in a frame. */

import type { Frame, Page } from '@playwright/test';
import { addressOf, type Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import type { Manner } from '../site/page/stubborn.ts';
import { AGENT } from '../worlds/world.ts';
import { entriesOf, type Store } from './stored-entries.ts';

export const STUBBORN = `https://${AGENT}/stubborn`;
export const FRAMING = `https://heyron.ai/store-everything/framing?of=${STUBBORN}`;

export class StubbornTab {
  private constructor(
    readonly page: Page,
    /** The value that its page holds until it is reloaded. */
    readonly held: string,
    private readonly address: string,
  ) {}

  /** Makes a tab's page stubborn, and waits until it has proved that it writes back what is removed. */
  static async of(page: Page, manner: Manner): Promise<StubbornTab> {
    const tab = new StubbornTab(
      page,
      await innermost(page).evaluate(how => window.beStubborn(how), manner),
      page.url(),
    );
    await tab.expectWritesBack();
    return tab;
  }

  /** The stubborn document. */
  get document(): Frame {
    return innermost(this.page);
  }

  async expectWritesBack(): Promise<void> {
    const read = () => this.document.evaluate(name => localStorage.getItem(name), this.held);
    await this.document.evaluate(name => localStorage.removeItem(name), this.held);
    await eventually(read).toBe(this.held);
  }

  /** Waits until the tab shows its page again and the page holds this: its value, or nothing after another load. */
  async expectHolding(held: string | null): Promise<void> {
    await eventually(() => addressOf(this.page)).toBe(this.address);
    await eventually(() => addressOf(this.document)).toBe(STUBBORN);
    await eventually(() => this.document.evaluate(() => window.held)).toBe(held);
  }

  /** Those of some stores, or of all, that still hold anything of its value, its own session's among them. */
  async storesOfIt(user: Browser, stores?: readonly Store[]): Promise<Store[]> {
    const entries = await entriesOf(user, [AGENT], new Map([[AGENT, this.document]]));
    const left = entries.filter(entry => JSON.stringify(entry).includes(this.held));
    return [...new Set(left.map(({ store }) => store))].filter(store => stores?.includes(store) ?? true);
  }
}

/** The document in a page's frame, if it has one, else the page's own. */
function innermost(page: Page): Frame {
  return page.frames().at(-1) ?? page.mainFrame();
}
