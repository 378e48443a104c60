/**
 * The prompt in a page. Its script is given to a page only when there is something to prompt about, so that the scripts
 * which run on every page stay small.
 */
import promptScript from '../content/prompt.iife.ts?script';
import type { FailureKind } from '../core/failure';
import { browser } from '../platform/browser';
import { tellPage } from '../platform/messages';
import { within } from '../platform/within';

/** A page that is busy answers late, or never. In ms. */
const LONGEST_WAIT_MS = 500;

/** What each tab's prompt is to say, while somebody is telling its page. */
const wanted = new Map<number, FailureKind | null>();

/**
 * Shows a tab's prompt, or takes it away with null. A page that cannot be reached has its badge all the same. Nobody waits long
 * for a page that does not answer; once it does, it is told what is wanted then.
 */
export async function setPrompt(tab: number, kind: FailureKind | null): Promise<void> {
  wanted.set(tab, kind);
  await within(LONGEST_WAIT_MS, tell(tab, kind)).catch(() => {});
}

async function tell(tab: number, kind: FailureKind | null): Promise<void> {
  const taken = await tellPage(tab, { type: 'prompt', kind });
  if (taken === true || kind === null) return;
  await browser.scripting
    .executeScript({ target: { tabId: tab }, files: [promptScript] })
    .then(() => tellPage(tab, { type: 'prompt', kind: wanted.get(tab) ?? null }))
    .catch(() => {}); // an error page of the browser's own, or a page that is gone
}
