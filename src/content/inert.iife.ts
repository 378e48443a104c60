/**
 * Stops a page before its app runs. It is registered for a host only while Re-Pair visits it (site-data/stop-pages.ts),
 * because the policy in our rule does not apply to a service worker's response, so that page's app would run (measured:
 * in Chromium with the worker of gateway 2026.5.7; in Firefox with workers that forward, cache or generate the
 * response).
 */
import type { Sentinel } from './sentinel';

stop();
// Globals that our scripts in a page share and the page's own scripts cannot see.
const scope: { rePairStopped?: boolean; rePairSentinel?: Pick<Sentinel, 'isAlive' | 'handOver'> } =
  globalThis as object;
scope.rePairStopped = true;
// Only the clearing may look into this page's storage (docs/browser-facts.md, "Inert pages"). A sentinel that has started
// hands over; one that comes later does not start.
scope.rePairSentinel?.handOver(() => {});
scope.rePairSentinel ??= { isAlive: () => true, handOver: () => null };
