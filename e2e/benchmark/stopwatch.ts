/**
 * Runs in the page, before its scripts. No function in here may be given a name: tsx adds a helper to those, which is
 * unknown in a page.
 */

/** When things first stood in the page, in ms since its load began; null while they do not. */
export interface Stopwatch {
  banner: number | null;
  prompt: number | null;
  /** The page has its socket, and is kept from asking to connect until it is let go. */
  waiting: boolean;
  letGo(): void;
}

declare global {
  interface Window {
    stopwatch: Stopwatch;
  }
}

/** Starts the watch. With `hold` the page's request to connect, which it signs, waits until it is let go. */
export function startStopwatch(hold: boolean): void {
  if (location.protocol !== 'https:') return;
  const letGo = new Promise<void>(resolve => {
    window.stopwatch = { banner: null, prompt: null, waiting: false, letGo: resolve };
  });
  const watch = window.stopwatch;
  new MutationObserver((_, observer) => {
    const now = performance.now();
    if (document.querySelector('.login-gate__failure')) watch.banner ??= now;
    if (document.querySelector(':root > re-pair-prompt')) watch.prompt ??= now;
    if (watch.banner !== null && watch.prompt !== null) observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  if (!hold) return;
  const { subtle } = crypto;
  const native = subtle.sign.bind(subtle);
  subtle.sign = async (...request) => {
    watch.waiting = true;
    await letGo;
    return native(...request);
  };
}
