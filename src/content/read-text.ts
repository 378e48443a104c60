/** Bounded reading of a page: what is rendered, what is somebody's speech, and the text of one element. */

/** The longest text read from one element, in characters. */
const MOST_TEXT = 600;
/** The most text nodes read in one element. */
const MOST_NODES = 200;

/** Elements with what somebody wrote or said: an error in them is only quoted. Our own prompt is one of them. */
const SPEECH = `re-pair-prompt, [role=log], [role=feed], article, blockquote, pre, code, textarea, input, [contenteditable], [role=textbox], .message, .messages, [data-message-id], ${[
  'transcript',
  'composer',
  'chat-thread',
  'chat-message',
  'chat-bubble',
  'markdown',
  'prose',
].map(word => `[class*="${word}" i]`)}`;

/** The most elements checked for a shadow root. */
const MOST_ELEMENTS = 20_000;

/** A page's open shadow roots, nested ones included. */
export function openRoots(page: Document): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  let elements = 0;
  const collect = (from: Document | ShadowRoot) => {
    const walker = page.createTreeWalker(from, NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode() && elements++ < MOST_ELEMENTS) {
      const { shadowRoot } = walker.currentNode as Element;
      if (!shadowRoot) continue;
      roots.push(shadowRoot);
      collect(shadowRoot);
    }
  };
  collect(page);
  return roots;
}

/** The host of the shadow root that contains an element; null outside shadow roots. */
export function hostOf(element: Element): Element | null {
  return (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
}

/** The parent element, across shadow boundaries. */
export function parentOf(element: Element): Element | null {
  return element.parentElement ?? hostOf(element);
}

/** True inside a transcript, a composer, an article or a quotation. */
export function isSpeech(element: Element | null): boolean {
  return element !== null && (element.closest(SPEECH) !== null || isSpeech(hostOf(element)));
}

/** True for a part in speech that is itself inside `element`: an alert may quote. */
export function isQuotedIn(element: Node, part: Element | null | undefined): boolean {
  const speech = part?.closest(SPEECH);
  return speech !== element && element.contains(speech ?? null);
}

/** True for an element that contains a whole page or a chat: too large for an error, whatever its class. */
export function isPage(element: Element): boolean {
  return element.querySelector('main, nav, textarea, input, [contenteditable], [role=log]') !== null;
}

/** True inside a document: one of the nearest ancestors has several paragraphs, headings or lists as children. */
export function isProse(element: Element): boolean {
  let around = parentOf(element);
  for (let level = 0; around && level < 4; level++, around = parentOf(around))
    if (around.querySelectorAll(':scope > :is(p, h2, h3, ol, ul, pre, blockquote)').length >= 3) return true;
  return false;
}

/** True for a rendered element. `display: contents` makes no box, so the nearest ancestor with a box decides. */
export function isShown(element: Element): boolean {
  let box: Element | null = element;
  while (box && getComputedStyle(box).display === 'contents') box = parentOf(box);
  return box?.checkVisibility?.({ visibilityProperty: true }) ?? true;
}

/**
 * The first rendered match of a selector outside speech: agents write HTML, and could write any structure. Checks only
 * the first MOST_NODES matches.
 */
export function firstShown(root: ParentNode, selector: string): Element | null {
  const own = [...root.querySelectorAll(selector)].filter(element => !isSpeech(element));
  return own.slice(0, MOST_NODES).find(isShown) ?? null;
}

/** A node's text, white space folded, with or without quoted speech; null when empty or longer than an error would be. */
export function textOf(node: Node, most = MOST_TEXT, quotes = true): string | null {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  let text = '';
  let nodes = 0;
  for (let at: Node | null = node; at; at = walker.nextNode()) {
    const { data = '', parentElement } = at as Partial<Text>; // the first may be an element
    const blank = !/\S/.test(data);
    if (!blank && !parentElement?.matches('script, style') && (quotes || !isQuotedIn(node, parentElement)))
      text += `${data} `;
    nodes += blank ? 0.1 : 1; // templates leave many blank nodes
    if (nodes > MOST_NODES || text.length > 4 * most) return null;
  }
  const folded = text.replace(/\s+/g, ' ').trim();
  return folded && folded.length <= most ? folded : null;
}
