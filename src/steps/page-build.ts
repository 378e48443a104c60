/**
 * The build of OpenClaw's page in a tab, and the one that its host serves now, as newer versions name it
 * (docs/openclaw.md, "The build of a page").
 */

import { runInPage } from '../site-data/run-in-page';
import { ask } from './ask-host';

const ATTRIBUTE = 'data-openclaw-control-ui-build-id';
/** The longest name, in characters. */
const LONGEST = 300;
/** A busy page does not answer. In ms. */
const LONGEST_LOOK_MS = 5_000;

/** The build that the host of a tab's page serves without a sign-in; null if it names none. Never throws. */
export async function buildAt(origin: string, tab: number): Promise<string | null> {
  try {
    const { ok, text } = await ask(origin, tab, '', 'text/html');
    return ok ? (NAMED.exec(text)?.[1] ?? null) : null;
  } catch {
    return null;
  }
}

const NAMED = new RegExp(`<html[^>]*\\s${ATTRIBUTE}="([^"]{1,${LONGEST}})"`);

/** The build that a page claims to be, only used for comparison; null if it claims none. Never throws. */
export async function buildIn(tab: number, frame: number): Promise<string | null> {
  const read = (name: string) => document.documentElement.getAttribute(name);
  const target = { tabId: tab, frameIds: [frame] };
  const [seen] = await runInPage(target, LONGEST_LOOK_MS, read, ATTRIBUTE).catch(() => []);
  return typeof seen === 'string' && seen ? seen.slice(0, LONGEST) : null;
}
