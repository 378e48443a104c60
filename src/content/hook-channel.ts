/**
 * How the script in the page's world and the content script talk: events on the document with a JSON string. The page
 * can hear and forge them, so nothing secret is said and nothing heard is believed without checking.
 */

/** Hook → content script: `detail` is a SocketReport as JSON. */
export const REPORT = 're-pair:socket';

/** Content script → hook: "say again what you last saw". Cancelled by a hook that is there. */
export const WAKE = 're-pair:wake';

/** True for a well-formed event of ours. */
export function isOurs(event: Event): event is CustomEvent {
  return event instanceof CustomEvent;
}
