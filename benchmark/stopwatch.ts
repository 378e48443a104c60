/**
 * Runs in the page, before its scripts. No function may have a name: tsx adds a helper to those, which the page does
 * not have.
 */

/** When things happened in the page, in ms since its load began; null before that. */
export interface Stopwatch {
  /** The page could ask its gateway to connect. */
  asked: number | null;
  /** The page's own banner was there. */
  banner: number | null;
  prompt: number | null;
  /** The page has its socket, and its request is held back. */
  waiting: boolean;
  letGo(): void;
}

declare global {
  interface Window {
    stopwatch: Stopwatch;
  }
}

/** Starts the watch. With `hold` the page's signed request to connect waits until it is released. */
export function startStopwatch(hold: boolean): void {
  if (location.protocol !== 'https:') return;
  const letGo = new Promise<void>(resolve => {
    window.stopwatch = { asked: null, banner: null, prompt: null, waiting: false, letGo: resolve };
  });
  const watch = window.stopwatch;
  new MutationObserver((_, observer) => {
    const now = performance.now();
    if (document.querySelector('.login-gate__failure')) watch.banner ??= now;
    if (document.querySelector(':root > re-pair-prompt')) watch.prompt ??= now;
    if (watch.banner !== null && watch.prompt !== null) observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  const { subtle } = crypto;
  const native = subtle.sign.bind(subtle);
  subtle.sign = async (...request) => {
    watch.waiting = true;
    if (hold) await letGo;
    watch.asked ??= performance.now();
    return native(...request);
  };
}
