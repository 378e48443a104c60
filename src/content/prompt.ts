/**
 * The card that Re-Pair shows in a failing page: what happened, in one sentence, "Fix it" and "Not now". It stands in a
 * closed shadow root, obeys only the user's own events, and keeps clear of the page's own error.
 */
import type { FailureKind } from '../core/failure';
import { api } from './api';
import { PROMPT_STYLE } from './prompt-style';

/** The element's name; whoever looks for the prompt from outside finds it by this and reads `data-failure`. */
const PROMPT_TAG = 're-pair-prompt';

/** Where pages show their own error (look.ts says which page shows it where), and where people write. */
const KEPT_CLEAR =
  '.login-gate__card, .pill.danger, .callout.danger, [role="alert"]:not([hidden]), textarea, form';

/** Where the card can stand, the best first. */
const CORNERS = ['bottom-right', 'bottom-left', 'top-right', 'top-left', 'middle-right'] as const;
/** By then a page that was refused shows its own error. In ms. */
const SETTLED_MS = 400;

/** What the buttons do. */
export interface PromptActions {
  onFix(): void;
  onDismiss(): void;
}

/** Shows one card at a time, and takes it away. */
export class Prompt {
  #element: HTMLElement | null = null;
  readonly #actions: PromptActions;

  constructor(actions: PromptActions) {
    this.#actions = actions;
  }

  /**
   * Shows the card for a failure; an open card changes its words. A page that defines an element of this name itself gets
   * none: its own code would run on the card, and the badge tells of the failure as well.
   */
  show(kind: FailureKind): void {
    if (this.#element?.dataset.failure === kind && this.#element.isConnected) return;
    this.hide();
    const { element, root } = host();
    element.dataset.failure = kind;
    document.documentElement.append(element);
    if (element.matches(':defined')) {
      element.remove();
      return;
    }
    root.append(style(), this.#card(kind));
    place(element);
    setTimeout(place, SETTLED_MS, element); // the page's own error may come after its refusal
    this.#element = element;
  }

  /** Takes the card away, if there is one. */
  hide(): void {
    this.#element?.remove();
    this.#element = null;
  }

  #card(kind: FailureKind): HTMLElement {
    const name = kind.replaceAll('-', '_');
    const title = node('h2', api.i18n.getMessage(`failure_${name}_title`));
    title.id = 'title';
    const card = node('section');
    card.setAttribute('role', 'region');
    card.setAttribute('aria-labelledby', 'title');
    const words = node('p', api.i18n.getMessage(`failure_${name}_meaning`));
    words.setAttribute('role', 'status');
    const buttons = node('div');
    buttons.append(
      button('fix-it', api.i18n.getMessage('prompt_fix'), this.#actions.onFix),
      button('dismiss', api.i18n.getMessage('prompt_dismiss'), this.#actions.onDismiss),
    );
    card.append(title, words, buttons);
    return card;
  }
}

/** Takes away cards that nobody answers for any more. */
export function removeLeftovers(): void {
  for (const card of document.querySelectorAll(PROMPT_TAG)) card.remove();
}

/**
 * An element for the card, and its closed root. A page's own class gets at the root of an element that was the class's own
 * when the root was attached (`attachInternals().shadowRoot`, measured), so this is done in a document that knows no classes:
 * then the page may define one whenever it likes.
 */
function host(): { element: HTMLElement; root: ShadowRoot } {
  const element = document.implementation.createHTMLDocument().createElement(PROMPT_TAG);
  return { element, root: element.attachShadow({ mode: 'closed' }) };
}

function node(tag: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

function button(action: string, label: string, act: () => void): HTMLElement {
  const element = node('button', label);
  element.dataset.action = action;
  element.setAttribute('type', 'button');
  element.addEventListener('click', event => {
    if (event.isTrusted) act(); // a page's script may not press it
  });
  return element;
}

function style(): HTMLElement {
  return node('style', PROMPT_STYLE);
}

/** Puts the card where it covers least of what the page needs; where it stands already, if it covers nothing there. */
function place(element: HTMLElement): void {
  const kept = [...document.querySelectorAll(KEPT_CLEAR)]
    .slice(0, 10)
    .map(part => part.getBoundingClientRect());
  const places = [...new Set([element.dataset.corner ?? CORNERS[0], ...CORNERS])];
  const covered = places.map(corner => {
    element.dataset.corner = corner;
    const card = element.getBoundingClientRect();
    return kept.reduce((sum, part) => sum + overlap(card, part), 0);
  });
  element.dataset.corner = places[covered.indexOf(Math.min(...covered))];
}

/** The area that two rectangles share, in square CSS pixels. */
function overlap(a: DOMRect, b: DOMRect): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}
