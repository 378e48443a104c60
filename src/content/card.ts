/**
 * A small card of Re-Pair's in a page of heyron.ai: who speaks, a heading, a few words, two buttons. It stands in a closed
 * shadow root, obeys only the user's own events, keeps clear of the page's own error, and is read aloud.
 */
import { api } from './api';
import { cardLogo } from './card-logo';
import { watchSight } from './card-sight';
import { CARD_STYLE } from './card-style';

/** Where pages show their own error (look.ts says which page shows it where), and where people write. */
const ERRORS = '.login-gate__card, .pill.danger, .callout.danger, [role="alert"]:not([hidden])';
const WRITING = 'textarea, form';

/** Where the card can stand, the best first. */
const CORNERS = ['bottom-right', 'bottom-left', 'top-right', 'top-left', 'middle-right'] as const;
/** The page's own error may come after its refusal: by then, and by then at the latest, it is there. In ms. */
const SETTLED_MS = [400, 1_500, 4_000];
/** A live region speaks of what changes in it, so it has to be there before its words are. In ms. */
const SPOKEN_AFTER_MS = 250;

/** What a card says and offers. */
export interface CardContent {
  /** What the element says to the outside: `data-NAME="VALUE"`. */
  readonly data: readonly [name: string, value: string];
  /** Who speaks. */
  readonly who: string;
  /** How far it is, beside that. */
  readonly place?: string;
  readonly title: string;
  readonly words: string;
  /** The first is the one to press; the last one sends the card away, as Escape does. */
  readonly buttons: readonly CardButton[];
}

export interface CardButton {
  readonly action: string;
  readonly label: string;
  act(): void;
}

/** Shows one card at a time under an element's name, and takes it away. */
export class Card {
  #element: HTMLElement | null = null;
  #shown = '';
  /** Aborted when the card goes. */
  #gone = new AbortController();

  constructor(private readonly tag: string) {}

  /**
   * Shows it; an open card changes its words. A page that defines an element of this name itself gets none: its own code
   * would run on the card, and the badge tells of the failure as well.
   */
  show(content: CardContent): void {
    const shown = JSON.stringify(content);
    if (this.#shown === shown && this.#element?.isConnected) return;
    this.hide();
    const { element, root } = host(this.tag);
    const [name, value] = content.data;
    element.dataset[name] = value;
    document.documentElement.append(element);
    if (element.matches(':defined')) {
      element.remove();
      return;
    }
    const spoken = node('p');
    spoken.setAttribute('role', 'status');
    spoken.className = 'spoken';
    this.#gone = new AbortController();
    const { signal } = this.#gone;
    let takes = (_: Element): boolean => false;
    const buttons = content.buttons.map(each => button(each, pressed => takes(pressed)));
    root.append(node('style', CARD_STYLE), cardOf(content, buttons, spoken));
    this.#element = element;
    this.#shown = shown;
    setTimeout(() => {
      spoken.textContent = `${content.who}: ${content.title}. ${content.words}`;
    }, SPOKEN_AFTER_MS);
    const settle = () => signal.aborted || place(element);
    settle();
    takes = watchSight(element, buttons, signal);
    for (const after of SETTLED_MS) setTimeout(settle, after);
    addEventListener('resize', settle, { signal });
  }

  /** Takes the card away, if there is one. */
  hide(): void {
    this.#gone.abort();
    this.#element?.remove();
    this.#element = null;
  }
}

function cardOf(
  { who, place, title, words, buttons: offered }: CardContent,
  buttons: readonly HTMLElement[],
  spoken: HTMLElement,
): HTMLElement {
  const heading = node('h2', title);
  heading.id = 'title';
  const card = node('section');
  card.setAttribute('role', 'region');
  card.setAttribute('aria-labelledby', 'title');
  card.dir = api.i18n.getMessage('@@bidi_dir') || 'auto';
  const speaker = node('p');
  speaker.className = 'who';
  speaker.append(cardLogo(), node('span', who));
  if (place) speaker.append(node('span', place));
  const row = node('div');
  row.append(...buttons);
  card.append(speaker, heading, node('p', words), row, spoken);
  const last = offered.at(-1);
  card.addEventListener('keydown', event => {
    if (event.isTrusted && event.key === 'Escape') last?.act();
  });
  return card;
}

/**
 * An element for the card, and its closed root. A page's own class gets at the root of an element that was the class's own
 * when the root was attached (`attachInternals().shadowRoot`, measured), so this is done in a document that knows no classes:
 * then the page may define one whenever it likes.
 */
function host(tag: string): { element: HTMLElement; root: ShadowRoot } {
  const element = document.implementation.createHTMLDocument().createElement(tag);
  return { element, root: element.attachShadow({ mode: 'closed' }) };
}

function node(tag: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/** `takes`: whether the user can see what they press. */
function button({ action, label, act }: CardButton, takes: (button: Element) => boolean): HTMLElement {
  const element = node('button', label);
  element.dataset.action = action;
  element.setAttribute('type', 'button');
  element.addEventListener('click', event => {
    if (event.isTrusted && takes(element)) act(); // a page's script may not press it
  });
  return element;
}

/**
 * Puts the card where it covers nothing of the page's error, and least of where people write; where it stands already, if it
 * covers nothing there. Where there is no such place it shrinks to its buttons.
 */
function place(element: HTMLElement): void {
  const errors = boxesOf(ERRORS);
  const writing = boxesOf(WRITING);
  const places = [...new Set([element.dataset.corner ?? CORNERS[0], ...CORNERS])];
  const measured = [false, true].flatMap(small =>
    places.map(corner => {
      const covered = stand(element, corner, small);
      return { corner, small, errors: covered(errors), writing: covered(writing) };
    }),
  );
  const clear = measured.filter(each => each.errors === 0);
  const cost = ({ writing: covers, errors: hides, small }: (typeof measured)[number]) =>
    clear.length ? Number(small) * 1e9 + covers : hides;
  const [best] = (clear.length ? clear : measured).toSorted((one, other) => cost(one) - cost(other));
  if (best) stand(element, best.corner, best.small);
}

/** Lets the card stand there; how much of some boxes it covers is measured at once. */
function stand(element: HTMLElement, corner: string, small: boolean): (boxes: readonly DOMRect[]) => number {
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
