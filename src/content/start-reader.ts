/** Connects a page's events to its watch, in place of the sentinel. It changes nothing in the page. */

import type { PageReport } from '../core/sighting/page-report';
import { socketReport } from '../core/sighting/refusal';
import type { ToPage } from '../platform/content-messages';
import { api, isAlive, sendMessage } from './api';
import { APP_PATHS } from './app-paths';
import { watchPage } from './page-watch';
import { openRoots } from './read-text';
import { scanPage } from './scan-page';
import type { Sentinel } from './sentinel';

/** One scan this long after a burst of changes in the page. In ms. */
const SCAN_AFTER_MS = 250;
/** Slow scans are spaced so that they take at most this share of the time, but happen at least this often. */
const SCAN_SHARE = 1 / 250;
const SCAN_AT_LEAST_EVERY_MS = 5_000;
/** Any kind of change may add or remove an error. */
const CHANGES = { childList: true, subtree: true, attributes: true, characterData: true };
/** How long the top page lets its frames answer first. In ms. */
const FRAMES_FIRST_MS = 100;

/** Starts the watch. It stops once the extension was updated, because a new copy takes over. */
export function startReader({ load, lifecycle, gone, handOver }: Sentinel): void {
  const heard = handOver(next => watch.onSocket(socketReport(next)));
  if (!heard) return;
  const { signal } = gone;
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const responseStatus = navigation?.responseStatus ?? 0;
  // A 4xx counts only for a page that the user opened: at one of the app's paths, and not in a frame.
  const isPart = responseStatus < 500 && (top !== window || !APP_PATHS.test(location.pathname));
  const status = isPart && responseStatus > 399 ? 0 : responseStatus;
  let scanIsDue = false;
  let pause = SCAN_AFTER_MS;

  /** Disconnects at the first change, so that a busy page does not pay for recording the others before the scan. */
  const observer = new MutationObserver(() => {
    observer.disconnect();
    scanIsDue = true;
    setTimeout(requestIdleCallback, pause, scanNow, { timeout: 500 });
  });

  const watch = watchPage({
    load,
    host: location.hostname,
    status: () => (navigation?.transferSize ? status : 0), // a cached page's status proves nothing
    scan() {
      const start = performance.now();
      const roots = openRoots(document);
      if (!scanIsDue) for (const root of [document, ...roots]) observer.observe(root, CHANGES);
      const scanned = scanPage(document, status, roots);
      pause = Math.min(Math.max(SCAN_AFTER_MS, (performance.now() - start) / SCAN_SHARE), SCAN_AT_LEAST_EVERY_MS);
      return scanned;
    },
    frames: () => frames.length,
    lifecycle,
    async send(report) {
      if (!isAlive()) return stop();
      return sendMessage({ type: 'report', report });
    },
  });

  function scanNow(): void {
    scanIsDue = false;
    if (!signal.aborted) watch.assess();
  }

  /**
   * Answers through the callback, because not every browser we support accepts a promise. Only the first answer counts,
   * so an undecided page lets its frames answer first, and an undecided frame does not answer.
   */
  function onMessage(message: unknown, _sender: unknown, answer: (report: PageReport) => void): boolean {
    const report = watch.report();
    if ((message as ToPage).type !== 'reread') return false; // only our background can send to content scripts
    const later = report.standing === 'undecided' && top === window;
    if (later) setTimeout(() => answer(watch.report()), frames.length ? FRAMES_FIRST_MS : 0);
    else if (report.standing !== 'undecided') answer(report);
    return later; // keeps the callback open
  }

  function stop(): true {
    gone.abort();
    observer.disconnect();
    watch.stop();
    return true;
  }

  addEventListener('online', watch.assess, { signal });
  addEventListener('offline', watch.assess, { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && watch.restart(), { signal });
  api.runtime.onMessage.addListener(onMessage as never); // the types know promises only
  watch.begin(heard.map(socketReport));
}
