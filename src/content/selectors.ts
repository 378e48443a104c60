/**
 * Where pages show their failure. Each selector has a specimen, a page in which it finds the failure, and a
 * counter-specimen with the same structure or words but no failure (specimens/).
 */

/** The login gate's error, 2026.6 and later. */
export const FAILURE = '.login-gate__failure';

/** The same, 2026.3 to 2026.5. */
export const OLD_FAILURE = '.login-gate .callout.danger';

/** Its raw English text, 2026.6 and later. */
export const RAW = '.login-gate__failure-raw';

/**
 * An app that keeps its shell while the gateway is gone: 2026.9, 2026.8, 2026.7. The first shows every state so; which
 * of them is a trouble, the background knows.
 */
export const OFFLINE =
  '[class*=gateway-status--], .sidebar-footer-bar__status:has(.sidebar-footer-bar__status-detail), .connection-banner__state';

/** The app's own "did not start" notice, present but hidden in every page from 2026.6 on. */
export const NOT_STARTED = '#openclaw-mount-fallback:not([hidden])';

const ERROR_CLASSES = ['banner', 'toast', 'alert', 'error', 'snackbar', 'notif', 'danger'].map(
  word => `[class*="${word}" i]`,
);

/** The danger pill and callout of 2026.1 and 2026.2; other front ends' banners and toasts, by role or class. */
export const BANNER = `.pill.danger, .callout.danger, [role=alert], [role=status], [aria-live=assertive], ${ERROR_CLASSES}`;
