/** A browser for the tests: real Chromium, names of the stand-in mapped to loopback, everything else nowhere, our extension. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from '@playwright/test';
import { STRANGERS } from '../worlds/world.ts';
import { ensureChromium } from './ensure.ts';
import { Extension } from './extension.ts';
import type { RealPopup } from './real-popup.ts';

const MAPPED_HOSTS = ['heyron.ai', '*.heyron.ai', ...STRANGERS];

const NOT_LOADED =
  'This browser did not load the extension (Google Chrome ignores --load-extension): set CHROMIUM to a Chromium, or run "npx playwright install chromium".';

export interface LaunchOptions {
  /** Where the mapped hosts lead: a TLS server on 127.0.0.1, and the SPKI hash of its certificate. */
  site?: { port: number; spki: string };
  /** An unpacked extension to load at the start. */
  extension?: string;
  /** Default true. */
  headless?: boolean;
  /** Lets the extension see private windows. Default false. */
  incognitoAllowed?: boolean;
  colorScheme?: 'light' | 'dark';
  locale?: string;
  /** Profile folder that is kept; without it a new one is made and removed. */
  profile?: string;
  viewport?: { width: number; height: number };
}

export interface Browser {
  context: BrowserContext;
  /** Throws while no extension is loaded. */
  readonly extensionId: string;
  newPage(url?: string): Promise<Page>;
  /** Loads an unpacked extension into the running browser, as a user would who installs it later; returns its id. */
  loadExtension(directory: string): Promise<string>;
  openPopupPage(tabId?: number): Promise<Page>;
  tabIdOf(page: Page): Promise<number>;
  badgeText(tabId: number): Promise<string>;
  actionTitle(tabId: number): Promise<string>;
  serviceWorker(): Promise<Worker>;
  killWorker(): Promise<void>;
  realPopup(): Promise<RealPopup>;
  openedPopup(): Promise<RealPopup>;
  close(): Promise<void>;
}

/**
 * Starts the browser.
 *
 * @throws Error with one sentence when there is no Chromium, or when it does not load the extension
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = await ensureChromium();
  const profile = options.profile ?? mkdtempSync(path.join(tmpdir(), 're-pair-profile-'));
  const removeProfile = () => {
    if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  let context = await start(executablePath, profile, options);
  let cdp = await browserSession(context);
  let extension: Extension | undefined;

  const load = async (directory: string): Promise<Extension> => {
    const parameters = {
      path: path.resolve(directory),
      enableInIncognito: options.incognitoAllowed ?? false,
    };
    // Playwright's protocol types are of one Chromium version and may lack this method.
    const { id } = (await cdp.send('Extensions.loadUnpacked' as never, parameters as never)) as {
      id: string;
    };
    return verified(new Extension(id, directory, context, cdp));
  };

  try {
    if (options.extension) {
      try {
        extension = await load(options.extension);
      } catch (error) {
        // A browser that is too old for the CDP method may still know the command line switch.
        if (options.incognitoAllowed || !/wasn't found|not available|not allowed/i.test(String(error)))
          throw error;
        await context.close();
        context = await start(executablePath, profile, options, path.resolve(options.extension));
        cdp = await browserSession(context);
        extension = await verified(await fromCommandLine(options.extension, context, cdp));
      }
    }
  } catch (error) {
    await context.close();
    removeProfile();
    throw error;
  }

  const loaded = (): Extension => {
    if (!extension) throw new Error('no extension is loaded in this browser');
    return extension;
  };
  return {
    context,
    get extensionId() {
      return loaded().id;
    },
    newPage: async url => {
      const page = await context.newPage();
      if (url) await page.goto(url);
      return page;
    },
    loadExtension: async directory => {
      extension = await load(directory);
      return extension.id;
    },
    openPopupPage: tabId => loaded().openPopupPage(tabId),
    tabIdOf: page => loaded().tabIdOf(page),
    badgeText: tabId => loaded().badgeText(tabId),
    actionTitle: tabId => loaded().actionTitle(tabId),
    serviceWorker: () => loaded().serviceWorker(),
    killWorker: () => loaded().killWorker(),
    realPopup: () => loaded().realPopup(),
    openedPopup: () => loaded().openedPopup(),
    close: async () => {
      await context.close();
      removeProfile();
    },
  };
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
    // Users have extensions and a back/forward cache; a test browser without them would prove less.
    // With that cache page.goBack() may never resolve: go back with history.back() in the page instead.
    ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache'],
    chromiumSandbox: !isRoot(),
    viewport: options.viewport ?? { width: 1280, height: 800 },
    colorScheme,
    locale,
  });
}

/** What every browser of the tests is started with. */
export function commonArgs({ site }: Pick<LaunchOptions, 'site'>): string[] {
  return [
    ...(isRoot() ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Some versions hide Extensions.loadUnpacked without it.
    '--enable-unsafe-extension-debugging',
    `--host-resolver-rules=${resolverRules(site?.port)}`,
    ...(site ? [`--ignore-certificate-errors-spki-list=${site.spki}`] : []),
  ];
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function resolverRules(port: number | undefined): string {
  const mapped = port === undefined ? [] : MAPPED_HOSTS.map(host => `MAP ${host}:443 127.0.0.1:${port}`);
  return [...mapped, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(',');
}

/** A DevTools session with the browser itself, not with one of its pages. */
export async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (!browser)
    throw new Error('this Playwright does not give access to the browser of a persistent context');
  return browser.newBrowserCDPSession();
}

async function fromCommandLine(
  directory: string,
  context: BrowserContext,
  cdp: CDPSession,
): Promise<Extension> {
  const worker =
    context.serviceWorkers()[0] ??
    (await context.waitForEvent('serviceworker', { timeout: 10_000 }).catch(() => {
      throw new Error(NOT_LOADED);
    }));
  return new Extension(new URL(worker.url()).host, directory, context, cdp);
}

async function verified(extension: Extension): Promise<Extension> {
  await extension.serviceWorker().catch(() => {
    throw new Error(NOT_LOADED);
  });
  return extension;
}
