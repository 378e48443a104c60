/**
 * Marks the document where the browser gives the popup less height than it asks for, so that its views fit. Media queries
 * would see the popup's first, tiny layout too, and keep it small for ever.
 */

/** The popup asks for 600 CSS px. Below the first of these it is short; below the second it has not grown yet. */
const SHORT_BELOW = 560;
const GROWN_FROM = 300;

/** Follows the window's height. */
export function markShortWindow(): void {
  const mark = () => {
    document.documentElement.toggleAttribute('data-short', innerHeight >= GROWN_FROM && innerHeight < SHORT_BELOW);
  };
  requestAnimationFrame(mark);
  addEventListener('resize', mark);
}
