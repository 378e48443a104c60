/**
 * Nothing is done by a click that was meant for something else. A page can put a bait where the popup is about to open, a step can
 * end under the pointer, a key can be held: so each button rests for a moment once it is new, says or does something else, or has
 * moved, and takes no press that began before it was ready. It says so with `aria-disabled`, and keeps the focus and its looks.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Longer than a click takes that was under way, and a second one of a double click. In ms. */
const REST_MS = 500;
/** A button that moved by less is still where the user saw it. In CSS px. */
const MOVED_PX = 4;
/** What does something. What only unfolds has nothing to agree to. */
const BUTTONS = 'button, input[type="checkbox"], input[type="radio"]';
const RESTING = 'aria-disabled';
const CAPTURE = { capture: true };

/** Lets the buttons rest in the element that gets the returned ref. */
export function useRest<T extends HTMLElement>() {
  const root = useRef<T>(null);
  const watch = useRef<(() => void) | null>(null);
  useLayoutEffect(() => {
    if (!root.current) return;
    const rest = new Rest(root.current);
    watch.current = rest.look;
    return () => rest.end();
  }, []);
  useLayoutEffect(() => watch.current?.());
  return root;
}

/** How a button was when it was last looked at, and since when it takes a press. */
interface Known {
  readonly says: string;
  readonly place: Place;
  timer: ReturnType<typeof setTimeout> | undefined;
  readySince: number;
}

class Rest {
  readonly #known = new WeakMap<Element, Known>();
  readonly #observer = new MutationObserver(() => this.look());
  readonly #ended = new AbortController();
  #view = '';
  /** Counts what happens, so that it can be said what came before what. */
  #moment = 0;
  /** When the press began that is under way; null where there is none, as for a click that a screen reader sends. */
  #pressed: number | null = null;
  #released: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly root: HTMLElement) {
    const changes = { childList: true, subtree: true, characterData: true };
    const attributes = ['disabled', 'data-action', 'data-step', 'data-result', 'data-verdict'];
    this.#observer.observe(root, { ...changes, attributeFilter: attributes });
    const options = { ...CAPTURE, signal: this.#ended.signal };
    const { ownerDocument: page } = root;
    page.addEventListener('pointerdown', () => this.#press(), options);
    page.addEventListener('keydown', event => this.#key(event), options);
    for (const over of ['pointerup', 'pointercancel', 'keyup'] as const)
      page.addEventListener(over, () => this.#release(), options);
    page.addEventListener('click', event => this.#click(event), options);
    page.addEventListener('visibilitychange', () => this.#shown(), options);
    addEventListener('resize', this.look, options);
    this.look();
  }

  end(): void {
    this.#observer.disconnect();
    this.#ended.abort();
  }

  /** Lets those rest that are not as they were. Where another view stands there, that is all of them. */
  readonly look = (): void => {
    const view = viewOf(this.root);
    const isOther = view !== this.#view;
    this.#view = view;
    for (const button of this.root.querySelectorAll(BUTTONS)) {
      const known = this.#known.get(button);
      const says = saysOf(button);
      const place = placeOf(button);
      if (isOther || known?.says !== says || hasMoved(known.place, place))
        this.#rest(button, { says, place, timer: known?.timer, readySince: Number.POSITIVE_INFINITY });
    }
  };

  #rest(button: Element, known: Known): void {
    clearTimeout(known.timer);
    this.#known.set(button, known);
    button.setAttribute(RESTING, 'true');
    known.timer = setTimeout(() => {
      known.readySince = ++this.#moment;
      button.removeAttribute(RESTING);
    }, REST_MS);
  }

  /** A tab that comes to the front is drawn long since, and new under the pointer. */
  #shown(): void {
    if (document.visibilityState !== 'visible') return;
    this.#view = '';
    this.look();
  }

  #press(): void {
    clearTimeout(this.#released);
    this.#pressed = ++this.#moment;
  }

  /** A held key presses again and again; one that was held as the popup opened was pressed elsewhere. */
  #key(event: KeyboardEvent): void {
    if (event.repeat) {
      this.#pressed ??= 0;
      if (event.key === 'Enter' && buttonAt(event)) event.preventDefault();
    } else this.#press();
  }

  /** Only after the click that a release brings. */
  #release(): void {
    clearTimeout(this.#released);
    this.#released = setTimeout(() => {
      this.#pressed = null;
    });
  }

  #click(event: MouseEvent): void {
    const button = buttonAt(event);
    if (!button) return;
    if (this.#observer.takeRecords().length > 0) this.look(); // what was drawn in this very moment
    const readySince = this.#known.get(button)?.readySince ?? 0;
    const isSecond = event.detail > 1 && button.localName === 'button';
    if (readySince <= (this.#pressed ?? this.#moment) && !isSecond) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

function buttonAt({ target }: Event): Element | null {
  return target instanceof Element ? target.closest(BUTTONS) : null;
}

/** What tells one view from another: its heading, and where the recovery stands. */
function viewOf(root: HTMLElement): string {
  const { step, result } = root.querySelector<HTMLElement>('[aria-current="step"]')?.dataset ?? {};
  return JSON.stringify([root.querySelector('h1')?.textContent, root.dataset.verdict, step, result]);
}

/** What a button is for. That it is pressed, or ticked, came of the user's own press. */
function saysOf(button: Element): string {
  const { dataset, textContent } = button as HTMLElement;
  return JSON.stringify([textContent, dataset, (button as HTMLButtonElement).disabled]);
}

/** Where it stands in the window, and in what is scrolled there. In CSS px. */
interface Place {
  readonly left: number;
  readonly top: number;
  readonly scrolled: number;
}

function placeOf(button: Element): Place {
  const { left, top } = button.getBoundingClientRect();
  return { left, top, scrolled: top + scrollY };
}

/** The user's own scrolling moves nothing from under their pointer, be it what stays in the window or what goes along. */
function hasMoved(before: Place, now: Place): boolean {
  const far = (of: keyof Place) => Math.abs(before[of] - now[of]) > MOVED_PX;
  return far('left') || (far('top') && far('scrolled'));
}
