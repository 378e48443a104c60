/**
 * Protects against clicks that were meant for something else: a page can put bait where the popup will open, a step can
 * end under the pointer, a key can be held. So a button ignores clicks for a moment when it is new, has changed or has
 * moved, and ignores a press that began before it was ready. Meanwhile it has `aria-disabled`, and keeps its focus and
 * style.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Longer than a click in progress, and than the second click of a double click. In ms. */
const REST_MS = 500;
/** A button that moved by at most this has not moved for the user. In CSS px. */
const MOVED_PX = 4;
/** Controls that act. A `summary` only unfolds, so it needs no protection. */
const BUTTONS = 'button, input[type="checkbox"], input[type="radio"]';
const RESTING = 'aria-disabled';
const CAPTURE = { capture: true };

/** Protects the buttons in the element that gets the returned ref. */
export function useRestingButtons<T extends HTMLElement>() {
  const root = useRef<T>(null);
  const watch = useRef<(() => void) | null>(null);
  useLayoutEffect(() => {
    if (!root.current) return;
    const resting = new RestingButtons(root.current);
    watch.current = resting.check;
    return () => resting.end();
  }, []);
  useLayoutEffect(() => watch.current?.());
  return root;
}

/** A button at the last check, and since when it accepts clicks. */
interface ButtonState {
  readonly purpose: string;
  readonly position: Position;
  timer: ReturnType<typeof setTimeout> | undefined;
  readySince: number;
}

class RestingButtons {
  readonly #states = new WeakMap<Element, ButtonState>();
  readonly #observer = new MutationObserver(() => this.check());
  readonly #ended = new AbortController();
  #view = '';
  /** Counts events, to compare which came first. */
  #clock = 0;
  /** When the press in progress began; null if there is none, as for a screen reader's click. */
  #pressed: number | null = null;
  #released: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly root: HTMLElement) {
    const changes = { childList: true, subtree: true, characterData: true };
    const attributes = ['disabled', 'data-action', 'data-step', 'data-result', 'data-verdict'];
    this.#observer.observe(root, { ...changes, attributeFilter: attributes });
    const options = { ...CAPTURE, signal: this.#ended.signal };
    const { ownerDocument: page } = root;
    page.addEventListener('pointerdown', () => this.#onPress(), options);
    page.addEventListener('keydown', event => this.#onKey(event), options);
    for (const over of ['pointerup', 'pointercancel', 'keyup'] as const)
      page.addEventListener(over, () => this.#onRelease(), options);
    page.addEventListener('click', event => this.#onClick(event), options);
    page.addEventListener('visibilitychange', () => this.#onVisible(), options);
    addEventListener('resize', this.check, options);
    this.check();
  }

  end(): void {
    this.#observer.disconnect();
    this.#ended.abort();
  }

  /** Starts the rest of each button that changed; of every button if the view changed. */
  readonly check = (): void => {
    const view = viewKey(this.root);
    const isOther = view !== this.#view;
    this.#view = view;
    for (const button of this.root.querySelectorAll(BUTTONS)) {
      const state = this.#states.get(button);
      const purpose = purposeOf(button);
      const position = positionOf(button);
      if (isOther || state?.purpose !== purpose || hasMoved(state.position, position))
        this.#startRest(button, {
          purpose,
          position,
          timer: state?.timer,
          readySince: Number.POSITIVE_INFINITY,
        });
    }
  };

  #startRest(button: Element, state: ButtonState): void {
    clearTimeout(state.timer);
    this.#states.set(button, state);
    button.setAttribute(RESTING, 'true');
    state.timer = setTimeout(() => {
      state.readySince = ++this.#clock;
      button.removeAttribute(RESTING);
    }, REST_MS);
  }

  /** A tab that comes to the front was drawn long ago, but is new under the pointer. */
  #onVisible(): void {
    if (document.visibilityState !== 'visible') return;
    this.#view = '';
    this.check();
  }

  #onPress(): void {
    clearTimeout(this.#released);
    this.#pressed = ++this.#clock;
  }

  /** A held key repeats its press. A key held since before the popup opened was pressed elsewhere. */
  #onKey(event: KeyboardEvent): void {
    if (event.repeat) {
      this.#pressed ??= 0;
      if (event.key === 'Enter' && buttonAt(event)) event.preventDefault();
    } else this.#onPress();
  }

  /** Clears the press after the click event that follows the release. */
  #onRelease(): void {
    clearTimeout(this.#released);
    this.#released = setTimeout(() => {
      this.#pressed = null;
    });
  }

  #onClick(event: MouseEvent): void {
    const button = buttonAt(event);
    if (!button) return;
    if (this.#observer.takeRecords().length > 0) this.check(); // changes drawn just now
    const readySince = this.#states.get(button)?.readySince ?? 0;
    const isSecond = event.detail > 1 && button.localName === 'button';
    if (readySince <= (this.#pressed ?? this.#clock) && !isSecond) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

function buttonAt({ target }: Event): Element | null {
  return target instanceof Element ? target.closest(BUTTONS) : null;
}

/** Identifies a view by its heading and the recovery's current step and result. */
function viewKey(root: HTMLElement): string {
  const { step, result } = root.querySelector<HTMLElement>('[aria-current="step"]')?.dataset ?? {};
  return JSON.stringify([root.querySelector('h1')?.textContent, root.dataset.verdict, step, result]);
}

/** What a button is for. Pressed or ticked is not part of it: that is the result of the user's own click. */
function purposeOf(button: Element): string {
  const { dataset, textContent } = button as HTMLElement;
  return JSON.stringify([textContent, dataset, (button as HTMLButtonElement).disabled]);
}

/** A button's position in the window, and in the scrolled document. In CSS px. */
interface Position {
  readonly left: number;
  readonly top: number;
  readonly scrolled: number;
}

function positionOf(button: Element): Position {
  const { left, top } = button.getBoundingClientRect();
  return { left, top, scrolled: top + scrollY };
}

/** The user's own scrolling does not count: a fixed button keeps its `top`, a scrolled one its `scrolled`. */
function hasMoved(before: Position, now: Position): boolean {
  const differs = (of: keyof Position) => Math.abs(before[of] - now[of]) > MOVED_PX;
  return differs('left') || (differs('top') && differs('scrolled'));
}
