/**
 * When a closer look is taken at a page: at one that has said nothing for some seconds, at one whose connection has
 * become stable, and at whatever a popup opens on. A page that connects at once is looked at once.
 */
import { mayServeAgent } from '../../core/address/own-address';
import { fails, type PresentPage } from '../../core/presence/page';
import { topPage } from '../../core/presence/presence';
import type { CloserLook } from '../../core/sighting/closer-look';
import {
  lifecycleBeforeFailureIn,
  type PageReport,
  pageReportSchema,
  reportUnread,
  sightingOf,
  unreadReportSchema,
} from '../../core/sighting/page-report';
import { browser, cookieStoreOf } from '../../platform/browser';
import type { ToPage } from '../../platform/content-messages';
import { logFault } from '../../platform/faults';
import { ourTabs } from '../../platform/own-sites';
import type { PageSender } from '../../platform/receive-messages';
import { closerLook } from '../does/look-closer';
import { presence } from '../presence';
import { observe } from './observe';

/** By then most pages are connected or refused, and need no look. In ms. */
const LOOK_AFTER_MS = 3_000;

/** The pages that have said nothing yet, by tab, with the timer of their look. */
const waiting = new Map<number, { readonly loadedAt: number; readonly timer: ReturnType<typeof setTimeout> }>();

/** Takes in a page's report, with what a closer look finds where one is due. */
export async function hear(report: PageReport, sender: PageSender): Promise<void> {
  if (sender.frame !== 0 || !mayServeAgent(sender.host)) return observeWith(report, sender);
  const isUndecided = sightingOf(report, sender).state === 'undecided';
  planLook(report, sender.tab, isUndecided);
  return observeWith(report, sender, () => lookFor(report, sender.tab, isUndecided));
}

/** Takes in what a closer look found, together with what its page reports now. */
export async function looked(look: CloserLook, sender: PageSender): Promise<void> {
  const report = sender.frame === 0 ? await reread(sender) : null;
  if (report) await observeWith(report, sender, async () => look);
}

/** Has the page looked at that a popup was opened on. What is not well there is told by the page itself. */
export async function lookNow(tab: number): Promise<void> {
  const page = topPage(await presence(), tab);
  if (page && isAgents(page) && page.sighting.state !== 'failing') await closerLook(tab, page.sighting.loadedAt, true);
}

/** An earlier worker may have died before it looked at these. */
export async function resumeLooks(): Promise<void> {
  const silent = (await presence()).filter(
    page => page.frame === 0 && page.sighting.state === 'undecided' && isAgents(page),
  );
  await Promise.all(silent.map(({ tab, sighting }) => closerLook(tab, sighting.loadedAt, true)));
}

/** Has the pages of an address report that was just added: a script of ours may be there that was not heard before. */
export async function hearAgain(origin: string): Promise<void> {
  for (const tab of await ourTabs()) {
    if (tab.id === undefined || !tab.url || tab.incognito || new URL(tab.url).origin !== origin) continue;
    const { hostname: host, pathname: path } = new URL(tab.url);
    const sender = { tab: tab.id, origin, host, path, frame: 0, private: false, store: cookieStoreOf(tab) };
    const report = await reread(sender);
    if (report) await hear(report, sender);
  }
}

function observeWith(
  report: PageReport,
  sender: PageSender,
  look: () => Promise<CloserLook | null> = async () => null,
): Promise<void> {
  return observe(async () => sightingOf(report, sender, await look()), sender, {
    witnessed: lifecycleBeforeFailureIn(report),
    used: report.used,
    granted: report.socket?.granted ?? null,
    build: report.arrival.build,
  });
}

/** A page that is undecided gets a look, unless it says more in the meantime. */
function planLook({ loadedAt }: PageReport, tab: number, isUndecided: boolean): void {
  const before = waiting.get(tab);
  if (isUndecided && before?.loadedAt === loadedAt) return;
  clearTimeout(before?.timer);
  waiting.delete(tab);
  if (!isUndecided) return;
  const look = () => {
    waiting.delete(tab);
    void closerLook(tab, loadedAt, true).catch(logFault('look'));
  };
  waiting.set(tab, { loadedAt, timer: setTimeout(look, LOOK_AFTER_MS) });
}

/**
 * A stable connection is no proof where its page says that it is not well; and what a page reports while it is silent
 * does not end its silence.
 */
async function lookFor(report: PageReport, tab: number, isUndecided: boolean): Promise<CloserLook | null> {
  if (report.stable) return closerLook(tab, report.loadedAt, true);
  if (!isUndecided) return null;
  const page = topPage(await presence(), tab);
  const isSame = page?.sighting.page === report.page && page.sighting.loadedAt === report.loadedAt;
  return isSame && fails(page) ? closerLook(tab, report.loadedAt, false) : null;
}

/** What the page at a tab's top reports now, whether or not it has been read; null where there is none. */
async function reread({ tab, host }: PageSender): Promise<PageReport | null> {
  const message: ToPage = { type: 'reread' };
  const answer = await browser.tabs.sendMessage(tab, message, { frameId: 0 }).catch(() => null);
  const unread = unreadReportSchema.safeParse(answer).data;
  return unread ? reportUnread(unread, host, Date.now()) : (pageReportSchema.safeParse(answer).data ?? null);
}

function isAgents({ origin }: PresentPage): boolean {
  return mayServeAgent(new URL(origin).hostname);
}
