/**
 * A user's browser with the extension, as tests drive it: Chromium or Firefox, so that one story is written once and
 * proven in both.
 */
import type { BrowserContext, Frame, Page } from '@playwright/test';

export const FAMILIES = ['chromium', 'firefox'] as const;
export type Family = (typeof FAMILIES)[number];

/** The limit for a click or a load: far more than a loaded machine needs. In ms. */
export const LIMIT_MS = 60_000;

export interface ExtensionOptions {
  /** Lets the extension see private windows. Default false. */
  incognitoAllowed?: boolean;
}

export interface LaunchOptions extends ExtensionOptions {
  /** Where the mapped hosts lead: a TLS server on 127.0.0.1, and its certificate's SPKI hash. */
  site?: { port: number; spki: string };
  /** Further hosts, all of them at this port of 127.0.0.1, which has to be a proxy, too. */
  nearby?: { hosts: readonly string[]; port: number };
  /** An unpacked extension to load at the start. */
  extension?: string;
  /** Default true. */
  headless?: boolean;
  colorScheme?: 'light' | 'dark';
  locale?: string;
  /** The browser's own settings from its first start on: Firefox's preferences by name, or Chromium's as one object. */
  prefs?: Readonly<Record<string, unknown>>;
  /** A profile folder to keep; by default a new one is made and removed. */
  profile?: string;
  viewport?: { width: number; height: number };
}

export interface SavedFile {
  readonly name: string;
  readonly path: string;
}

/** Access to a closed shadow root; `tag` is its host element, directly below the page's root. */
export interface PromptReader {
  /** Every text in it except styles and scripts; none if the page has no such element. */
  texts(page: Page, tag: string): Promise<string[]>;
  /** The buttons in document order. */
  buttons(page: Page, tag: string): Promise<PromptButton[]>;
  /** The centre of such a button, scrolled into view. */
  centreOf(page: Page, tag: string, index: number): Promise<{ x: number; y: number }>;
}

export interface PromptButton {
  /** Accessible name, as a screen reader reads it. */
  name: string;
  /** `data-action`, or null. */
  action: string | null;
  /** It is inactive: the card has just appeared, or cannot be seen. */
  resting: boolean;
}

/** A cookie as the browser knows it, with more than a server or a page sees. */
export interface JarCookie {
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  /** For a partitioned cookie: its top-level site, and whether a frame of another site lies in between. */
  readonly partition: string | null;
  /** In the browser's own terms. */
  readonly whole: object;
}

/** The popup of the extension's button, in its small window that closes like a user's. */
export interface RealPopup {
  /**
   * Evaluates an expression in it, with its own `document`; promises are awaited.
   *
   * @throws Error with its message when the expression throws
   */
  evaluate<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

export type InBackground = <Result, Argument = undefined>(
  run: (argument: Argument) => Result | Promise<Result>,
  argument?: Argument,
) => Promise<Awaited<Result>>;

export interface Browser {
  readonly family: Family;
  readonly context: BrowserContext;
  newPage(url?: string): Promise<Page>;
  /** Loads an unpacked extension into the running browser, as if the user installed it now. */
  loadExtension(directory: string, options?: ExtensionOptions): Promise<void>;
  /** The address of a file of the extension's. Throws while no extension is loaded. */
  extensionUrl(path: string): string;
  /** Opens a page of the extension's in a tab. */
  openExtensionPage(path: string): Promise<Page>;
  /** Opens the popup's document as a page of its own; without a tab id it works on the active tab. */
  openPopupPage(tabId?: number): Promise<Page>;
  /** Runs a function in the extension's background, which it wakes, with its `chrome` and nothing else of the test. */
  inBackground: InBackground;
  /** Ends the background like an idle browser does, and waits until it is gone; the next event wakes it. */
  killBackground(): Promise<void>;
  tabIdOf(page: Page): Promise<number>;
  badgeText(tabId: number): Promise<string>;
  actionTitle(tabId: number): Promise<string>;
  /** Clicks the extension's button in the toolbar over a page, as a user does, and closes the popup that it opens. */
  clickButton(page: Page): Promise<void>;
  /** Has the browser allow this one site when the extension next asks for it. */
  allowSite(pattern: string): Promise<void>;
  /** The user grants the extension more than it asked for, or takes it back, in the browser's own settings. */
  grantByHand(pattern: string, granted: boolean): Promise<void>;
  /** The real popup, after something opened it. */
  openedPopup(): Promise<RealPopup>;
  /**
   * The extension's side panel, which `press` opens. Firefox needs a real click for that, so there the browser's menu
   * command opens it.
   */
  openedBeside(page: Page, press: () => Promise<void>): Promise<RealPopup>;
  /** All cookies of all hosts, including partitioned ones, in the browser's order. */
  cookies(): Promise<JarCookie[]>;
  /** Every completely saved file. */
  saved(): Promise<SavedFile[]>;
  readonly prompts: PromptReader;
  clipboard(): Promise<string>;
  /** Withdraws the extension's access to all sites, or grants it, as in the browser's settings. */
  setAccess(granted: boolean): Promise<void>;
  /** Makes the user's exception that keeps a site's data when the browser closes. `site`: as it is typed there. */
  keepDataOf(site: string): Promise<void>;
  /** The background's console output and uncaught errors, as far as the browser tells. */
  backgroundLog(): Promise<string[]>;
  /**
   * Makes it like a freshly started one: no pages, no extension, nothing stored or saved. That costs a small part of
   * the processor time of a start.
   */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** The address of a page or frame. Playwright misses pages that Firefox restores from its back/forward cache. */
export function addressOf(document: Page | Frame): Promise<string> {
  return document.evaluate(() => location.href).catch(() => ''); // it is navigating
}

const browsers = new WeakMap<BrowserContext, Browser>();

/** Registers a browser, so that it can be found by its pages. */
export function introduce<Known extends Browser>(browser: Known): Known {
  browsers.set(browser.context, browser);
  return browser;
}

/** The browser of a page. */
export function browserOf(page: Page): Browser {
  const browser = browsers.get(page.context());
  if (!browser) throw new Error('this page is of no browser that the tests have started');
  return browser;
}
