/**
 * The handshake between page-hook.iife.ts in the page's world and the content script. Both run before any script of the
 * page, so no page sees this one event with a fixed name. With it the content script passes on a random event name for
 * this load. After that, neither script listens to or answers an event whose name a page could guess.
 */

/**
 * Content script → hook: `detail` is the random name; the hook cancels the event to confirm. Hook → content script:
 * without `detail`, it asks for the name.
 */
export const HANDSHAKE = 're-pair:meeting';
