/**
 * The prompt in a page, and the guide. Their script is given to a page only when there is something to say, so that the scripts
 * which run on every page stay small.
 */
import promptScript from '../../content/prompt.iife.ts?script';
import type { FailureKind } from '../../core/catalogue/failures';
import { withTimeout } from '../../platform/async';
import { browser } from '../../platform/browser';
import type { Guide, ToPage } from '../../platform/content-messages';
import { tellPage } from '../../platform/receive-messages';

/** A page that is busy answers late, or never. In ms. */
const LONGEST_WAIT_MS = 500;

/** What each tab's card is to say, while somebody is telling its page: by tab and sort of card. */
const wanted = new Map<string, ToPage>();

/** Shows a tab's prompt, or takes it away with null. A page that cannot be reached has its badge all the same. */
export function setPrompt(tab: number, kind: FailureKind | null): Promise<void> {
  return show(tab, { type: 'prompt', kind }, kind !== null);
}

/** Shows a tab's guide, or takes it away with null. */
export function setGuide(tab: number, guide: Guide | null): Promise<void> {
  return show(tab, { type: 'guide', guide }, guide !== null);
}

/**
 * Nobody waits long for a page that does not answer; once it does, it is told what is wanted then. `needed`: a page that has
 * not got the script yet is given it.
 */
async function show(tab: number, message: ToPage, needed: boolean): Promise<void> {
  wanted.set(`${tab} ${message.type}`, message);
  await withTimeout(LONGEST_WAIT_MS, tell(tab, message, needed)).catch(() => {});
}

async function tell(tab: number, message: ToPage, needed: boolean): Promise<void> {
  const taken = await tellPage(tab, message);
  if (taken === true || !needed) return;
  await browser.scripting
    .executeScript({ target: { tabId: tab }, files: [promptScript] })
    .then(() => tellPage(tab, wanted.get(`${tab} ${message.type}`) ?? message))
    .catch(() => {}); // an error page of the browser's own, or a page that is gone
}
