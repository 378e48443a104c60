/**
 * Keys of OpenClaw's pages that matter here (docs/openclaw.md, "Keys by version"). Some versions append `:` and the
 * gateway's address to all but the first.
 */

/** localStorage: the device's key pair and its public id. */
export const IDENTITY_KEY = 'openclaw-device-identity-v1';
/** localStorage: the device tokens that the gateway issued. */
export const DEVICE_TOKEN_KEY = 'openclaw.device.auth.v1';
/** sessionStorage: the gateway's token, from the link that opened the page. */
export const GATEWAY_TOKEN_KEY = 'openclaw.control.token.v1';
/** localStorage: the page's settings. 2026.1 and 2026.2 keep the gateway's token among them, as `token`. */
export const SETTINGS_KEY = 'openclaw.control.settings.v1';

/** localStorage: the gateway that the page was last pointed at (2026.7 and later). */
export const LAST_GATEWAY_KEY = 'openclaw.control.currentGateway.v1';

/** All of them, to be passed to functions that are injected into a page: those cannot import. */
export const STORED_KEYS = {
  identity: IDENTITY_KEY,
  deviceToken: DEVICE_TOKEN_KEY,
  gatewayToken: GATEWAY_TOKEN_KEY,
  settings: SETTINGS_KEY,
  lastGateway: LAST_GATEWAY_KEY,
} as const;

/** Precedes the mark in the fragment of the page that parks a tab; fragments never reach a server. */
export const MARK_PREFIX = '#re-pair-';
