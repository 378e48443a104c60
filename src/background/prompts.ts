/**
 * The prompt in a page. Its script is given to a page only when there is something to prompt about, so that the scripts
 * which run on every page stay small.
 */
import promptScript from '../content/prompt.iife.ts?script';
import type { FailureKind } from '../core/failure';
import { browser } from '../platform/browser';
import { tellPage } from '../platform/messages';

/** Shows a tab's prompt, or takes it away with null. A page that cannot be reached has its badge all the same. */
export async function setPrompt(tab: number, kind: FailureKind | null): Promise<void> {
  const taken = await tellPage(tab, { type: 'prompt', kind });
  if (taken === true || kind === null) return;
  await browser.scripting
    .executeScript({ target: { tabId: tab }, files: [promptScript] })
    .then(() => tellPage(tab, { type: 'prompt', kind }))
    .catch(() => {}); // an error page of the browser's own, or a page that is gone
}
