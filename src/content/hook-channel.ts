/**
 * How the script in the page's world and the content script talk: events on the document with a JSON string. The page
 * can hear and forge them, so nothing secret is said and nothing heard is believed without checking.
 */
import type { SocketReport } from '../core/sighting/observation';

/** What the hook says of a socket: as much of a SocketReport as it knows, with the error in the answer to `connect` as it came. */
export type HookReport = Pick<SocketReport, 'socket' | 'address' | 'phase'> &
  Partial<Omit<SocketReport, 'refusal'>> & { readonly error?: unknown };

/** Hook → content script: `detail` is a HookReport as JSON. */
export const REPORT = 're-pair:socket';

/** Content script → hook: "say again what you last saw". Cancelled by a hook that is there. */
export const WAKE = 're-pair:wake';
