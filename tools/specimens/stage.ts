/** A real gateway behind its edge, a browser with Re-Pair's reader and no extension, and what modes do with them. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type ChromiumBrowser, launchChromium } from '../../e2e/browser/chromium/launch-chromium.ts';
import { IDENTITY_KEY, type Identity } from '../../e2e/gateway/device-identity.ts';
import { type Edge, startEdge } from '../../e2e/gateway/edge.ts';
import { AGENT_ORIGIN, type Gateway, type GatewayOptions, startGateway } from '../../e2e/gateway/gateway.ts';
import { compare, type Row } from './compare.ts';
import type { Seen } from './in-page.ts';
import { openEyes, see } from './inject-reader.ts';
import { type Told, Wire } from './wire.ts';

/** The longest wait for anything; what did not come shows in the table. */
const LONGEST_WAIT_MS = 20_000;
/** How long a page may take to show what it received, including a second try with another credential. */
const SHOWS_AFTER_MS = 5_000;

/** A page on the agent, and what it receives. */
export interface Visit {
  readonly page: Page;
  readonly wire: Wire;
}

/** The result of one scan. */
export interface Finding {
  readonly row: Row;
  readonly visit: Visit;
  readonly seen: Seen;
  readonly browser: ChromiumBrowser;
}

export class Stage {
  readonly #script: string;
  #browser: ChromiumBrowser | null = null;

  private constructor(
    readonly gateway: Gateway,
    readonly edge: Edge,
    script: string,
  ) {
    this.#script = script;
  }

  /** @param script what `buildEyes` built */
  static async open(options: GatewayOptions, script: string): Promise<Stage> {
    const gateway = await startGateway(options);
    const edge = await startEdge({ agents: { [new URL(AGENT_ORIGIN).host]: gateway } });
    return new Stage(gateway, edge, script);
  }

  /** A new browser with its own address, with one page on `url`. */
  async newVisit(url: string): Promise<Visit> {
    await this.#browser?.close();
    this.#browser = await launchChromium({ site: this.edge });
    this.edge.clientIp = `203.0.113.${(Number(this.edge.clientIp.split('.')[3]) % 250) + 1}`;
    await openEyes(this.#browser.context, this.#script);
    const page = await this.#browser.newPage();
    const wire = new Wire(page);
    await wire.through(each => each.goto(url));
    return { page, wire };
  }

  /** The same with the device approved, and connected. @throws when that fails. */
  async newPairedVisit(): Promise<Visit> {
    const visit = await this.newVisit(this.gateway.link());
    await until(visit, told => told !== null);
    if (visit.wire.requestId === null) throw new Error(`no pairing request, but ${visit.wire.told}`);
    await this.gateway.approve(visit.wire.requestId);
    if (!(await until(visit, told => told === 'connected'))) {
      await visit.page.goto('about:blank'); // the same address with another fragment would not reload
      await visit.wire.through(page => page.goto(this.gateway.link()));
      if (!(await until(visit, told => told === 'connected'))) throw new Error(`not let in: ${visit.wire.told}`);
    }
    await pause(SHOWS_AFTER_MS);
    return visit;
  }

  /** Waits until the page received something that `counts`, and had the time to show it; then scans it. */
  async look(mode: string, visit: Visit, counts: (told: Told) => boolean = told => told !== null): Promise<Finding> {
    await until(visit, counts);
    await pause(SHOWS_AFTER_MS);
    if (!this.#browser) throw new Error('no visit, nothing to look at');
    const seen = await see(visit.page);
    return {
      row: compare(mode, visit.wire, seen),
      visit,
      seen,
      browser: this.#browser,
    };
  }

  /** Approves what a page asks for, and checks whether it retries on its own, as an earlier scan said. */
  async lookAfterApproval(mode: string, { visit, seen }: Finding): Promise<Finding> {
    await this.gateway.approve(visit.wire.requestId ?? '');
    const connected = await until(visit, told => told === 'connected');
    const finding = await this.look(mode, visit);
    if (connected === seen.look.retriesItself) return finding;
    const words = connected ? 'it tries again by itself' : 'it does not try again by itself';
    return { ...finding, row: { ...finding.row, differences: [...finding.row.differences, words] } };
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    await this.edge.stop();
    await this.gateway.dispose();
  }
}

/** The device of a page. */
export async function identityOf({ page }: Visit): Promise<Identity> {
  const stored = await page.waitForFunction(key => localStorage.getItem(key), IDENTITY_KEY);
  return JSON.parse((await stored.jsonValue()) ?? 'null') as Identity;
}

async function until({ wire }: Visit, counts: (told: Told) => boolean): Promise<boolean> {
  for (const limit = Date.now() + LONGEST_WAIT_MS; Date.now() < limit; await pause(100))
    if (counts(wire.told)) return true;
  return false;
}
