/**
 * Reads what the page itself shows: by structure, never by a translated title. selectors.ts names the page in which
 * each selector was seen (docs/openclaw.md, "Generations of the page"). Reading is bounded: a page of any size costs a
 * few queries.
 */

import { kindOfText } from '../core/sighting/kind-of-words';
import { NOTHING_SHOWN, type PageScan } from '../core/sighting/observation';
import { firstShown, isPage, isProse, isQuotedIn, isShown, isSpeech, openRoots, parentOf, textOf } from './read-text';
import { BANNER, FAILURE, NOT_STARTED, OFFLINE, OLD_FAILURE, RAW } from './selectors';

/** The most banners read, and the most candidates checked from either end of a page. */
const MOST_BANNERS = 20;
const MOST_CANDIDATES = 200;
/** The most parts of one banner read: icon, title, text, buttons. */
const MOST_PARTS = 12;

/**
 * Scans a page. `status` is its HTTP status, 0 if unknown; `roots` are its open shadow roots, where OpenClaw shows no
 * failure but other front ends may.
 */
export function scanPage(page: Document, status: number, roots = openRoots(page)): PageScan {
  return (
    gate(page) ?? offline(page) ?? notStarted(page) ?? httpError(page, status) ?? banner(page, roots) ?? NOTHING_SHOWN
  );
}

/** The login gate, 2026.3 and later. */
function gate(page: Document): PageScan | null {
  const failure = firstShown(page, FAILURE) ?? firstShown(page, OLD_FAILURE);
  if (!failure) return null;
  const label = labelOf(failure, 'data-kind');
  // Without its raw part a labelled failure has only translated text, which we cannot match.
  const raw = failure.querySelector(label === null ? ':scope > div' : RAW);
  return {
    shape: 'gate',
    text: raw ? textOf(raw) : label === null ? textOf(failure) : null,
    label,
    // Only 2026.9's gate keeps trying after a pairing refusal; its failures have `data-tone`.
    retriesItself: failure.hasAttribute('data-tone'),
  };
}

/**
 * A newer app that lost its gateway and keeps its shell. The raw reason, if any, is in the hidden text that describes
 * the status; on 2026.9 only that text tells a removed device from a dead gateway.
 */
function offline(page: Document): PageScan | null {
  const indicator = firstShown(page, OFFLINE);
  if (!indicator) return null;
  const described = indicator.closest('[aria-describedby]')?.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
  // A transcript earlier in the page may use the same id, so the first match can be the wrong one.
  const own = described.flatMap(id => [...page.querySelectorAll(`[id="${CSS.escape(id)}"]`)]);
  const reason = own.find(element => !isSpeech(element)) ?? null;
  return { shape: 'offline', text: reason && textOf(reason), label: labelOf(indicator, 'class'), retriesItself: true };
}

function labelOf(element: Element, attribute: string): string | null {
  return element.getAttribute(attribute)?.slice(0, 120) ?? null;
}

/** The app's own "did not start". */
function notStarted(page: Document): PageScan | null {
  const notice = firstShown(page, NOT_STARTED);
  return notice && { ...NOTHING_SHOWN, shape: 'not-started', text: textOf(notice) };
}

/** An error page in place of the agent: "502 Bad Gateway", or a refusal. A page with the app in it is never one. */
function httpError(page: Document, status: number): PageScan | null {
  if (page.querySelector('openclaw-app')) return null;
  const heading = firstShown(page, 'h1');
  const titleIsError =
    /^5\d\d [A-Z][\w -]{2,40}$/.test(page.title) && heading !== null && textOf(heading) === page.title;
  if (status < 400 && !titleIsError) return null;
  const failed = titleIsError || status > 499;
  // Plain text has no title: there its words tell a host without its page from one that does not answer.
  const text = (failed && page.title.slice(0, 2_400)) || (page.body && textOf(page.body)) || `HTTP ${status}`;
  return { ...NOTHING_SHOWN, shape: failed ? 'http-error' : 'page-refused', text };
}

/** An error banner of the oldest pages or another front end: it begins with a failure, outside speech and docs. */
function banner(page: Document, roots: readonly ShadowRoot[]): PageScan | null {
  for (const element of [...[page, ...roots].flatMap(bannersIn), ...bareError(page)]) {
    const text = isProse(element) ? null : failureIn(element);
    // Only 2026.1 and 2026.2 have the app without a login gate; they keep trying.
    const retriesItself = page.querySelector('openclaw-app') !== null;
    if (text) return { ...NOTHING_SHOWN, shape: 'banner', text, retriesItself };
  }
  return null;
}

function bannersIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll(BANNER)]
    .filter((_, at, { length }) => at < MOST_CANDIDATES || at >= length - MOST_CANDIDATES)
    .filter(element => !isQuoted(element))
    .slice(0, MOST_BANNERS);
}

/** Speech, or a wrapper around half the page. An alert's own class is ignored: "message" means a banner there. */
function isQuoted(element: Element): boolean {
  return isSpeech(element.matches('[role="alert"]') ? parentOf(element) : element) || isPage(element);
}

/** A page with little but its error, in any element. Browsers show a plain-text response in a `pre`. */
function bareError({ body, contentType }: Document): Element[] {
  return body && body.childElementCount <= 3 && (textOf(body)?.length ?? 200) < 200 && !isPage(body)
    ? [body, ...body.children].filter(element => contentType === 'text/plain' || !isSpeech(element))
    : [];
}

/** The text in a banner that names a failure: the whole text, or one part beside an icon, a title or a button. */
function failureIn(element: Element): string | null {
  if (!textOf(element) && !element.querySelector('slot')) return null; // no text, or more than a banner's
  let found: string | null = null;
  for (const part of [element, ...[...element.querySelectorAll('*')].slice(0, MOST_PARTS)]) {
    if (isQuotedIn(element, part)) continue;
    const words = part instanceof HTMLSlotElement ? slottedIn(part) : part;
    const failure = words && kindOfText(textOf(words, undefined, false));
    if (failure && (!found || failure === kindOfText(found)) && isShown(part)) found = textOf(words);
  }
  return found;
}

/** The single element or text node in a slot; null for several nodes, or for speech. */
function slottedIn(slot: HTMLSlotElement): Node | null {
  const [only, ...more] = slot.assignedNodes({ flatten: true }).filter(node => node.nodeValue?.trim() !== '');
  return !only || more.length || (only instanceof Element && isSpeech(only)) ? null : only;
}
