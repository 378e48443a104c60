/**
 * The handshake between page-hook.iife.ts in the page's world and the content script: the only event with a fixed name.
 * No page sees it, since both run before any script of the page. It passes on a random event name for this load.
 */

/**
 * Content script → hook: `detail` is the random name; the hook cancels the event to confirm. Hook → content script:
 * without `detail`, it asks for the name.
 */
export const HANDSHAKE = 're-pair:meeting';

/** The same between stand-back.iife.ts and keep-natives.iife.ts, where a grant is of all ports of a host. */
export const STANDING_BACK = 're-pair:parting';
