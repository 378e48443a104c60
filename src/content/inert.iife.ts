/**
 * Stops an inert page (site-data/inert-page.ts) before its app can run, at the one address that such pages have. The policy that
 * the rule gives them does not reach the response of a service worker, so its page would run (measured: in Chromium
 * with the worker of a gateway's 2026.5.7, in Firefox with workers that pass on, keep, or make up what they answer).
 */
if (location.hash.startsWith('#re-pair-')) stop();
