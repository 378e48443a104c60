/**
 * Which build of OpenClaw's page stands in a tab, and which one its host hands out now, as newer versions name it
 * (docs/openclaw.md, "The build of a page").
 */

import { withTimeout } from '../platform/async';
import { browser } from '../platform/browser';
import { ask, beginningOf } from './ask-host';

/** On the page's root element. */
const ATTRIBUTE = 'data-openclaw-control-ui-build-id';
/** No build's name is longer. In characters. */
const LONGEST = 300;
/** A page that is busy does not answer. In ms. */
const LONGEST_LOOK_MS = 5_000;

/** The build that a heyron host hands out, without a sign-in; null where it names none. Never throws. */
export async function buildAt(host: string): Promise<string | null> {
  try {
    const answer = await ask(host, '/', 'text/html');
    return answer.ok ? (NAMED.exec(await beginningOf(answer))?.[1] ?? null) : null;
  } catch {
    return null;
  }
}

const NAMED = new RegExp(`<html[^>]*\\s${ATTRIBUTE}="([^"]{1,${LONGEST}})"`);

/** The build that a page says it is; a claim, which is only compared. Null where it says none. Never throws. */
export async function buildIn(tab: number, frame: number): Promise<string | null> {
  const call = {
    target: { tabId: tab, frameIds: [frame] },
    injectImmediately: true,
    func: (name: string) => document.documentElement.getAttribute(name),
    args: [ATTRIBUTE],
  };
  const [seen] = await withTimeout(LONGEST_LOOK_MS, browser.scripting.executeScript(call)).catch(() => []);
  return typeof seen?.result === 'string' && seen.result ? seen.result.slice(0, LONGEST) : null;
}
