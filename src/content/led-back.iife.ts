/**
 * Leaves an inert page that the user reaches with Back or Reload by going back once more; Re-Pair itself only ever
 * navigates forward to one. It is registered for the addresses that user tabs were sent to, which no page can guess
 * (site-data/stop-pages.ts).
 */
const [{ type } = { type: 'navigate' }] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
if (type !== 'navigate') {
  stop();
  history.back();
}
addEventListener('pageshow', ({ persisted }) => persisted && history.back());
