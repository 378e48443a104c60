/**
 * The border: a message to the background is checked against its row in src/platform/requests.ts, both sender and
 * content. Anything else is dropped without an answer.
 */
import { heyronHostOf } from '../core/address/heyron';
import { ownOriginOf } from '../core/address/own-address';
import { browser, cookieStoreOf, type Runtime } from './browser';
import type { ToPage } from './content-messages';
import { ownSites } from './own-sites';
import { VIEW_PORT } from './replies';
import { type Answer, type Rank, type RankFor, REQUESTS, type RequestName, type What } from './requests';

/** A page of ours that reports from a known tab: heyron's, or one of an address that was added. It may be in a frame. */
export interface PageSender {
  readonly tab: number;
  readonly origin: string;
  /** Its name alone: what is compared by site goes by the origin. */
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
    if (heyronHostOf(page.origin) === null) return fromOwnSite(handlers, message, page, sender);
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

/**
 * The answer to a page outside heyron. Only what was added is heard, by its exact origin: our scripts may also be on
 * other ports of its host, or still in a page of what was removed. That is accepted and ignored, so that it is not
 * repeated; so is a frame in another site's page.
 */
async function fromOwnSite(
  handlers: Handlers,
  message: unknown,
  page: PageSender,
  { tab }: Runtime.MessageSender,
): Promise<unknown> {
  const isAdded = (await ownSites()).some(({ origin }) => origin === page.origin);
  const isOurs = isAdded && (page.frame === 0 || ownOriginOf(tab?.url) === page.origin);
  return isOurs ? answered(handlers, message, 'page', page) : true;
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

/** The page of the content script that sent this, if it can be one of ours; null for any other sender. */
function pageSender(sender: Runtime.MessageSender): PageSender | null {
  const { id, url, tab, frameId } = sender;
  if (id !== browser.runtime.id || !tab?.id || !url || !(heyronHostOf(url) ?? ownOriginOf(url))) return null;
  const { origin, hostname: host, pathname } = new URL(url);
  if (!isVouchedFor(sender)) return null;
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
