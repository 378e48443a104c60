/**
 * Stops a page before its app can run. It is registered for a host while that is visited, and no longer (site-data/stopping.ts):
 * the policy that the rule gives such a page does not reach what a service worker answers, so that would run (measured: in Chromium
 * with the worker of a gateway's 2026.5.7, in Firefox with workers that pass on, keep, or make up what they answer).
 */
stop();
// What all scripts of ours in a page share; the page's own do not.
(globalThis as { rePairStopped?: boolean }).rePairStopped = true;
