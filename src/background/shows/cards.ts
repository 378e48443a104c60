/**
 * The prompt and the guide in a page. Their script is injected only when there is something to show, so that the
 * scripts which run on every page stay small.
 */
import promptScript from '../../content/prompt.iife.ts?script';
import type { Story } from '../../core/view/story';
import { withTimeout } from '../../platform/async';
import { browser } from '../../platform/browser';
import type { Guide, ToPage } from '../../platform/content-messages';
import { tellPage } from '../../platform/receive-messages';

/** A busy page answers late, or never. In ms. */
const LONGEST_WAIT_MS = 500;

/** What each tab's card is to show while its page is being told, by tab and kind of card. */
const wanted = new Map<string, ToPage>();

/** The script on its way into a tab's page. */
const arriving = new Map<number, Promise<void>>();

/** Injects the script before there is something to show. By itself it shows nothing. */
export function prepareCards(tab: number): void {
  const injected = inject(tab).finally(() => {
    if (arriving.get(tab) === injected) arriving.delete(tab);
  });
  arriving.set(tab, injected);
}

/** Shows a tab's prompt; null removes it. A page that cannot be reached still has its badge. */
export function setPrompt(tab: number, story: Story | null): Promise<void> {
  return show(tab, { type: 'prompt', story }, story !== null);
}

/** Shows a tab's guide; null removes it. */
export function setGuide(tab: number, guide: Guide | null): Promise<void> {
  return show(tab, { type: 'guide', guide }, guide !== null);
}

/**
 * The wait for a page is limited; when it answers late, it is told the newest state. `needed`: inject the script if the
 * page lacks it.
 */
async function show(tab: number, message: ToPage, needed: boolean): Promise<void> {
  wanted.set(`${tab} ${message.type}`, message);
  await withTimeout(LONGEST_WAIT_MS, tell(tab, message, needed)).catch(() => {});
}

async function tell(tab: number, message: ToPage, needed: boolean): Promise<void> {
  const taken = await tellPage(tab, message);
  if (taken === true || !needed) return;
  const again = () => tellPage(tab, wanted.get(`${tab} ${message.type}`) ?? message);
  const arrived = arriving.get(tab);
  await arrived;
  // What was on its way may have met the document before this one.
  if (arrived && (await again()) === true) return;
  await inject(tab);
  await again();
}

async function inject(tab: number): Promise<void> {
  // It fails on a browser error page, or a page that is gone
  await browser.scripting.executeScript({ target: { tabId: tab }, files: [promptScript] }).catch(() => {});
}
