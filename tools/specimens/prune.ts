/**
 * Prunes a page to a specimen: the elements that a scan rests on, with their contents, and the bare chain of elements
 * around them. Ids become placeholders, other words are dropped, and what is not rendered is marked as
 * src/testing/show-page.ts understands it. Runs in the page.
 */
import { BANNER, FAILURE, NOT_STARTED, OFFLINE, OLD_FAILURE } from '../../src/content/selectors';
import type { PageScan } from '../../src/core/sighting/observation';

/** What each shape of a scan rests on, besides what describes it. */
const RESTS_ON: Record<PageScan['shape'], readonly string[]> = {
  gate: [FAILURE, OLD_FAILURE],
  offline: [OFFLINE],
  'not-started': [NOT_STARTED],
  'page-refused': [],
  'http-error': ['h1'],
  banner: [BANNER],
  none: [],
};

/** Kept although nothing rests on it: pages from 2026.6 on hold it hidden, connected or not. */
const FALLBACK = '#openclaw-mount-fallback h1';

/** Attributes that the structure is read from. Others may hold addresses, state or what somebody typed. */
const KEPT = [
  ...['id', 'class', 'role', 'hidden', 'contenteditable', 'data-kind', 'data-tone', 'data-mode'],
  ...['aria-live', 'aria-describedby', 'data-message-id'],
];

const DROPPED = 'script, style, link, svg, img, canvas, noscript, template, re-pair-prompt';

/** The specimen of a page with a scan of this shape. */
export function specimen(page: Document, shape: PageScan['shape']): string {
  const signs = [...page.querySelectorAll([...RESTS_ON[shape], FALLBACK].join(','))];
  const described = shape === 'offline' ? signs.flatMap(sign => describing(page, sign)) : [];
  return render(page, new Set([...signs, ...described]), text => text);
}

/** The specimen of a page that quotes errors, with `WORDS` in their place. */
export function counterSpecimen(page: Document, quotes: readonly string[]): string {
  const isQuote = (text: string) => quotes.some(quote => text.includes(quote));
  const whole = new Set<Element>(page.querySelectorAll(FALLBACK));
  for (const element of page.body.querySelectorAll('*')) if (isQuote(ownWords(element))) whole.add(element);
  return render(page, whole, text => (isQuote(text) ? 'WORDS' : text));
}

/** An element's own text, or what stands in a field. */
function ownWords(element: Element): string {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) return element.value;
  return [...element.childNodes].map(node => (node instanceof Text ? node.data : ' ')).join('');
}

/** Elements that describe a sign, hidden ones too. */
function describing(page: Document, sign: Element): Element[] {
  const ids = sign.closest('[aria-describedby]')?.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
  return ids.flatMap(id => page.getElementById(id) ?? []);
}

function render(page: Document, whole: ReadonlySet<Element>, say: (text: string) => string): string {
  const body = page.createElement('body');
  for (const child of page.body.children) body.append(...pruned(child, { whole, say }));
  const title = page.createElement('title');
  title.textContent = say(page.title);
  const html = [
    '<!doctype html>',
    `<html lang="${page.documentElement.lang || 'en'}">`,
    `<head><meta charset="utf-8">${title.outerHTML}</head>`,
    body.outerHTML.replaceAll('><', '>\n<'),
    '</html>',
    '',
  ].join('\n');
  return withoutIds(html);
}

interface Cut {
  /** Elements that are kept with their contents. */
  readonly whole: ReadonlySet<Element>;
  /** The replacement of a kept text. */
  readonly say: (text: string) => string;
}

/** An element without its dropped parts, or nothing. `around` is about its parent. */
function pruned(
  element: Element,
  cut: Cut,
  around: { isWhole: boolean; isHidden: boolean } = { isWhole: false, isHidden: false },
): Element[] {
  const isWhole = around.isWhole || cut.whole.has(element);
  if (element.matches(DROPPED) || !(isWhole || [...cut.whole].some(kept => element.contains(kept)))) return [];
  const isHidden = around.isHidden || !isRendered(element);
  const copy = element.ownerDocument.createElement(element.localName);
  for (const name of KEPT) {
    const value = element.getAttribute(name);
    if (value !== null) copy.setAttribute(name, value.replace(/\s+/g, ' ').trim());
  }
  if (isHidden && !around.isHidden) copy.setAttribute('data-lab-hidden', '');
  for (const node of element.childNodes) {
    if (node instanceof Element) copy.append(...pruned(node, cut, { isWhole, isHidden }));
    else if (node instanceof Text && isWhole && node.data.trim()) copy.append(cut.say(node.data.replace(/\s+/g, ' ')));
  }
  if (element instanceof HTMLTextAreaElement && isWhole) copy.textContent = cut.say(element.value);
  const isDecoration = around.isWhole && !cut.whole.has(element) && !copy.textContent;
  return isDecoration ? [] : [copy];
}

/** Also true for `display: contents`, which has no box but shows its contents. */
function isRendered(element: Element): boolean {
  return getComputedStyle(element).display === 'contents' || element.checkVisibility({ visibilityProperty: true });
}

/** Ids of requests, devices and others, as distinct placeholders. */
function withoutIds(html: string): string {
  const known = new Map<string, string>();
  return html
    .replace(/\b[0-9a-f]{64}\b/g, '0badcafe'.repeat(8))
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, id => {
      const placeholder = known.get(id) ?? `0badcafe-0000-4000-8000-${String(known.size).padStart(12, '0')}`;
      known.set(id, placeholder);
      return placeholder;
    });
}
