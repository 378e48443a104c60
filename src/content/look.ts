/**
 * What the page itself shows: structure first, never a translated title. Each selector stands beside the page that it
 * was seen in (openclaw-truth.md §3, §4). Reading is bounded: a page of any size costs a few look-ups.
 */
import { requestIdOf } from '../core/ids';
import type { PageLook } from '../core/sighting/observation';
import { kindOfText } from '../core/sighting/wire';
import { firstShown, isPage, isProse, isShown, isSpeech, textOf } from './reading';

const NOTHING: PageLook = {
  shape: 'none',
  text: null,
  dataKind: null,
  requestId: null,
  retriesItself: false,
};

/** The most banners that are read, and the most elements that are looked through for them. */
const MOST_BANNERS = 20;
const MOST_CANDIDATES = 400;
/** The most parts of one banner that are read: icon, title, text, buttons. */
const MOST_PARTS = 12;

/**
 * Where pages show what is wrong. Every selector has a specimen and a counter-specimen (specimens/): a page that it
 * finds the failure in, and one that holds the same structure or words while nothing is wrong.
 */
export const SIGNS = {
  /** The login gate's error: 2026.6 and later, and 2026.3 to 2026.5. */
  failure: '.login-gate__failure',
  oldFailure: '.login-gate .callout.danger',
  /** Its raw English text (2026.6 and later), and its approve command (2026.9). */
  raw: '.login-gate__failure-raw',
  command: '.login-gate__command code',
  /** The app with its danger pill: 2026.1, 2026.2. */
  pill: '.pill.danger',
  callout: 'openclaw-app .callout.danger',
  /** An app that keeps its shell while the gateway is gone: 2026.9, 2026.8, 2026.7. */
  offline:
    '.gateway-status--reconnecting, .sidebar-footer-bar__status:has(.sidebar-footer-bar__status-detail), .connection-banner__state',
  /** The app's own "did not start", which sits hidden in every page from 2026.6 on. */
  notStarted: '#openclaw-mount-fallback:not([hidden])',
  /** Other front ends' error banners and toasts, by role or by a class that says so. */
  banner: `[role="alert"], [role="status"], [aria-live="assertive"], .callout.danger, ${['banner', 'toast', 'alert', 'error', 'snackbar', 'notif'].map(word => `[class*="${word}" i]`)}`,
} as const;

/** Looks at a page. `status` is the HTTP status that it was loaded with, 0 where unknown. */
export function lookAt(page: Document, status: number): PageLook {
  return (
    gate(page) ??
    shell(page) ??
    offline(page) ??
    notStarted(page) ??
    httpError(page, status) ??
    banner(page) ??
    NOTHING
  );
}

/** The login gate, 2026.3 and later. */
function gate(page: Document): PageLook | null {
  const failure = firstShown(page, SIGNS.failure) ?? firstShown(page, SIGNS.oldFailure);
  if (!failure) return null;
  const dataKind = failure.getAttribute('data-kind');
  // A labelled failure without its raw part has only translated words, which say nothing to us.
  const raw = failure.querySelector(dataKind === null ? ':scope > div' : SIGNS.raw);
  return {
    shape: 'gate',
    text: raw ? textOf(raw) : dataKind === null ? textOf(failure) : null,
    dataKind,
    // The error first: the gate around it may have more parts than are read.
    requestId: requestIdIn(failure) ?? requestIdIn(failure.closest('.login-gate') ?? failure),
    // Only 2026.9's gate, whose failures have a tone, keeps trying after a pairing refusal.
    retriesItself: failure.hasAttribute('data-tone'),
  };
}

/** The app with its danger pill, 2026.1 and 2026.2: "disconnected (1008): pairing required". */
function shell(page: Document): PageLook | null {
  for (const selector of [SIGNS.pill, SIGNS.callout]) {
    const sign = firstShown(page, selector);
    const text = sign && !isSpeech(sign) && textOf(sign);
    if (text && kindOfText(text))
      return { ...NOTHING, shape: 'shell', text, requestId: requestIdIn(sign), retriesItself: true };
  }
  return null;
}

/**
 * A newer app that lost its gateway and keeps its shell. The raw reason, if any, is in the hidden text that describes
 * the sign; on 2026.9 it alone tells a removed device from a dead gateway.
 */
function offline(page: Document): PageLook | null {
  const sign = firstShown(page, SIGNS.offline);
  if (!sign) return null;
  const described = sign.closest('[aria-describedby]')?.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
  const reason = described.map(id => page.getElementById(id)).find(element => element !== null);
  return {
    ...NOTHING,
    shape: 'offline',
    text: reason ? textOf(reason) : null,
    requestId: reason ? requestIdIn(reason) : null,
    retriesItself: true,
  };
}

/** The app's own "did not start". */
function notStarted(page: Document): PageLook | null {
  const notice = firstShown(page, SIGNS.notStarted);
  return notice && { ...NOTHING, shape: 'not-started', text: textOf(notice) };
}

/** A proxy's error page in place of the agent: "502 Bad Gateway". A page that holds the app is never one. */
function httpError(page: Document, status: number): PageLook | null {
  if (page.querySelector('openclaw-app')) return null;
  const heading = page.querySelector('h1');
  const says =
    /^5\d\d [A-Z][\w -]{2,40}$/.test(page.title) && heading !== null && textOf(heading) === page.title;
  if (status < 500 && !says) return null;
  return { ...NOTHING, shape: 'http-error', text: page.title.slice(0, 120) || `HTTP ${status}` };
}

/** Any other front end's error banner: its text begins with a failure, and it is neither speech nor documentation. */
function banner(page: Document): PageLook | null {
  const banners = [...page.querySelectorAll(SIGNS.banner)]
    .slice(0, MOST_CANDIDATES)
    .filter(element => !isQuoted(element))
    .slice(0, MOST_BANNERS);
  for (const element of [...banners, ...bareError(page)]) {
    const text = isProse(element) ? null : failureIn(element);
    if (text) return { ...NOTHING, shape: 'banner', text, requestId: requestIdIn(element) };
  }
  return null;
}

/** Speech, or a frame around half the page. An alert's own class says nothing: "message" is a banner there. */
function isQuoted(element: Element): boolean {
  const from = element.matches('[role="alert"]') ? element.parentElement : element;
  return (from !== null && isSpeech(from)) || isPage(element);
}

/** A page that holds next to nothing but its error, in whatever element. */
function bareError({ body }: Document): Element[] {
  return body && body.childElementCount <= 3 && (textOf(body)?.length ?? 200) < 200 && !isPage(body)
    ? [body, ...body.children]
    : [];
}

/** The text of a banner that names a failure: all of it, or one of its parts beside an icon, a title or a button. */
function failureIn(element: Element): string | null {
  if (!textOf(element)) return null; // none, or longer than a banner's
  for (const part of [element, ...[...element.querySelectorAll('*')].slice(0, MOST_PARTS)]) {
    const text = textOf(part);
    if (text && kindOfText(text) && isShown(part)) return text;
  }
  return null;
}

/** A pairing request's id in the page's own words: its approve command, or "(requestId: …)". */
function requestIdIn(element: Element): string | null {
  const command = element.querySelector(SIGNS.command);
  const words = `${command ? textOf(command) : ''} ${textOf(element, 4000)}`;
  return requestIdOf(/(?:devices approve|requestId:) ([0-9a-f-]{36})/.exec(words)?.[1]);
}
