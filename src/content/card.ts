/**
 * Re-Pair's card in a page of heyron.ai: a name, a heading, a few words, and buttons. It lives in a closed shadow root,
 * accepts only trusted events, avoids covering the page's own error, and is announced to screen readers.
 */
import { directionOf } from '../core/say';
import { cardLogo } from './card-logo';
import { watchVisibility } from './card-sight';
import { CARD_STYLE } from './card-style';
import { say } from './card-words';

/** Where pages show their own error (selectors.ts says which page shows it where), and where people type. */
const ERRORS = '.login-gate__card, .pill.danger, .callout.danger, [role="alert"]:not([hidden])';
const WRITING = 'textarea, form';

/** The card's possible positions, best first. */
const CORNERS = ['bottom-right', 'bottom-left', 'top-right', 'top-left', 'middle-right'] as const;
/** The page may show its own error only after the refusal: at these times the card is positioned again. In ms. */
const REPOSITION_AFTER_MS = [400, 1_500, 4_000];
/** A live region announces only changes, so it must exist before its text is set. In ms. */
const SPOKEN_AFTER_MS = 250;

/** How exactly the time is counted after which a card goes by itself. In ms. */
const TICK_MS = 250;

/** The card's text and buttons. */
export interface CardContent {
  /** Set on the element as `data-NAME="VALUE"`, for readers outside the shadow root. */
  readonly data: Readonly<Record<string, string>>;
  /** `waits`: with an edge of gold; `back`: with the joined logo. */
  readonly look?: 'waits' | 'back' | null;
  /** The name at the top. */
  readonly who: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** It goes after the user could see it for so long, in ms. */
  readonly goesAfterMs?: number | null;
  /** The last one closes the card, as Escape does. */
  readonly buttons: readonly CardButton[];
}

export interface CardButton {
  readonly action: string;
  readonly label: string;
  /** The one that leads on. */
  readonly main?: boolean;
  act(): void;
}

/** Shows and hides a card, at most one per tag name. */
export class Card {
  #element: HTMLElement | null = null;
  #shown = '';
  /** Aborted when the card is removed. */
  #gone = new AbortController();

  constructor(private readonly tag: string) {}

  /**
   * Shows the card, or updates the open one. A page that defines a custom element of this name gets no card: its code
   * would run on ours. The toolbar badge still shows the failure there.
   */
  show(content: CardContent): void {
    const shown = JSON.stringify(content);
    if (this.#shown === shown && this.#element?.isConnected) return;
    this.hide();
    const { element, root } = createHost(this.tag);
    Object.assign(element.dataset, content.data);
    document.documentElement.append(element);
    if (element.matches(':defined')) {
      element.remove();
      return;
    }
    const status = node('p');
    status.setAttribute('role', 'status');
    status.className = 'spoken';
    this.#gone = new AbortController();
    const { signal } = this.#gone;
    let acceptsPress = (_: Element): boolean => false;
    const buttons = content.buttons.map(each => button(each, pressed => acceptsPress(pressed)));
    root.append(node('style', CARD_STYLE), cardOf(content, buttons, status));
    this.#element = element;
    this.#shown = shown;
    setTimeout(() => {
      status.textContent = say('card_spoken', content.who, content.title, content.lines.join(' '));
    }, SPOKEN_AFTER_MS);
    const reposition = () => signal.aborted || position(element);
    reposition();
    acceptsPress = watchVisibility(element, buttons, signal);
    for (const after of REPOSITION_AFTER_MS) setTimeout(reposition, after);
    addEventListener('resize', reposition, { signal });
    if (content.goesAfterMs) this.#goAfter(content.goesAfterMs, element, root, signal);
  }

  /** Counts the time while somebody can read it and neither points at it nor is in it. The bar shows what is left. */
  #goAfter(ms: number, element: HTMLElement, root: ShadowRoot, signal: AbortSignal): void {
    const bar = root.querySelector<HTMLElement>('i');
    let left = ms;
    const timer = setInterval(() => {
      if (document.visibilityState === 'hidden' || element.matches(':hover, :focus')) return;
      left -= TICK_MS;
      bar?.style.setProperty('width', `${(100 * left) / ms}%`);
      if (left <= 0) this.hide();
    }, TICK_MS);
    signal.addEventListener('abort', () => clearInterval(timer));
  }

  hide(): void {
    this.#gone.abort();
    this.#element?.remove();
    this.#element = null;
  }
}

function cardOf(
  { who, title, lines, look, goesAfterMs, buttons: offered }: CardContent,
  buttons: readonly HTMLElement[],
  status: HTMLElement,
): HTMLElement {
  const heading = node('h2', title);
  heading.id = 'title';
  const card = node('section');
  if (look) card.className = look;
  card.setAttribute('role', 'region');
  card.setAttribute('aria-labelledby', 'title');
  card.lang = say('language_code');
  card.dir = directionOf(card.lang);
  const speaker = node('p');
  speaker.className = 'who';
  const joined = look === 'back';
  speaker.append(node('span', who));
  (joined ? heading : speaker).prepend(cardLogo(joined));
  const row = node('div');
  row.append(...buttons);
  card.append(speaker, heading, ...lines.map(line => node('p', line)), row, status);
  if (goesAfterMs) card.append(node('i'));
  const last = offered.at(-1);
  card.addEventListener('keydown', event => {
    if (event.isTrusted && event.key === 'Escape') last?.act();
  });
  return card;
}

/**
 * Creates the card's element and its closed root in a document without a custom element registry. If the page's class
 * owned the element when the root was attached, `attachInternals().shadowRoot` would return the root (measured); this
 * way it does not, whenever the page defines such a class.
 */
function createHost(tag: string): { element: HTMLElement; root: ShadowRoot } {
  const element = document.implementation.createHTMLDocument().createElement(tag);
  return { element, root: element.attachShadow({ mode: 'closed' }) };
}

function node(tag: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/** `acceptsPress`: whether the user can see the button they click. */
function button({ action, label, main, act }: CardButton, acceptsPress: (button: Element) => boolean): HTMLElement {
  const element = node('button', label);
  element.dataset.action = action;
  if (main) element.className = 'main';
  element.setAttribute('type', 'button');
  element.addEventListener('click', event => {
    if (event.isTrusted && acceptsPress(element)) act(); // not for a click that a page's script makes
  });
  return element;
}

/**
 * Moves the card to where it covers none of the page's error and as little as possible of the text fields, preferring
 * its present corner. Where no corner is free of the error, it shrinks to its buttons. Each place tried costs the page
 * a layout, so the first one that covers nothing is taken.
 */
function position(element: HTMLElement): void {
  const errors = boxesOf(ERRORS);
  const writing = boxesOf(WRITING);
  const corners = [...new Set([element.dataset.corner ?? CORNERS[0], ...CORNERS])];
  const tried: { readonly corner: string; readonly small: boolean; readonly hides: number; readonly covers: number }[] =
    [];
  for (const small of [false, true]) {
    for (const corner of corners) {
      const covered = moveTo(element, corner, small);
      const place = { corner, small, hides: covered(errors), covers: covered(writing) };
      if (place.hides + place.covers === 0) return;
      tried.push(place);
    }
    if (tried.some(({ hides }) => hides === 0)) break;
  }
  const [best] = tried.sort((one, other) => one.hides - other.hides || one.covers - other.covers);
  if (best) moveTo(element, best.corner, best.small);
}

/** Moves the card there, measures it, and returns a function for the area that it covers of some boxes. */
function moveTo(element: HTMLElement, corner: string, small: boolean): (boxes: readonly DOMRect[]) => number {
  element.dataset.corner = corner;
  element.toggleAttribute('data-small', small);
  const card = element.getBoundingClientRect();
  return boxes => boxes.reduce((sum, box) => sum + overlap(card, box), 0);
}

function boxesOf(selector: string): DOMRect[] {
  return [...document.querySelectorAll(selector)].slice(0, 10).map(part => part.getBoundingClientRect());
}

/** The area that two rectangles share, in square CSS pixels. */
function overlap(a: DOMRect, b: DOMRect): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}
