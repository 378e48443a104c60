/** One browser and one stand-in site for all states; each state begins with a new agent and an empty extension. */

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Phase } from '../../src/core/catalogue/clear-levels.ts';
import type { FailureKind } from '../../src/core/catalogue/failures.ts';
import type { StepId } from '../../src/core/catalogue/steps.ts';
import { type ChromiumBrowser, launchChromium } from '../browser/chromium/launch-chromium.ts';
import { Popup } from '../browser/popup.ts';
import { expectNoPrompt, expectPrompt } from '../browser/prompt.ts';
import type { Agent, Upgrade } from '../site/agent.ts';
import type { Generation } from '../site/generation.ts';
import { type OwnAgent, startOwnAgent } from '../site/own-agents.ts';
import type { AuthRefusal } from '../site/refusal.ts';
import { type Site, startSite } from '../site/site.ts';
import { fillDisk, forgetKept, writeIncidents } from '../worlds/extension-storage.ts';
import { Timeline } from '../worlds/timeline.ts';

const EXTENSION = fileURLToPath(new URL('../../dist/chromium/', import.meta.url));
/** The size of a popup in Chromium: 400 px wide, at most 600 px high. */
export const POPUP_SIZE = { width: 400, height: 600 };
/** What is left of it on a small screen. */
/** What is wrong with an agent whose connections end at once, with each kind of failure. */
const ENDINGS = {
  'connection-ended': 'ends-connections',
  'page-gave-up': 'page-gives-up',
  'restart-needed': 'wants-a-restart',
} as const;

export const SHORT_SIZE = { width: 400, height: 480 };

/** The part of the extension API that is called in its own pages. */
interface ExtensionApi {
  storage: { local: { set(items: object): Promise<void>; clear(): Promise<void> } };
  windows: { create(options: object): Promise<{ tabs?: { id?: number }[] }> };
  runtime: { sendMessage: unknown };
}
declare const chrome: ExtensionApi;
declare global {
  var browser: ExtensionApi | undefined;
}

export class Stage {
  private agents = 0;
  private access = true;
  private readonly own: OwnAgent[] = [];
  /** The worker was changed, so the next state needs another one. */
  private changed = false;

  private constructor(
    readonly site: Site,
    readonly browser: ChromiumBrowser,
  ) {}

  /** `privateWindows`: the user lets Re-Pair see them. */
  static async open({ privateWindows = false } = {}): Promise<Stage> {
    const site = await startSite();
    const options = { site, extension: path.resolve(EXTENSION), incognitoAllowed: privateWindows };
    return new Stage(site, await launchChromium(options));
  }

  /** Its page fails, and the user has clicked the toolbar button there. */
  async offered({ agent }: OwnAgent): Promise<Page> {
    const page = await this.browser.newPage(agent.link());
    await page.locator('.login-gate__failure').waitFor();
    await this.browser.clickButton(page);
    return page;
  }

  /** The same, and its address was added. */
  async added(): Promise<{ page: Page; origin: string }> {
    const own = await this.ownAgent();
    const page = await this.offered(own);
    await this.browser.allowSite(`${own.origin}/*`);
    const popup = await this.popup(page);
    await popup.locator('[data-action="help-here"]').click();
    await expectPrompt(page, 'pairing-required');
    await popup.close();
    return { page, origin: own.origin };
  }

  /** An agent that somebody runs themselves, on this machine. */
  async ownAgent(): Promise<OwnAgent> {
    const own = await startOwnAgent();
    this.own.push(own);
    return own;
  }

  async close(): Promise<void> {
    for (const each of this.own) await each.close();
    await this.browser.close();
    await this.site.close();
  }

  /** Closes every page and deletes everything that the extension stored. */
  async clean(): Promise<void> {
    if (!this.access) await this.setAccess(true);
    const [first, ...others] = this.browser.context.pages();
    await Promise.all(others.map(page => page.close()));
    await first?.goto('about:blank');
    await this.browser.context.clearCookies();
    if (this.changed) await this.browser.killBackground();
    this.changed = false;
    await this.forget();
  }

  /** From now on nothing can be stored, as on a full disk. */
  async fillDisk(): Promise<void> {
    this.changed = true;
    await fillDisk(this.browser);
  }

  /** From now on no request of the extension's own is answered. */
  async holdRequests(): Promise<void> {
    this.changed = true;
    await this.browser.inBackground(() => {
      globalThis.fetch = () => new Promise<Response>(() => {});
    });
  }

  /** Deletes everything that the extension stored, directly. */
  async forget(): Promise<void> {
    await forgetKept(this.browser);
  }

  /** Withdraws the access to heyron.ai, as a user does on the browser's page of extensions. */
  async withdrawAccess(): Promise<void> {
    await this.setAccess(false);
  }

  private async setAccess(granted: boolean): Promise<void> {
    await this.browser.setAccess(granted);
    this.access = granted;
  }

  /** The tab of a page in a private window, which Playwright does not see. */
  async privateTab(url: string): Promise<number> {
    const worker = await this.browser.serviceWorker();
    const opened = await worker.evaluate(each => chrome.windows.create({ incognito: true, url: each }), url);
    const id = opened.tabs?.[0]?.id;
    if (id === undefined) throw new Error('no private window was opened');
    return id;
  }

  /** An unknown agent. */
  newAgent(generation: Generation = '2026.9'): Agent {
    this.agents += 1;
    const agent = this.site.agent(`user-${String(240 + this.agents).padStart(4, '0')}.c1.heyron.ai`);
    agent.setGeneration(generation);
    return agent;
  }

  /** A page that is connected to its agent. */
  async connected(agent = this.newAgent()): Promise<Page> {
    const page = await this.browser.newPage(agent.link());
    await eventually(() => agent.pending().length > 0);
    for (const { requestId } of agent.pending()) agent.approve(requestId);
    // Not every generation retries on its own.
    if (agent.generation === '2026.5') await page.getByRole('button', { name: 'Connect' }).click();
    await eventually(() => agent.connects > 0);
    return page;
  }

  /** The popup over a connected page, after something happened, and after a check-up. */
  async checked(page: Page, happens: () => unknown = () => {}): Promise<Page> {
    await expectNoPrompt(page);
    await this.forget(); // the first pairing
    await page.reload();
    const popup = await this.popup(page);
    await happens();
    await popup.locator('[data-action="check-up"]').click();
    await popup.locator('[data-check]').first().waitFor();
    return popup;
  }

  /** Signs in on the account site. */
  async signIn(): Promise<void> {
    const account = await this.browser.newPage('https://heyron.ai/auth/login');
    await account.getByRole('button', { name: 'Sign in' }).click();
    await account.waitForURL('https://heyron.ai/chat');
    await account.close();
  }

  /** The user has not agreed to keep data, as on a first run. */
  async disagree(): Promise<void> {
    await this.browser.inBackground(() => chrome.storage.local.clear());
  }

  /** A connected page whose agent then removed its device. */
  async lostTrust(agent = this.newAgent()): Promise<Page> {
    const page = await this.connected(agent);
    await expectNoPrompt(page); // else what it asks for counts as that of a new browser
    for (const device of agent.paired()) agent.removeDevice(device);
    return page;
  }

  /** A page with this failure and a prompt. */
  async failing(kind: FailureKind, generation: Generation = '2026.9'): Promise<Page> {
    return this.failingPage(this.newAgent(generation), kind);
  }

  /** A page of this agent with this failure and a prompt. */
  async failingPage(agent: Agent, kind: FailureKind): Promise<Page> {
    const page = await this.fail(agent, kind);
    await expectPrompt(page, kind);
    return page;
  }

  private async fail(agent: Agent, kind: FailureKind): Promise<Page> {
    switch (kind) {
      case 'pairing-required':
        return this.browser.newPage(agent.link());
      case 'gateway-unreachable': {
        const page = await this.connected(agent);
        agent.setDown(true, 'sockets');
        return page;
      }
      case 'upgrade-refused':
        agent.setDown(true, 'sockets');
        return this.browser.newPage(agent.link());
      case 'connection-ended':
      case 'page-gave-up':
      case 'restart-needed': {
        const page = await this.connected(agent);
        agent.trouble = ENDINGS[kind];
        agent.restart();
        return page;
      }
      case 'http-refused':
        agent.trouble = 'refuses-pages';
        return this.browser.newPage(agent.link());
      case 'page-missing':
        agent.trouble = 'has-no-page';
        return this.browser.newPage(agent.link());
      case 'app-not-started':
        agent.trouble = 'page-without-app';
        return this.browser.newPage(agent.link());
      case 'page-silent':
        agent.page = { body: '<!doctype html><title>OpenClaw Control</title><openclaw-app></openclaw-app>' };
        return this.browser.newPage(agent.link());
      case 'address-unusable':
        agent.trouble = 'page-calls-plain-address';
        return this.browser.newPage(agent.link());
      case 'limited':
        agent.trouble = 'grants-nothing';
        return this.connected(agent);
      case 'gateway-starting':
        // The page retries on its own, and this is reported only once it has lasted.
        agent.refuseNextConnect(kind, 30);
        return this.browser.newPage(agent.link());
      case 'scope-upgrade':
      case 'role-upgrade':
      case 'metadata-upgrade': {
        const page = await this.connected(agent);
        agent.refuseNextConnect(kind satisfies Upgrade);
        await page.reload();
        return page;
      }
      default:
        agent.refuseNextConnect(kind satisfies AuthRefusal, 3);
        return this.browser.newPage(agent.link());
    }
  }

  /**
   * The popup over a page with a stored incident; the page itself reports nothing. `phase`: that of its clearing;
   * `keepsKey`: a device's token is stored there.
   */
  async seeded(
    write: (timeline: Timeline) => Timeline,
    { phase, keepsKey = false }: { phase?: Phase; keepsKey?: boolean } = {},
  ): Promise<Page> {
    const { host } = this.newAgent();
    const page = await this.browser.newPage(`https://${host}/healthz`);
    if (keepsKey)
      await page.evaluate(() => {
        const device = '{"deviceId":"d","tokens":{"operator":{"token":"t"}}}';
        localStorage.setItem(`openclaw.device.auth.v1:wss://${location.host}`, device);
      });
    const tab = await this.browser.tabIdOf(page);
    const incident = write(new Timeline(tab, `https://${host}`)).incident;
    const worker = await this.browser.serviceWorker();
    const journal = {
      ...{ id: incident.id, level: 4, hosts: [host], credential: 'deviceToken', gateway: incident.gateway },
      ...{ store: '0', by: '0.1.0', startedAt: Date.now(), phase, tabs: [], before: null, after: null },
    };
    await writeIncidents(this.browser, [incident]);
    if (phase) await worker.evaluate(each => chrome.storage.local.set(each), { [`clearing:${incident.id}`]: journal });
    return this.popupOf(tab);
  }

  /** The popup over a failing page, after the user skipped every step before this one. */
  async recovery(page: Page, step: StepId): Promise<Popup> {
    await expectPrompt(page);
    const popup = new Popup(await this.popup(page));
    for (;;) {
      const current = await popup.currentStep();
      if (current === step || current === null) return popup;
      await (current === 'right-gateway' ? popup.press('run') : popup.skip(current));
      await popup.expectResult(current, ['done', 'skipped']);
    }
  }

  /** From its next load on, a popup gets this reply to every command. */
  async answersEvery(popup: Page, reply: object): Promise<void> {
    await popup.addInitScript(each => {
      // Newer Chromiums also have `browser`, with promises; `chrome` still takes callbacks there.
      for (const api of [chrome, globalThis.browser]) {
        if (!api) continue;
        const { runtime } = api as unknown as { runtime: { sendMessage(...args: unknown[]): unknown } };
        const send = runtime.sendMessage.bind(runtime);
        runtime.sendMessage = async (message: unknown, answer?: unknown) => {
          if ((message as { type?: string }).type !== 'command') return send(message, answer);
          if (typeof answer === 'function') answer(each);
          return each;
        };
      }
    }, reply);
    await popup.reload();
  }

  /** From its next load on, a popup is shown its views with this in place of what is so here. */
  async showsInstead(popup: Page, given: object): Promise<void> {
    await popup.addInitScript(each => {
      type View = Record<string, unknown>;
      const withGiven = (view: View, parts: View): View =>
        Object.fromEntries(
          Object.entries({ ...view, ...parts }).map(([key, part]) => {
            const isPart = key in parts && part !== null && typeof part === 'object';
            return [key, isPart ? { ...(view[key] as View), ...part } : part];
          }),
        );
      for (const api of [chrome, globalThis.browser]) {
        if (!api) continue;
        type Listen = (told: (view: View) => void) => void;
        const { runtime } = api as unknown as {
          runtime: { connect(...args: unknown[]): { onMessage: { addListener: Listen } } };
        };
        const connect = runtime.connect.bind(runtime);
        runtime.connect = (...args) => {
          const port = connect(...args);
          const { onMessage } = port;
          const listen = onMessage.addListener.bind(onMessage) as Listen;
          onMessage.addListener = told => listen(view => told(withGiven(view, each as View)));
          return port;
        };
      }
    }, given);
    await popup.reload();
    await popup.locator('h1').waitFor();
  }

  /** The popup over a page, in the size that a browser gives it. */
  async popup(page: Page): Promise<Page> {
    return this.popupOf(await this.browser.tabIdOf(page));
  }

  /** The popup over a tab. */
  async popupOf(tab: number): Promise<Page> {
    const popup = await this.browser.openPopupPage(tab);
    await popup.setViewportSize(POPUP_SIZE);
    await popup.locator('h1').waitFor();
    return popup;
  }
}

/** Far more than a loaded machine needs. In ms. */
const STATE_TIMEOUT_MS = 60_000;

async function eventually(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + STATE_TIMEOUT_MS;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('the stand-in did not get into the wanted state');
    await new Promise(done => setTimeout(done, 50));
  }
}
