/** Stock Firefox for tests, with our extension and stand-in hosts mapped to loopback, otherwise as people have it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { firefox } from '@playwright/test';
import {
  type Browser,
  type ExtensionOptions,
  introduce,
  type LaunchOptions,
  LIMIT_MS,
  type SavedFile,
} from '../browser.ts';
import { ensureBrowser } from '../find-browsers.ts';
import { cookieJar } from './firefox-cookies.ts';
import { Extension, PINNED } from './firefox-extension.ts';
import { promptReader } from './firefox-prompt.ts';
import { renew } from './renew-firefox.ts';
import { Session } from './session.ts';

const RELAY = fileURLToPath(new URL('relay.ts', import.meta.url));
const START_TIMEOUT_MS = 60_000;

/** Prefs besides those that Firefox sets for automation: nothing pops up, and no server is called. */
const QUIET = {
  'app.normandy.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.newtab.preload': false, // else each window has a second, invisible page
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/**
 * Starts it.
 *
 * @throws Error with one sentence when there is no Firefox
 */
export async function launchFirefox(options: LaunchOptions = {}): Promise<Browser> {
  const executable = await ensureBrowser('firefox');
  const profile = options.profile ?? mkdtempSync(path.join(tmpdir(), 're-pair-firefox-'));
  mkdirSync(profile, { recursive: true });
  writeFileSync(path.join(profile, 'user.js'), userJs(options));
  const removeProfile = () => {
    if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const portFile = path.join(profile, 'relay-port');
  const starting = firefox.launchPersistentContext('', {
    channel: 'moz-firefox', // Playwright's channel that speaks WebDriver BiDi
    executablePath: process.execPath,
    ignoreDefaultArgs: true,
    args: [...relayArgs(portFile), executable, ...firefoxArgs(profile, options)],
    ignoreHTTPSErrors: true,
    viewport: options.viewport ?? null,
    timeout: START_TIMEOUT_MS,
  });
  const context = await starting.catch(error => {
    removeProfile();
    throw error;
  });
  const session = await Session.join(Number(readFileSync(portFile, 'utf8')));
  /** The tab that Firefox started with. It keeps the window open. */
  const first = (await session.tabs())[0]?.context ?? '';
  let extension: Extension | undefined;
  const load = async (directory: string, { incognitoAllowed = false }: ExtensionOptions = {}) => {
    extension = await Extension.install(session, context, directory, incognitoAllowed);
  };
  const close = async () => {
    await context.close();
    removeProfile();
  };
  try {
    if (options.extension) await load(options.extension, options);
  } catch (error) {
    await close();
    throw error;
  }
  const loaded = (): Extension => {
    if (!extension) throw new Error('no extension is loaded in this browser');
    return extension;
  };
  context.setDefaultTimeout(LIMIT_MS);
  return introduce({
    family: 'firefox',
    context,
    newPage: async url => {
      const page = await context.newPage();
      if (url) await page.goto(url);
      return page;
    },
    loadExtension: load,
    extensionUrl: file => loaded().url(file),
    openExtensionPage: file => loaded().open(file),
    openPopupPage: tabId => loaded().openPopupPage(tabId),
    inBackground: (run, argument) => loaded().inBackground(run, argument),
    killBackground: () => loaded().killBackground(),
    tabIdOf: page => loaded().tabIdOf(page),
    badgeText: tabId => loaded().badgeText(tabId),
    actionTitle: tabId => loaded().actionTitle(tabId),
    clickButton: page => loaded().clickButton(page),
    allowSite: async () => {}, // its prefs grant what is asked for
    grantByHand: (pattern, granted) => loaded().grantByHand(pattern, granted),
    openedPopup: () => loaded().openedView('popup'),
    openedBeside: page => loaded().openSidebar(page),
    cookies: () => cookieJar(session),
    saved: () => savedIn(session),
    prompts: promptReader(session),
    clipboard: () => clipboardOf(session),
    setAccess: granted => loaded().setAccess(granted),
    keepDataOf: site =>
      session.inBrowser(`Services.perms.addFromPrincipal(
        Services.scriptSecurityManager.createContentPrincipal(Services.io.newURI(${JSON.stringify(site)}), {}), 'cookie', 1)`),
    backgroundLog: async () => extension?.log() ?? [],
    renew: async () => {
      const installed = extension;
      extension = undefined;
      await renew(context, session, first, installed);
    },
    close,
  });
}

function relayArgs(portFile: string): string[] {
  return ['--import', import.meta.resolve('tsx'), RELAY, portFile];
}

function firefoxArgs(profile: string, { headless = true }: LaunchOptions): string[] {
  return [
    '--remote-debugging-port=0',
    '--remote-allow-system-access',
    '--no-remote',
    ...(headless ? ['--headless'] : []),
    ...['--profile', profile],
  ];
}

function userJs({
  site,
  nearby,
  colorScheme = 'light',
  locale = 'en-US',
  profile,
  prefs: own = {},
}: LaunchOptions): string {
  const prefs = {
    ...QUIET,
    ...PINNED,
    'remote.active-protocols': 1,
    'intl.locale.requested': locale,
    'intl.accept_languages': locale,
    'ui.systemUsesDarkTheme': colorScheme === 'dark' ? 1 : 0,
    // The browser's own buttons cannot be pressed, so a request for access counts as granted.
    'extensions.webextOptionalPermissionPrompts': false,
    // Every name leads to the site, and only its own port answers.
    'network.dns.forceResolve': '127.0.0.1',
    ...(site && { 'network.socket.forcePort': `443=${site.port};80=${site.port}` }),
    ...(nearby && throughProxy(nearby)),
    // A temporary add-on is removed as the browser ends, and installed again.
    ...(profile && { 'extensions.webextensions.keepStorageOnUninstall': true }),
    ...own,
  };
  return Object.entries(prefs)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

/** The preferences by which some hosts, numbers among them, are reached through a proxy on this machine. */
function throughProxy({ hosts, port }: NonNullable<LaunchOptions['nearby']>): Record<string, unknown> {
  const choose = `function FindProxyForURL(_, host) {
    return ${JSON.stringify(hosts)}.includes(host) ? 'PROXY 127.0.0.1:${port}' : 'DIRECT';
  }`;
  return {
    'network.proxy.type': 2,
    'network.proxy.autoconfig_url': `data:application/x-ns-proxy-autoconfig,${encodeURIComponent(choose)}`,
  };
}

/** Firefox fires no event for a download that an extension page began, but keeps a list. */
function savedIn(session: Session): Promise<SavedFile[]> {
  return session.inBrowser(`(async () => {
    const { Downloads } = ChromeUtils.importESModule('resource://gre/modules/Downloads.sys.mjs');
    const all = await (await Downloads.getList(Downloads.ALL)).getAll();
    return all
      .filter(({ succeeded }) => succeeded)
      .map(({ target }) => ({ name: PathUtils.filename(target.path), path: target.path }));
  })()`);
}

function clipboardOf(session: Session): Promise<string> {
  return session.inBrowser(`navigator.clipboard.readText()`);
}
