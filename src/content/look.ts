/**
 * What the page itself shows: structure first, never a translated title. Each selector stands beside the page that it
 * was seen in (openclaw-truth.md §3, §4). Reading is bounded: a page of any size costs a few look-ups.
 */
import { requestIdOf } from '../core/ids';
import type { PageLook } from '../core/sighting/observation';
import { kindOfText } from '../core/sighting/wire';
import { isProse, isShown, isSpeech, textOf } from './reading';

const NOTHING: PageLook = {
  shape: 'none',
  text: null,
  dataKind: null,
  requestId: null,
  retriesItself: false,
};

/** The most banners that are read; a page with more is not showing an error but a list. */
const MOST_BANNERS = 20;

/** Other front ends' error banners and toasts, by role or by a class that says so. */
const BANNERS = [
  '[role="alert"]',
  '[role="status"]',
  '[aria-live="assertive"]',
  ...['banner', 'toast', 'alert', 'error', 'snackbar', 'notif'].map(word => `[class*="${word}" i]`),
  '.callout.danger',
].join(',');

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

/** The login gate, 2026.3 and later: `.login-gate > … > .login-gate__failure` (from 2026.6) or `.callout.danger > div` (before). */
function gate(page: Document): PageLook | null {
  const card = page.querySelector('.login-gate');
  if (!card || !isShown(card)) return null;
  const failure = card.querySelector('.login-gate__failure') ?? card.querySelector('.callout.danger');
  if (!failure || !isShown(failure)) return null;
  const raw =
    failure.querySelector('.login-gate__failure-raw') ?? failure.querySelector(':scope > div') ?? failure;
  const labelled = failure.hasAttribute('data-kind');
  return {
    shape: 'gate',
    // A labelled failure without its raw part has only translated words, which say nothing to us.
    text: labelled && !raw.matches('.login-gate__failure-raw') ? null : textOf(raw),
    dataKind: failure.getAttribute('data-kind'),
    requestId: requestIdIn(card),
    // Only 2026.9's gate, which is an element of its own, keeps trying after a pairing refusal.
    retriesItself: card.closest('openclaw-login-gate') !== null,
  };
}

/** The app with its danger pill, 2026.1 and 2026.2: `div.pill.danger` "disconnected (1008): pairing required". */
function shell(page: Document): PageLook | null {
  const pill = [...page.querySelectorAll('.pill.danger, openclaw-app .callout.danger')].find(
    element => isShown(element) && !isSpeech(element),
  );
  const text = pill && textOf(pill);
  return text
    ? { ...NOTHING, shape: 'shell', text, requestId: requestIdIn(pill), retriesItself: true }
    : null;
}

/**
 * A newer app that lost its gateway and keeps its shell: 2026.7 `.connection-banner__state`, 2026.8
 * `.sidebar-footer-bar__status` with a detail, 2026.9 `.gateway-status--reconnecting`. The raw reason, if any, is in
 * the hidden text that describes it; on 2026.9 it alone tells a removed device from a dead gateway.
 */
function offline(page: Document): PageLook | null {
  const sign = page.querySelector(
    '.gateway-status--reconnecting, .sidebar-footer-bar__status:has(.sidebar-footer-bar__status-detail), .connection-banner__state',
  );
  if (!sign || !isShown(sign)) return null;
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

/** The app's own "did not start", which sits hidden in every page from 2026.6 on. */
function notStarted(page: Document): PageLook | null {
  const notice = page.querySelector('#openclaw-mount-fallback:not([hidden])');
  return notice && isShown(notice) ? { ...NOTHING, shape: 'not-started', text: textOf(notice) } : null;
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
  const banners = [...page.querySelectorAll(BANNERS)].slice(0, MOST_BANNERS);
  for (const element of [...banners, ...bareError(page)]) {
    if (isSpeech(element) || isProse(element) || !isShown(element)) continue;
    const text = failureIn(element);
    if (text) return { ...NOTHING, shape: 'banner', text, requestId: requestIdIn(element) };
  }
  return null;
}

/** A page that holds next to nothing but its error, in whatever element. */
function bareError(page: Document): Element[] {
  const { body } = page;
  return body && body.childElementCount <= 3 && (textOf(body)?.length ?? 0) < 200
    ? [body, ...body.children]
    : [];
}

/** The text of a banner that names a failure: all of it, or one of its parts beside an icon, a title or a button. */
function failureIn(element: Element): string | null {
  const parts = [element, ...[...element.querySelectorAll('*')].slice(0, 12)];
  for (const part of parts) {
    const text = textOf(part);
    if (text && kindOfText(text)) return text;
  }
  return null;
}

/** A pairing request's id in the page's own words: its approve command, or "(requestId: …)". */
function requestIdIn(element: Element): string | null {
  const command = element.querySelector('.login-gate__command code');
  const words = `${command ? textOf(command) : ''} ${textOf(element, 4000)}`;
  return requestIdOf(/(?:devices approve|requestId:) ([0-9a-f-]{36})/.exec(words)?.[1]);
}
