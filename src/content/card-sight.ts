/**
 * Whether the user sees what they press in a card. Its own styles are important, which no style of the page's outweighs; what is left
 * to a page is to cover it, to change what is around it, and to show it under a click that was meant for something else.
 */

/** A card that has just come, or moved, takes no press for so long. In ms. */
const REST_MS = 500;
/** How often it is looked at: a page could let it be seen in the moment of the click alone. In ms. */
const LOOK_MS = 200;
/** Smaller than this nobody reads it. In CSS px. */
const LEAST = { width: 100, height: 30 };
/** What changes the looks of all that is inside. */
const EFFECTS = ['clipPath', 'maskImage', 'transform', 'translate', 'scale', 'rotate'] as const;

/** Filters that leave what is inside to be seen: what makes pages dark puts them around the whole page. */
const COLOURS =
  /^none$|^(?:(?:invert|hue-rotate|contrast|brightness|sepia|grayscale|saturate)\([^)]*\)\s*)+$/;

/** Looks at a card until it goes; a button that takes no press says so. Returns whether one takes a press now. */
export function watchSight(
  card: HTMLElement,
  buttons: readonly Element[],
  gone: AbortSignal,
): (button: Element) => boolean {
  let place = '';
  const covered = new Set<Element>();
  const since = new Map<Element, number>();
  const isClear = (button: Element) => performance.now() - (since.get(button) ?? 0) >= REST_MS;
  const look = () => {
    const { x, y, width, height } = card.getBoundingClientRect();
    const now = [x, y, width, height].join();
    const isSteady = now === place && width >= LEAST.width && height >= LEAST.height && isUntouched(card);
    place = now;
    for (const button of buttons) {
      if (!isSteady || covered.has(button)) since.set(button, performance.now());
      button.setAttribute('aria-disabled', String(!isClear(button)));
    }
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  // Chromium alone tells what is painted over something, even where a press goes through that.
  const observer = new IntersectionObserver(
    entries => {
      for (const { target, isVisible = true } of entries as (IntersectionObserverEntry & Seen)[])
        isVisible ? covered.delete(target) : covered.add(target);
    },
    { trackVisibility: true, delay: LOOK_MS } as IntersectionObserverInit,
  );
  for (const button of buttons) observer.observe(button);
  gone.addEventListener('abort', () => {
    clearInterval(timer);
    observer.disconnect();
  });
  return button => {
    look();
    return isClear(button);
  };
}

/** What Chromium adds to an entry. */
interface Seen {
  readonly isVisible?: boolean;
}

/** It stands where it was put, and nothing around it changes its looks. */
function isUntouched(card: HTMLElement): boolean {
  const root = document.documentElement;
  const style = getComputedStyle(root);
  return (
    card.parentNode === root &&
    card.checkVisibility() &&
    style.opacity === '1' &&
    style.mixBlendMode === 'normal' &&
    COLOURS.test(style.filter) &&
    EFFECTS.every(effect => style[effect] === 'none')
  );
}
