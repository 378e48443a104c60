/** Real Chromium for tests, with our extension: stand-in hosts mapped to loopback, all others to nowhere. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Worker } from '@playwright/test';
import { STRANGERS } from '../../net/hosts.ts';
import {
  type Browser,
  type ExtensionOptions,
  introduce,
  type LaunchOptions,
  LIMIT_MS,
  type SavedFile,
} from '../browser.ts';
import { ensureBrowser } from '../find-browsers.ts';
import { browserSession } from './cdp.ts';
import { cookieJar } from './chromium-cookies.ts';
import { Extension } from './chromium-extension.ts';
import { PROMPT_READER } from './chromium-prompt.ts';
import type { DrawnPopup } from './real-popup.ts';
import { renew } from './renew-chromium.ts';

const MAPPED_HOSTS = ['heyron.ai', '*.heyron.ai', ...STRANGERS];

const DESKTOP_SCRIPTS = ['xdg-icon-resource', 'xdg-desktop-menu', 'xdg-mime', 'update-desktop-database'];

const NOT_LOADED =
  'This browser did not load the extension (Google Chrome ignores --load-extension): set CHROMIUM to a Chromium, or run "npx playwright install chromium".';

/** What only Chromium's driver can do. */
export interface ChromiumBrowser extends Browser {
  /** Throws while no extension is loaded. */
  readonly extensionId: string;
  serviceWorker(): Promise<Worker>;
  /** Opens the real popup over the active tab. */
  realPopup(): Promise<DrawnPopup>;
}

/**
 * Starts the browser.
 *
 * @throws Error with one sentence when there is no Chromium, or when it does not load the extension
 */
export async function launchChromium(options: LaunchOptions = {}): Promise<ChromiumBrowser> {
  const executablePath = await ensureBrowser('chromium');
  const profile = options.profile ?? mkdtempSync(path.join(tmpdir(), 're-pair-profile-'));
  const removeProfile = () => {
    if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const preferences = path.join(profile, 'Default', 'Preferences');
  if (options.prefs && !existsSync(preferences)) {
    mkdirSync(path.dirname(preferences), { recursive: true });
    writeFileSync(preferences, JSON.stringify(options.prefs));
  }
  let context = await start(executablePath, profile, options);
  let cdp = await browserSession(context);
  let extension: Extension | undefined;

  const load = async (directory: string, { incognitoAllowed = false }: ExtensionOptions): Promise<void> => {
    const parameters = { path: path.resolve(directory), enableInIncognito: incognitoAllowed };
    // Playwright's protocol types are of one Chromium version and may lack this method.
    const { id } = (await cdp.send('Extensions.loadUnpacked' as never, parameters as never)) as {
      id: string;
    };
    extension = new Extension(id, directory, context, cdp);
    await extension.serviceWorker();
  };

  try {
    if (options.extension) {
      try {
        await load(options.extension, options);
      } catch (error) {
        // A browser that is too old for the CDP method may still know the command line switch.
        if (options.incognitoAllowed || !/wasn't found|not available|not allowed/i.test(String(error))) throw error;
        await context.close();
        context = await start(executablePath, profile, options, path.resolve(options.extension));
        cdp = await browserSession(context);
        extension = await fromCommandLine(options.extension, context, cdp);
        await extension.serviceWorker();
      }
    }
  } catch (error) {
    await context.close();
    removeProfile();
    throw error;
  }

  const downloads = mkdtempSync(path.join(tmpdir(), 're-pair-downloads-'));
  const saved = await saveIn(downloads, cdp);
  const loaded = (): Extension => {
    if (!extension) throw new Error('no extension is loaded in this browser');
    return extension;
  };
  context.setDefaultTimeout(LIMIT_MS);
  return introduce({
    family: 'chromium',
    context,
    get extensionId() {
      return loaded().id;
    },
    newPage: async url => {
      const page = await context.newPage();
      if (url) await page.goto(url);
      return page;
    },
    loadExtension: (directory, its = {}) => load(directory, its),
    extensionUrl: path => loaded().url(path),
    openExtensionPage: path => loaded().open(path),
    openPopupPage: tabId => loaded().openPopupPage(tabId),
    inBackground: (run, argument) => loaded().inBackground(run, argument),
    serviceWorker: () => loaded().serviceWorker(),
    killBackground: () => loaded().killWorker(),
    tabIdOf: page => loaded().tabIdOf(page),
    badgeText: tabId => loaded().badgeText(tabId),
    actionTitle: tabId => loaded().actionTitle(tabId),
    clickButton: page => loaded().clickButton(page),
    allowSite: pattern => loaded().allowSite(pattern),
    grantByHand: (pattern, granted) => loaded().grantByHand(pattern, granted),
    realPopup: () => loaded().realPopup(),
    openedPopup: () => loaded().openedPopup(),
    openedBeside: async (_, press) => {
      await press();
      return loaded().openedPopup(); // one target or the other
    },
    cookies: () => cookieJar(context),
    saved: async () => saved.files(),
    prompts: PROMPT_READER,
    clipboard: () => clipboardOf(context),
    setAccess: granted => loaded().setAccess(granted),
    keepDataOf: async site => {
      const page = await context.newPage();
      await page.goto('chrome://settings/content/siteData');
      // What the page itself sends when "Add" is pressed there.
      await page.evaluate(pattern => {
        const { chrome } = globalThis as unknown as { chrome: { send(name: string, given: unknown[]): void } };
        chrome.send('setCategoryPermissionForPattern', [pattern, '', 'cookies', 'allow', false]);
      }, site);
      await page.close();
    },
    backgroundLog: async () => extension?.log() ?? [],
    renew: async () => {
      const installed = extension?.id;
      extension = undefined;
      await renew(context, cdp, installed);
      saved.forget();
    },
    close: async () => {
      await context.close();
      rmSync(downloads, { recursive: true, force: true });
      removeProfile();
    },
  });
}

/** Saves every download in one folder, including those of the real popup, which Playwright does not know. */
async function saveIn(folder: string, cdp: CDPSession) {
  const names = new Map<string, string>();
  let complete: SavedFile[] = [];
  cdp.on('Browser.downloadWillBegin', ({ guid, suggestedFilename }) => names.set(guid, suggestedFilename));
  cdp.on('Browser.downloadProgress', ({ guid, state }) => {
    if (state === 'completed') complete.push({ name: names.get(guid) ?? '', path: path.join(folder, guid) });
  });
  const behavior = { behavior: 'allowAndName', downloadPath: folder, eventsEnabled: true } as const;
  await cdp.send('Browser.setDownloadBehavior', behavior);
  return {
    files: (): SavedFile[] => [...complete],
    forget() {
      complete = [];
    },
  };
}

async function clipboardOf(context: BrowserContext): Promise<string> {
  await context.grantPermissions(['clipboard-read']);
  const page = await context.newPage();
  await page.goto('chrome://version'); // any secure page that nothing watches
  const text = await page.evaluate(() => navigator.clipboard.readText());
  await page.close();
  return text;
}

function start(executablePath: string, profile: string, options: LaunchOptions, extension?: string) {
  const { headless = true, colorScheme = 'light', locale = 'en-US' } = options;
  const args = [
    ...commonArgs(options),
    ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
  ];
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    args,
    env: withoutShortcuts(profile) as Record<string, string>,
    // Users have extensions and a back/forward cache; a test browser without them would prove less.
    // With that cache page.goBack() may never resolve: go back with history.back() in the page instead.
    ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache'],
    chromiumSandbox: !isRoot(),
    viewport: options.viewport ?? { width: 1280, height: 800 },
    colorScheme,
    locale,
  });
}

/** Switches for every test browser. */
export function commonArgs({ site, nearby }: Pick<LaunchOptions, 'site' | 'nearby'>): string[] {
  return [
    ...(isRoot() ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Some versions hide Extensions.loadUnpacked without it.
    '--enable-unsafe-extension-debugging',
    `--host-resolver-rules=${resolverRules(site?.port, nearby)}`,
    ...(site ? [`--ignore-certificate-errors-spki-list=${site.spki}`] : []),
  ];
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function resolverRules(port: number | undefined, nearby: LaunchOptions['nearby']): string {
  const mapped =
    port === undefined
      ? []
      : MAPPED_HOSTS.flatMap(host => [443, 80].map(from => `MAP ${host}:${from} 127.0.0.1:${port}`));
  const near = nearby?.hosts.map(host => `MAP ${host} 127.0.0.1:${nearby.port}`) ?? [];
  return [...mapped, ...near, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(',');
}

async function fromCommandLine(directory: string, context: BrowserContext, cdp: CDPSession): Promise<Extension> {
  const worker =
    context.serviceWorkers()[0] ??
    (await context.waitForEvent('serviceworker', { timeout: LIMIT_MS }).catch(() => {
      throw new Error(NOT_LOADED);
    }));
  return new Extension(new URL(worker.url()).host, directory, context, cdp);
}

/**
 * An environment in which no script of the desktop runs; `folder` is removed with the browser. On Linux, Chromium
 * removes desktop shortcuts with every extension, whether there are any or not. It runs seven scripts for each
 * (counted), which kept two cores busy between tests.
 */
function withoutShortcuts(folder: string): Record<string, string | undefined> {
  const stubs = path.join(folder, 'no-shortcuts');
  mkdirSync(stubs, { recursive: true });
  for (const name of DESKTOP_SCRIPTS) writeFileSync(path.join(stubs, name), '#!/bin/sh\n', { mode: 0o755 });
  return { ...process.env, PATH: [stubs, process.env.PATH].filter(Boolean).join(path.delimiter) };
}
