/**
 * Stops an inert page (site-data/inert-page.ts) before its app can run, at the one address that such pages have. The policy that
 * the rule gives them does not reach the response of a service worker, so its page would run (measured: in Chromium
 * with the worker of a gateway's 2026.5.7, in Firefox with workers that pass on, keep, or make up what they answer).
 */
import { MARK } from '../core/mark';

if (location.hash.startsWith(MARK)) {
  stop();
  // Re-Pair only ever goes on to such a page: who comes back to it, or loads it again, is led on to what was before it.
  const [{ type } = { type: 'navigate' }] = performance.getEntriesByType(
    'navigation',
  ) as PerformanceNavigationTiming[];
  if (type !== 'navigate') history.back();
  addEventListener('pageshow', ({ persisted }) => persisted && history.back());
}
