/**
 * The border: a message to the background is checked against its row in src/platform/requests.ts, both its sender and
 * its content. Anything else is dropped without an answer.
 */
import { heyronHostOf } from '../core/address/heyron';
import { browser, cookieStoreOf, type Runtime } from './browser';
import type { ToPage } from './content-messages';
import { VIEW_PORT } from './replies';
import { type Answer, type Rank, type RankFor, REQUESTS, type RequestName, type What } from './requests';

/** A page that reports: the tab is known, and its address is heyron's. It may stand in a frame of another page. */
export interface PageSender {
  readonly tab: number;
  readonly origin: string;
  readonly host: string;
  /** Without query and fragment. */
  readonly path: string;
  /** The browser's number of its frame in the tab; 0 is the page at the top. */
  readonly frame: number;
  readonly private: boolean;
  readonly store: string;
}

/** What is known of a sender, by its rank. Of our own pages only the cookie store matters. */
interface Senders {
  page: PageSender;
  'own-page': { readonly store: string };
}

/** One for each request. */
export type Handlers = {
  readonly [Name in RequestName]: (what: What<Name>, sender: Senders[RankFor<Name>]) => Promise<Answer<Name>>;
};

/**
 * Registers the background's listeners; to be called synchronously when the worker starts. `onView` is called with a
 * popup's connection and the tab that it works on.
 */
export function receive(handlers: Handlers, onView: (tab: number, port: Runtime.Port) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (isExtensionPage(sender))
      return answered(handlers, message, 'own-page', {
        store: cookieStoreOf(sender.tab ?? { incognito: false }),
      });
    const page = pageSender(sender);
    if (!page) return undefined;
    // What a website shows in a frame is its business: taken, and nothing made of it.
    if (page.frame !== 0 && heyronHostOf(sender.tab?.url) === null) return Promise.resolve(true);
    return answered(handlers, message, 'page', page);
  });
  browser.runtime.onConnect.addListener(port => {
    const tab = Number(new URLSearchParams(port.name.slice(VIEW_PORT.length + 1)).get('tab'));
    if (
      !port.name.startsWith(`${VIEW_PORT}?`) ||
      !port.sender ||
      !isExtensionPage(port.sender) ||
      !Number.isInteger(tab)
    ) {
      port.disconnect();
      return;
    }
    onView(tab, port);
  });
}

/** What its handler answers; undefined if this sender may not send it, or it does not fit its schema. */
function answered<By extends Rank>(
  handlers: Handlers,
  message: unknown,
  by: By,
  sender: Senders[By],
): Promise<unknown> | undefined {
  const name = (message as { type?: unknown } | null | undefined)?.type;
  if (!isRequest(name) || REQUESTS[name].by !== by) return undefined;
  const { success, data } = REQUESTS[name].schema.safeParse(message);
  // The row has checked both; the compiler cannot know that name, data and sender belong to one row.
  return success ? handlers[name](data as never, sender as never) : undefined;
}

function isRequest(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(REQUESTS, name);
}

/** The heyron page whose content script sent this; null for any other sender. */
function pageSender(sender: Runtime.MessageSender): PageSender | null {
  const { id, url, tab, frameId } = sender;
  const host = heyronHostOf(url);
  if (id !== browser.runtime.id || !tab?.id || !host || !url || !isVouchedFor(sender)) return null;
  const { origin, pathname } = new URL(url);
  return {
    ...{ tab: tab.id, host, origin, path: pathname, frame: frameId ?? 0 },
    ...{ private: tab.incognito, store: cookieStoreOf(tab) },
  };
}

/**
 * False for a sandboxed frame: its address is the host's, but whoever wrote what it shows has nothing else of that host, and
 * the browser gives it an origin of its own. The types do not know `origin` yet.
 */
function isVouchedFor(sender: Runtime.MessageSender & { readonly origin?: string }): boolean {
  return sender.origin === undefined || sender.origin === new URL(sender.url ?? '').origin;
}

function isExtensionPage(sender: Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('')) === true;
}

/** Whether a frame of a tab still has a content script of ours, which one that is gone, or shows another site, has not. */
export async function isFrameThere(tab: number, frameId: number): Promise<boolean> {
  const look: ToPage = { type: 'look' };
  return browser.tabs.sendMessage(tab, look, { frameId }).then(
    () => true,
    () => false,
  );
}

/**
 * Tells a tab's content scripts something; the prompt stands in the tab's own page, a watch also in its frames.
 * Resolves with the first answer, or undefined when none is there.
 */
export async function tellPage(tab: number, message: ToPage): Promise<unknown> {
  return browser.tabs.sendMessage(tab, message).catch(() => undefined);
}
