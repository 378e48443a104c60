/**
 * What can be seen of a page's connection, from its two sources: the sockets, watched in the page's own world, and the
 * page's look. Plain types without schemas, for content scripts.
 */

/** How a WebSocket of a page to a gateway stands. All strings are claims by the page's world, already capped. */
export interface SocketFacts {
  /** The socket's address as the page gave it, without query and fragment. */
  readonly address: string;
  /** It went where the page's first socket did. */
  readonly first: boolean;
  /** `accepted`: hello-ok came; `refused`: `connect` was answered with an error; `closed`: it closed. */
  readonly phase: 'accepted' | 'refused' | 'closed';
  /** True when this socket spoke OpenClaw's handshake (`connect.challenge`, or an answer to `connect`). */
  readonly spoke: boolean;
  /** True when hello-ok had come on this socket before this report. */
  readonly wasAccepted: boolean;
  readonly closeCode: number | null;
  readonly closeReason: string;
  readonly refusal: Refusal | null;
  /** What hello-ok granted; null before it, and where it says nothing of that. */
  readonly granted: Granted | null;
}

/** What a connection may do, as hello-ok says it: the two parts of its `auth` that are read at all. */
export interface Granted {
  readonly role: string | null;
  readonly scopes: readonly string[];
}

/** The same, of one of a page's sockets. */
export interface SocketReport extends SocketFacts {
  /** Counts the page's sockets; the newest one that says anything wins. */
  readonly socket: number;
}

/** The error in the answer to `connect` (openclaw-truth.md §1). */
export interface Refusal {
  readonly message: string;
  readonly code: string | null;
  /** Why, in one word: of a pairing or a device in `details.reason`, of a credential in `details.authReason`. */
  readonly reason: string | null;
  readonly authReason: string | null;
  readonly requestId: string | null;
  readonly deviceId: string | null;
  readonly nextStep: string | null;
  readonly retryAfterMs: number | null;
  readonly role: string | null;
  readonly scopes: readonly string[];
}

/**
 * What a page can show. `gate`: a login gate with an error; `offline`: a newer app that keeps its shell and says it
 * reconnects; `banner`: the oldest pages' or another front end's error banner; `http-error`: a proxy's error page;
 * `page-refused`: an answer of 4xx in place of the agent; `not-started`: the app's own "did not start" notice; `none`: nothing of the kind.
 */
export const SHAPES = [
  'gate',
  'offline',
  'banner',
  'http-error',
  'page-refused',
  'not-started',
  'none',
] as const;

/** What the page itself shows. */
export interface PageLook {
  readonly shape: (typeof SHAPES)[number];
  /** The raw error text, never translated and possibly not visible; null when the page has none. */
  readonly text: string | null;
  /** The login gate's `data-kind`, which is coarse and on 2026.7.1 wrong (openclaw-truth.md §1). */
  readonly label: string | null;
  /** True where this generation of the page keeps trying by itself after a pairing refusal (openclaw-truth.md §3). */
  readonly retriesItself: boolean;
}

/** What a page's storage says of this browser: its public device id, whether the gateway approved it before, and a token. */
export interface Device {
  /**
   * The page keeps a device identity where OpenClaw's own pages do, each of them before it connects. Where it keeps none,
   * what is missing beside it says nothing: another front end keeps its things elsewhere, or on its server.
   */
  readonly keys: boolean;
  readonly deviceId: string | null;
  /** A device token is stored: only an approved device gets one. */
  readonly known: boolean;
  /** The gateway's token is stored in this tab. */
  readonly token: boolean;
}

/** How a page came, and what its sockets came to. */
export interface Arrival {
  /** The HTTP status that the page was loaded with just now, and from the network; 0 where it was not, or nobody knows. */
  readonly status: number;
  /** The build that the gateway's page says it is; empty where it is OpenClaw's own and does not say, as before 2026.9. */
  readonly build: string | null;
  /** One of the page's sockets spoke the handshake. */
  readonly spoken: boolean;
}

/** Everything that a judgement is made of. */
export interface Observation {
  /** The page's host. */
  readonly host: string;
  readonly socket: SocketFacts | null;
  readonly look: PageLook;
  readonly arrival?: Arrival;
}
