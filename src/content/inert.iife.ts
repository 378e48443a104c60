/**
 * Stops an inert page (site-data/inert-page.ts) before its app can run; in Firefox alone, and only at the one address that
 * such pages have. Firefox gives the response of a service worker no policy of ours, so its page would run (measured with
 * workers that pass on, cache, or make up what they answer). Chromium does, and so needs none of this.
 */
if (location.hash.startsWith('#re-pair-')) stop();
