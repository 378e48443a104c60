/** The extension inside a running Firefox: its background, its badge, its popup, and which tab id a page has. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { type InBackground, LIMIT_MS, type RealPopup } from '../browser.ts';
import { contextOf, type Session } from './session.ts';

const ID = '{5e0c9a36-7c1f-4d5b-9a8e-2f6d41b7c3e8}';
const UUID = '11111111-1111-4111-8111-111111111111';
/** The browser's own object for the extension. */
const POLICY = `WebExtensionPolicy.getByID(${JSON.stringify(ID)})`;
const PERMISSIONS = `ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs').ExtensionPermissions`;

/** Prefs that give the extension's pages a fixed address, however often it is installed. */
export const PINNED = {
  'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
  'extensions.webextensions.keepUuidOnUninstall': true,
};

interface Manifest {
  readonly action: { readonly default_popup: string };
  readonly host_permissions: readonly string[];
}

export class Extension {
  private constructor(
    private readonly manifest: Manifest,
    private readonly session: Session,
    private readonly context: BrowserContext,
    /** A tab with an inert file of the extension, which gives access to its API and its other pages. */
    private readonly backstage: Page,
  ) {}

  /** Installs it as a temporary add-on, and opens a tab for its backstage. */
  static async install(
    session: Session,
    context: BrowserContext,
    directory: string,
    privateWindows: boolean,
  ): Promise<Extension> {
    await session.send('webExtension.install', {
      extensionData: { type: 'path', path: path.resolve(directory) },
      'moz:allowPrivateBrowsing': privateWindows,
    });
    const manifest = JSON.parse(readFileSync(path.join(directory, 'manifest.json'), 'utf8')) as Manifest;
    const backstage = await context.newPage();
    const extension = new Extension(manifest, session, context, backstage);
    await backstage.goto(extension.url('icons/16.png'));
    return extension;
  }

  /** Removes it and everything that it stored. */
  async uninstall(): Promise<void> {
    await this.session.send('webExtension.uninstall', { extension: ID });
  }

  /** Firefox's log of the extension's own scripts: console output and uncaught errors. */
  log(): Promise<string[]> {
    return this.session.inBrowser(`(() => {
      const { getEvents } = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
      const written = getEvents().filter(({ filename }) => filename.startsWith(${JSON.stringify(this.url(''))}));
      const thrown = Services.console.getMessageArray().map(String).filter(text => text.includes(${JSON.stringify(UUID)}));
      return [...written.map(each => each.level + ': ' + each.arguments.map(String).join(' ')), ...thrown];
    })()`);
  }

  url(file: string): string {
    return `moz-extension://${UUID}/${file}`;
  }

  async open(file: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(this.url(file));
    return page;
  }

  openPopupPage(tabId?: number): Promise<Page> {
    return this.open(this.manifest.action.default_popup + (tabId === undefined ? '' : `?tab=${tabId}`));
  }

  /**
   * The background is not a page that can be driven, but a page of the same extension can reach it: the function runs
   * there with the background's API. The request wakes it.
   */
  readonly inBackground: InBackground = (run, argument) =>
    this.backstage.evaluate(`(async () => {
      const chrome = (await globalThis.browser.runtime.getBackgroundPage()).browser;
      return (${run})(${JSON.stringify(argument)});
    })()`);

  async killBackground(): Promise<void> {
    await this.session.inBrowser(
      `${POLICY}.extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`,
    );
  }

  badgeText(tabId: number): Promise<string> {
    return this.inBackground(id => chrome.action.getBadgeText({ tabId: id }), tabId);
  }

  actionTitle(tabId: number): Promise<string> {
    return this.inBackground(id => chrome.action.getTitle({ tabId: id }), tabId);
  }

  async tabIdOf(page: Page): Promise<number> {
    return this.atTab(page, `${POLICY}.extension.tabManager.getWrapper(tab).id`);
  }

  /** Clicks its button over a page. The click lets it look at that page, and opens the popup, which is closed. */
  async clickButton(page: Page): Promise<void> {
    await page.bringToFront();
    const button = `${POLICY}.extension.apiManager.global.browserActionFor(${POLICY}.extension)`;
    await this.atTab(page, `${button}.triggerAction(tab.ownerDocument.defaultView) ?? null`);
    await (await this.openedView('popup')).close();
  }

  /** Evaluates an expression with the browser's privileges, in which `tab` is the element of a page's tab. */
  private async atTab<T>(page: Page, expression: string): Promise<T> {
    const id = JSON.stringify(await contextOf(this.session, page));
    return this.session.inBrowser(`(() => {
      const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
      const { TabManager } = ChromeUtils.importESModule('chrome://remote/content/shared/TabManager.sys.mjs');
      const tab = TabManager.getTabForBrowsingContext(NavigableManager.getBrowsingContextById(${id}));
      return ${expression};
    })()`);
  }

  /**
   * The real popup or sidebar, after something opened it. Like the background it is reached through another page.
   *
   * @throws Error when there is none within the limit
   */
  async openedView(type: 'popup' | 'sidebar'): Promise<RealPopup> {
    const inView = <T>(expression: string) =>
      this.backstage.evaluate<T>(`(({ document, close }) => (${expression}))(
        globalThis.browser.extension.getViews({ type: '${type}' })[0] ?? {}
      )`);
    const deadline = Date.now() + LIMIT_MS;
    while (!(await inView<boolean>('!!document'))) {
      if (Date.now() > deadline) throw new Error(`the ${type} did not open`);
      await new Promise(wait => setTimeout(wait, 50));
    }
    return { evaluate: inView, close: () => inView<void>('void close()') };
  }

  /** Opens it beside a page, as View › Sidebar does: the extension's own call needs a real click. */
  async openSidebar(page: Page): Promise<RealPopup> {
    const name = `${ID.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-sidebar-action`; // as Firefox builds it
    const sidebar = 'tab.ownerDocument.defaultView.SidebarController';
    await this.atTab(page, `${sidebar}.show(${JSON.stringify(name)}).then(() => null)`);
    return {
      ...(await this.openedView('sidebar')),
      close: () => this.atTab(page, `${sidebar}.hide() ?? null`),
    };
  }

  /** Withdraws the extension's access to all sites in its manifest, or grants it, as about:addons does. */
  async setAccess(granted: boolean): Promise<void> {
    for (const pattern of this.manifest.host_permissions) await this.grantByHand(pattern, granted);
  }

  /** The same for one pattern. */
  async grantByHand(pattern: string, granted: boolean): Promise<void> {
    const permissions = JSON.stringify({ permissions: [], origins: [pattern] });
    const change = granted ? 'add' : 'remove';
    await this.session.inBrowser(
      `${PERMISSIONS}.${change}(${JSON.stringify(ID)}, ${permissions}, ${POLICY}.extension).then(() => null)`,
    );
  }
}
