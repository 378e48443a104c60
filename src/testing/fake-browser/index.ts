/**
 * A small browser for tests of what runs in the background: the extension API as it was measured in Chromium and
 * Firefox, traps included, and the sites whose data it keeps. Use it as `vi.mock('webextension-polyfill', async () =>
 * ({ default: (await import('../testing/fake-browser')).browser }))`, and begin each test with `newBrowser()`.
 */
import { say } from '../say';
import { FakeBrowsingData } from './browsing-data';
import { FakeCookies } from './cookies';
import { FakeEvent } from './event';
import type { Family } from './family';
import { FakePermissions } from './permissions';
import { FakeRules } from './rules';
import { FakeScripting } from './scripting';
import { FakeSites } from './sites';
import { FakeStorage } from './storage';
import { FakeTabs } from './tabs';

export type { Family };

export class FakeBrowser {
  /** The calls in order, for tests of their order. */
  readonly log: string[] = [];
  readonly sites = new FakeSites();
  readonly declarativeNetRequest = new FakeRules();
  readonly tabs: FakeTabs;
  readonly cookies = new FakeCookies(this.log, () => this.granted);
  readonly scripting: FakeScripting;
  readonly browsingData: FakeBrowsingData;
  readonly storage = { local: new FakeStorage(), session: new FakeStorage(), managed: new FakeStorage() };
  /** Whether the user lets Re-Pair see heyron.ai, and private windows. */
  granted = true;
  privateAllowed = true;
  /** The windows that are open. */
  openWindows: { id: number; focused: boolean; incognito: boolean; type?: 'popup' }[] = [
    { id: 1, focused: true, incognito: false },
  ];
  /** Whether the browser opens the extension's popup when asked to. */
  popupOpens = true;

  readonly runtime = {
    id: 'fake-id',
    onMessage: new FakeEvent(),
    onInstalled: new FakeEvent(),
    onStartup: new FakeEvent(),
    onConnect: new FakeEvent(),
    getURL: (path: string) => `${this.family === 'firefox' ? 'moz' : 'chrome'}-extension://fake-id/${path}`,
    getManifest: () => ({
      version: '0.1.0',
      action: { default_popup: 'popup.html' },
      content_scripts: [
        { matches: ['*://*.heyron.ai/*'], js: [this.written('page-hook.js')], world: 'MAIN' },
        { matches: ['*://*.heyron.ai/*'], js: [this.written('sentinel.js')] },
      ],
    }),
    getPlatformInfo: async () => ({ os: 'linux', arch: 'x86-64' }),
    getBrowserInfo: async () => ({ name: 'Firefox', version: '153.0' }),
  };
  readonly badges = new Map<number, string>();
  readonly titles = new Map<number, string>();
  readonly icons = new Map<number, Record<string, string>>();
  readonly action = {
    setBadgeText: async ({ tabId, text }: { tabId: number; text: string }) => void this.badges.set(tabId, text),
    setTitle: async ({ tabId, title }: { tabId: number; title: string }) => void this.titles.set(tabId, title),
    setBadgeBackgroundColor: async () => {},
    setIcon: async ({ tabId, path }: { tabId: number; path: Record<string, string> }) =>
      void this.icons.set(tabId, path),
    openPopup: async () => {
      if (!this.popupOpens) throw new Error('Could not find an active browser window.');
    },
  };
  readonly alarms = {
    due: new Map<string, number>(),
    onAlarm: new FakeEvent(),
    create: async (name: string, { when }: { when: number }) => void this.alarms.due.set(name, when),
  };
  readonly permissions = new FakePermissions(() => this.granted);
  readonly extension = { inIncognitoContext: false, isAllowedIncognitoAccess: async () => this.privateAllowed };
  readonly windows = {
    getAll: async () => this.openWindows,
    get: async (id: number) => {
      const window = this.openWindows.find(each => each.id === id);
      if (!window) throw new Error(`No window with id: ${id}.`);
      return { type: 'normal', ...window };
    },
    create: async ({ incognito, url }: { incognito?: boolean; url: string }) => {
      if (incognito && !this.privateAllowed && this.family === 'firefox')
        throw new Error('Extension does not have permission for incognito mode');
      this.log.push(`window ${incognito ? 'private ' : ''}${url}`);
    },
    update: async () => {},
  };
  readonly i18n = {
    getMessage: (key: Parameters<typeof say>[0], parts: string[] = []) => say(key, ...parts),
    getUILanguage: () => 'en',
  };

  constructor(readonly family: Family) {
    const { permissions } = this;
    const sees = (address: string) => permissions.sees(address, family);
    this.tabs = new FakeTabs(this.sites, this.declarativeNetRequest, this.log, family, sees);
    this.scripting = new FakeScripting(this.sites, this.tabs, this.log, sees);
    this.browsingData = new FakeBrowsingData(family, this.sites, this.cookies, this.tabs, this.log);
  }

  /**
   * Is killed, and starts again without what was in memory. `lags`: its tabs are restored at the page before the last,
   * since a browser writes down only every few seconds where they stand.
   */
  async restart(lags: boolean): Promise<void> {
    const rules = await this.declarativeNetRequest.getSessionRules();
    await this.declarativeNetRequest.updateSessionRules({ removeRuleIds: rules.map(({ id }) => id) });
    await this.storage.session.remove(Object.keys(this.storage.session.dump()));
    this.tabs.restore(lags);
  }

  /** Firefox tells whole addresses of the files in the manifest. */
  private written(file: string): string {
    return this.family === 'firefox' ? this.runtime.getURL(file) : file;
  }

  /** Everything that the extension keeps when the browser ends. */
  kept(): Record<string, string> {
    return this.storage.local.dump();
  }
}

let current: FakeBrowser;
newBrowser();

/** Begins with a fresh browser whose user has agreed to keep data; not so on a first run. */
export function newBrowser(family: Family = 'chromium', { firstRun = false } = {}): FakeBrowser {
  current = new FakeBrowser(family);
  if (!firstRun) current.storage.local.put('consent', { at: 0 });
  return current;
}

/** What the code under test imports: the current browser. */
export const browser = new Proxy({} as FakeBrowser, {
  get: (_, name) => current[name as keyof FakeBrowser],
});
