/**
 * The border: a message to the background is checked against its row in src/platform/requests.ts, both sender and
 * content. Anything else is dropped without an answer.
 */
import { heyronHostOf } from '../core/address/heyron';
import { browser, cookieStoreOf, type Runtime } from './browser';
import type { ToPage } from './content-messages';
import { VIEW_PORT } from './replies';
import { type Answer, type Rank, type RankFor, REQUESTS, type RequestName, type What } from './requests';

/** A heyron page that reports from a known tab. It may be in a frame of another page. */
export interface PageSender {
  readonly tab: number;
  readonly origin: string;
  readonly host: string;
  /** Without query and fragment. */
  readonly path: string;
  /** The number of its frame in the tab; 0 is the top page. */
  readonly frame: number;
  readonly private: boolean;
  readonly store: string;
}

/** What is known of a sender, by rank. Of our own pages only the cookie store matters. */
interface Senders {
  page: PageSender;
  'own-page': { readonly store: string };
}

export type Handlers = {
  readonly [Name in RequestName]: (what: What<Name>, sender: Senders[RankFor<Name>]) => Promise<Answer<Name>>;
};

/**
 * Registers the background's listeners; called synchronously when the worker starts. `onView` gets a popup's connection
 * and its tab.
 */
export function receive(handlers: Handlers, onView: (tab: number, port: Runtime.Port) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const store = cookieStoreOf(sender.tab ?? { incognito: false });
    if (isExtensionPage(sender)) return answered(handlers, message, 'own-page', { store });
    const page = pageSender(sender);
    if (!page) return undefined;
    // A website in a frame is none of Re-Pair's concern: accepted and ignored.
    if (page.frame !== 0 && heyronHostOf(sender.tab?.url) === null) return Promise.resolve(true);
    return answered(handlers, message, 'page', page);
  });
  browser.runtime.onConnect.addListener(port => {
    const [name, query] = port.name.split('?');
    const tab = Number(new URLSearchParams(query).get('tab'));
    const isOurs = name === VIEW_PORT && query !== undefined && port.sender && isExtensionPage(port.sender);
    if (isOurs && Number.isInteger(tab)) onView(tab, port);
    else port.disconnect();
  });
}

/** The handler's answer; undefined if this sender may not send it, or it does not fit its schema. */
function answered<By extends Rank>(
  handlers: Handlers,
  message: unknown,
  by: By,
  sender: Senders[By],
): Promise<unknown> | undefined {
  const type = (message as { type?: unknown } | null | undefined)?.type;
  if (typeof type !== 'string' || !Object.hasOwn(REQUESTS, type)) return undefined;
  const name = type as RequestName;
  if (REQUESTS[name].by !== by) return undefined;
  const { success, data } = REQUESTS[name].schema.safeParse(message);
  // The row has checked both; the compiler cannot know that name, data and sender belong to one row.
  return success ? handlers[name](data as never, sender as never) : undefined;
}

/** The heyron page of the content script that sent this; null for any other sender. */
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

/** False for a sandboxed frame: it has the host's address, but an origin of its own. The types lack `origin`. */
function isVouchedFor(sender: Runtime.MessageSender & { readonly origin?: string }): boolean {
  return sender.origin === undefined || sender.origin === new URL(sender.url ?? '').origin;
}

function isExtensionPage(sender: Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('')) === true;
}

/** False for a frame that is gone or shows another site. */
export async function isFrameThere(tab: number, frameId: number): Promise<boolean> {
  const reread: ToPage = { type: 'reread' };
  return browser.tabs.sendMessage(tab, reread, { frameId }).then(
    () => true,
    () => false,
  );
}

/** Tells a tab's content scripts something: sentinels are also in frames. The first answer, or undefined. */
export async function tellPage(tab: number, message: ToPage): Promise<unknown> {
  return browser.tabs.sendMessage(tab, message).catch(() => undefined);
}
