/**
 * A user's browser with the extension in it, as tests drive it. Chromium and Firefox are two of them, so that one story is
 * told once and proven in both.
 */
import type { BrowserContext, Frame, Page } from '@playwright/test';

export const FAMILIES = ['chromium', 'firefox'] as const;
export type Family = (typeof FAMILIES)[number];

/** What a click or a load may take: far more than a loaded machine needs. In ms. */
export const LIMIT_MS = 60_000;

export interface ExtensionOptions {
  /** Lets the extension see private windows. Default false. */
  incognitoAllowed?: boolean;
}

export interface LaunchOptions extends ExtensionOptions {
  /** Where the mapped hosts lead: a TLS server on 127.0.0.1, and the SPKI hash of its certificate. */
  site?: { port: number; spki: string };
  /** An unpacked extension to load at the start. */
  extension?: string;
  /** Default true. */
  headless?: boolean;
  colorScheme?: 'light' | 'dark';
  locale?: string;
  /** Profile folder that is kept; without it a new one is made and removed. */
  profile?: string;
  viewport?: { width: number; height: number };
}

/** A file that a page has saved. */
export interface SavedFile {
  readonly name: string;
  /** Where it lies. */
  readonly path: string;
}

/** How a browser lets tests look into a closed shadow root; `tag` is the element that holds it, below the page's root. */
export interface PromptReader {
  /** Every text in it but of styles and scripts; none when the page has no such element. */
  texts(page: Page, tag: string): Promise<string[]>;
  /** The buttons in document order. */
  buttons(page: Page, tag: string): Promise<PromptButton[]>;
  /** Where to click such a button, which is scrolled into sight. */
  centreOf(page: Page, tag: string, index: number): Promise<{ x: number; y: number }>;
}

export interface PromptButton {
  /** Accessible name, as a screen reader says it. */
  name: string;
  /** `data-action`, or null. */
  action: string | null;
  /** It takes no press: the card has just come, or cannot be seen. */
  resting: boolean;
}

/** A cookie with all that the browser knows of it: what a server or a page sees is only a part. */
export interface JarCookie {
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  /** Of a partitioned cookie: under which top site, and whether through another site's frame. */
  readonly partition: string | null;
  /** The browser's own words for it. */
  readonly whole: object;
}

/** The popup of the extension's button, which is small and closes as a user's would. */
export interface RealPopup {
  /**
   * Evaluates an expression in it, in which `document` is its own; promises are awaited.
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
  /** Loads an unpacked extension into the running browser, as a user would who installs it later. */
  loadExtension(directory: string, options?: ExtensionOptions): Promise<void>;
  /** The address of a file of the extension's. Throws while no extension is loaded. */
  extensionUrl(path: string): string;
  /** Opens a page of the extension's in a tab. */
  openExtensionPage(path: string): Promise<Page>;
  /** Opens the popup's document as a page of its own; without a tab id it works on the active tab. */
  openPopupPage(tabId?: number): Promise<Page>;
  /** Runs a function in the extension's background, awake, with its `chrome`; nothing else of the test is known there. */
  inBackground: InBackground;
  /** Ends the background as an idle browser would, and waits until it is gone; the next event wakes it. */
  killBackground(): Promise<void>;
  tabIdOf(page: Page): Promise<number>;
  badgeText(tabId: number): Promise<string>;
  actionTitle(tabId: number): Promise<string>;
  /** The real popup of the extension's button that something has opened. */
  openedPopup(): Promise<RealPopup>;
  /**
   * The extension's page beside a page, which `press` opens; in Firefox, where that takes the click of a hand, the browser opens it
   * as its menu would.
   */
  openedBeside(page: Page, press: () => Promise<void>): Promise<RealPopup>;
  /** The cookies of all hosts, partitioned ones and those of other top sites too, in the browser's order. */
  cookies(): Promise<JarCookie[]>;
  /** Every file that was saved so far, completely. */
  saved(): Promise<SavedFile[]>;
  readonly prompts: PromptReader;
  /** The text that was copied last. */
  clipboard(): Promise<string>;
  /** Withdraws the extension's access to every site, or gives it back, as a user does in the browser's own settings. */
  setAccess(granted: boolean): Promise<void>;
  /** What the extension's background wrote to its console, and what it did not catch, as far as the browser tells. */
  backgroundLog(): Promise<string[]>;
  /**
   * Makes it like one that was just started: no page of the tests', no extension, nothing stored, nothing saved. Starting a
   * browser costs some seconds of processor time, this a small part of that.
   */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** The address that a page or frame shows. Nobody tells Playwright of a page that Firefox brings back from its cache of pages. */
export function addressOf(document: Page | Frame): Promise<string> {
  return document.evaluate(() => location.href).catch(() => ''); // it is going to another one just now
}

const browsers = new WeakMap<BrowserContext, Browser>();

/** Makes a browser known to those who have only a page of it. */
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
