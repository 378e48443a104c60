/** Reads what a page is made of, as far as it tells one that never got going from others. Bounded, like all reading. */

import { isIll, MOST_WORDS, type Structure, type Unwell } from '../core/sighting/closer-look';
import { isHostOrGatewaySibling, isLoopback } from '../core/sighting/current-socket';
import { kindOfText } from '../core/sighting/kind-of-words';
import { APP_PATHS } from './app-paths';
import { firstShown, isShown, isSpeech, openRoots, textOf } from './read-text';

/** The elements of OpenClaw's own app, under each of its names. */
const APP = 'openclaw-app, clawdbot-app, moltbot-app, clawdis-app';
const FIELDS = 'input:not([type="hidden"]), textarea, select, [contenteditable]';
const CONTROLS = 'button, a[href], [role="button"], summary';
const PICTURES = 'canvas, video, img, svg, iframe, frame, embed, object';
const SPINNERS = ['spinner', 'loader', 'loading', 'progress'].map(word => `[class*="${word}" i]`);
const SPINS = `progress, [role="progressbar"], [aria-busy="true"], ${SPINNERS}`;
/** The red words of 2026.2 and 2026.3, which have no login gate. */
const RED = '.callout.danger, .pill.danger';
const FOOTER = '.gateway-status[class*="gateway-status--"]';
/** The dialog that asks to sign in again has a line for its progress; the one that asks for an approval has none. */
const SIGN_IN = 'openclaw-modal-dialog [class="exec-approval-card"] > p[role="status"]';

/** The most text nodes and elements that are looked at. */
const MOST_NODES = 500;
/** The most red words, and states, that are read. */
const MOST_RED = 20;
/** A picture this large is what the page shows. Share of the window. */
const LARGE = 0.2;
/** Clocks of a page and of its load differ by as much. In ms. */
const CLOCK_MS = 250;

/** Reads the structure. `loadedAt` is when the watch began, `newest` the page's newest socket. */
export function readStructure(page: Document, loadedAt: number, newest: WebSocket | undefined): Structure {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const roots = [page, ...openRoots(page)];
  const shown = (selector: string) =>
    roots.some(root => [...root.querySelectorAll(selector)].slice(0, MOST_NODES).some(isShown));
  const app = page.querySelector(APP);
  const isUndefined = app?.matches(':not(:defined)') === true && wordsIn([app]) === '';
  return {
    status: navigation?.responseStatus ?? 0,
    isHtml: /html/.test(page.contentType),
    isApp: app !== null || APP_PATHS.test(location.pathname),
    // The parser had not finished yet, so no deferred program had run.
    seenFromStart: loadedAt <= performance.timeOrigin + (navigation?.domInteractive || Infinity) + CLOCK_MS,
    hasScripts: page.querySelector('script[src], script[type="module"]') !== null,
    words: page.body && wordsIn([page.body, ...roots.slice(1)]),
    hasFields: shown(FIELDS),
    hasControls: shown(CONTROLS),
    hasPictures: roots.some(hasLarge),
    spins: shown(SPINS),
    undefinedApp: isUndefined ? app.localName : null,
    socketWaits: newest?.readyState === WebSocket.CONNECTING && isOwn(newest.url),
  };
}

/** Reads what a connected page says of itself. */
export function readUnwell(page: Document): Unwell {
  const red = [...page.querySelectorAll(RED)].filter(each => !isSpeech(each)).slice(0, MOST_RED);
  const footers = [...page.querySelectorAll(FOOTER)]
    .slice(0, MOST_RED)
    .filter(each => !isSpeech(each) && isShown(each));
  const states = footers.flatMap(({ classList }) => /gateway-status--([a-z-]{1,40})/.exec(classList.value)?.[1] ?? []);
  return {
    red: red.flatMap(each => (isShown(each) && textOf(each)) || []).find(words => kindOfText(words)) ?? null,
    footer: states.find(isIll) ?? states[0] ?? null,
    wantsSignIn: firstShown(page, SIGN_IN) !== null,
  };
}

function hasLarge(root: ParentNode): boolean {
  const elements = [...root.querySelectorAll(PICTURES)].slice(0, MOST_NODES);
  return elements.some(isLarge) || [...root.querySelectorAll('*')].slice(0, MOST_NODES).some(drawsUnseen);
}

/** An app's element that may draw where nobody else sees it. OpenClaw's own draws in the open. */
function drawsUnseen(element: Element): boolean {
  const isOther = element.localName.includes('-') && element.matches(':defined') && !element.matches(APP);
  return isOther && !element.shadowRoot && element.childElementCount === 0 && isLarge(element);
}

function isLarge(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width * height > LARGE * innerWidth * innerHeight && isShown(element);
}

/** All words that are shown, white space folded; null if they are more than `MOST_WORDS`. */
function wordsIn(roots: readonly Node[]): string | null {
  let words = '';
  let nodes = 0;
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode as Text;
      if (!/\S/.test(data) || parentElement?.matches('script, style, noscript, template')) continue;
      if (++nodes > MOST_NODES) return null;
      if (!parentElement || isShown(parentElement)) words += `${data} `;
      if (words.length > 4 * MOST_WORDS) return null;
    }
  }
  const folded = words.replace(/\s+/g, ' ').trim();
  return folded.length <= MOST_WORDS ? folded : null;
}

function isOwn(address: string): boolean {
  return isHostOrGatewaySibling(address, location.hostname) || isLoopback(address);
}
