/**
 * Leads whoever goes back to an inert page, or loads it again, on to what was before it: Re-Pair itself only ever goes on to such a
 * page. It is registered for the addresses that the user's tabs were given, which no page can guess (site-data/stopping.ts).
 */
const [{ type } = { type: 'navigate' }] = performance.getEntriesByType(
  'navigation',
) as PerformanceNavigationTiming[];
if (type !== 'navigate') {
  stop();
  history.back();
}
addEventListener('pageshow', ({ persisted }) => persisted && history.back());
