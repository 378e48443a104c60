/**
 * Names that a page and the background have to agree on: the keys under which OpenClaw's pages keep what matters here (openclaw-truth.md §5, "Storage"). A version adds `:` and
 * the gateway's address to all but the first. Functions that run in a page can import nothing: they are handed these.
 */

/** localStorage: the device's key pair and its public id. */
export const IDENTITY_KEY = 'openclaw-device-identity-v1';
/** localStorage: the device tokens that a gateway gave. */
export const DEVICE_TOKEN_KEY = 'openclaw.device.auth.v1';
/** sessionStorage: the gateway's token, as a link brought it. */
export const GATEWAY_TOKEN_KEY = 'openclaw.control.token.v1';
/** localStorage: the page's settings; 2026.1 and 2026.2 keep the gateway's token among them, as `token`. */
export const SETTINGS_KEY = 'openclaw.control.settings.v1';

/** What stands before the mark in the fragment of the page on which tabs wait; no fragment reaches a server. */
export const MARK = '#re-pair-';
