/**
 * Clickjacking protection for the card: a button works only while the user can see it. The card's `!important` styles
 * win over the page's. A page can still cover the card, style its ancestors, or make it appear under a click in
 * progress.
 */

/** A card that has just appeared or moved ignores clicks for this long. In ms. */
const REST_MS = 500;
/** Checked this often, because a page could uncover the card only at the moment of the click. In ms. */
const CHECK_EVERY_MS = 200;
/** A smaller card cannot be read. In CSS px. */
const MIN_SIZE = { width: 100, height: 30 };
/** Properties of an ancestor that change how the card is drawn. */
const EFFECT_PROPERTIES = ['clipPath', 'maskImage', 'transform', 'translate', 'scale', 'rotate'] as const;

/** Filters that leave the content readable: dark-mode extensions apply them to the whole page. */
const HARMLESS_FILTERS = /^none$|^(?:(?:invert|hue-rotate|contrast|brightness|sepia|grayscale|saturate)\([^)]*\)\s*)+$/;

/**
 * Checks the card until `gone` is aborted, and sets `aria-disabled` on buttons that ignore clicks. The returned
 * function tells whether a button accepts a click now.
 */
export function watchVisibility(
  card: HTMLElement,
  buttons: readonly Element[],
  gone: AbortSignal,
): (button: Element) => boolean {
  let lastBox = '';
  const covered = new Set<Element>();
  const blockedAt = new Map<Element, number>();
  const isReady = (button: Element) => performance.now() - (blockedAt.get(button) ?? 0) >= REST_MS;
  const check = () => {
    const { x, y, width, height } = card.getBoundingClientRect();
    const box = [x, y, width, height].join();
    const isSteady = box === lastBox && width >= MIN_SIZE.width && height >= MIN_SIZE.height && isUntouched(card);
    lastBox = box;
    for (const button of buttons) {
      if (!isSteady || covered.has(button)) blockedAt.set(button, performance.now());
      button.setAttribute('aria-disabled', String(!isReady(button)));
    }
  };
  check();
  const timer = setInterval(check, CHECK_EVERY_MS);
  // Only Chromium reports what is painted over an element, even if clicks pass through the cover.
  const observer = new IntersectionObserver(
    entries => {
      for (const { target, isVisible = true } of entries as (IntersectionObserverEntry & { isVisible?: boolean })[])
        isVisible ? covered.delete(target) : covered.add(target);
    },
    { trackVisibility: true, delay: CHECK_EVERY_MS } as IntersectionObserverInit,
  );
  for (const button of buttons) observer.observe(button);
  gone.addEventListener('abort', () => {
    clearInterval(timer);
    observer.disconnect();
  });
  return button => {
    check();
    return isReady(button);
  };
}

/** The card is still where we put it, and no ancestor changes how it is drawn. */
function isUntouched(card: HTMLElement): boolean {
  const root = document.documentElement;
  const style = getComputedStyle(root);
  return (
    card.parentNode === root &&
    card.checkVisibility() &&
    style.opacity === '1' &&
    style.mixBlendMode === 'normal' &&
    HARMLESS_FILTERS.test(style.filter) &&
    EFFECT_PROPERTIES.every(effect => style[effect] === 'none')
  );
}
