/**
 * What can be observed of a page's connection, from two sources: its sockets, watched in the page's own world, and what
 * the page displays. Plain types without schemas, for content scripts.
 */
import type { CloserLook } from './closer-look';

/** The state of a page's WebSocket to a gateway. All strings are claims from the page's world, already capped. */
export interface SocketFacts {
  /** The socket's address as the page gave it, without query and fragment. */
  readonly address: string;
  /** Its address is that of the page's first socket. */
  readonly first: boolean;
  /** `accepted`: hello-ok arrived; `refused`: `connect` was answered with an error; `closed`: it closed. */
  readonly phase: 'accepted' | 'refused' | 'closed';
  /** This socket spoke OpenClaw's handshake (`connect.challenge`, or an answer to `connect`). */
  readonly spoke: boolean;
  /** hello-ok had arrived on this socket before this report. */
  readonly wasAccepted: boolean;
  /** Null before its close, where the browser has not told it yet, and where it ended without a frame or a code. */
  readonly closeCode: number | null;
  readonly closeReason: string;
  readonly refusal: Refusal | null;
  /** What hello-ok granted; null before it, and if it does not say. */
  readonly granted: Granted | null;
}

/** A connection's rights as hello-ok gives them: the only two parts of its `auth` that we read. */
export interface Granted {
  readonly role: string | null;
  readonly scopes: readonly string[];
}

/** The same, for one of the page's sockets. */
export interface SocketReport extends SocketFacts {
  /** The socket's number within the page; the newest one that says anything wins. */
  readonly socket: number;
}

/** The error in the answer to `connect` (docs/openclaw.md, "The answer to connect"). */
export interface Refusal {
  readonly message: string;
  readonly code: string | null;
  /** Why, in one word: `details.reason` for a pairing or device, `details.authReason` for a credential. */
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
 * What a page can show. `gate`: a login gate with an error; `offline`: a newer app's shell that says it is
 * reconnecting; `banner`: an error banner (the oldest pages, other front ends); `http-error`: a proxy's error page;
 * `page-refused`: a 4xx answer in place of the agent; `not-started`: the app's own "did not start" notice; `none`: none
 * of these.
 */
export const SHAPES = ['gate', 'offline', 'banner', 'http-error', 'page-refused', 'not-started', 'none'] as const;

/** What the page displays. */
export interface PageScan {
  readonly shape: (typeof SHAPES)[number];
  /** The raw error text, never translated and possibly hidden; null if there is none. */
  readonly text: string | null;
  /**
   * The login gate's `data-kind`, which is coarse, and wrong in 2026.7.1
   * (docs/openclaw.md, "The label of the login gate"); or the class of what shows the state of a shell that stays.
   */
  readonly label: string | null;
  /**
   * This generation of the page retries on its own after a pairing refusal
   * (docs/openclaw.md, "Generations of the page").
   */
  readonly retriesItself: boolean;
}

/** A page that shows nothing of a failure, or of which nothing is believed yet. */
export const NOTHING_SHOWN: PageScan = { shape: 'none', text: null, label: null, retriesItself: false };

/** What a page's storage says of this browser. */
export interface Device {
  /**
   * The page stores a device identity where OpenClaw's own pages do, which all of them do before they connect. Without
   * one, nothing else that is missing means anything: another front end stores its data elsewhere, or on its server.
   */
  readonly keys: boolean;
  readonly deviceId: string | null;
  /** A device token is stored: only an approved device gets one. */
  readonly known: boolean;
  /** The gateway's token is stored in this tab. */
  readonly token: boolean;
}

/** How a page was loaded, and what became of its sockets. */
export interface PageLoad {
  /** The HTTP status of this load if it came from the network; 0 if it did not, or if unknown. */
  readonly status: number;
  /** The build that the gateway's page names; empty if it is OpenClaw's own and names none, as before 2026.9. */
  readonly build: string | null;
  /** One of its sockets spoke the handshake. */
  readonly spoken: boolean;
}

/** Everything that `judge` considers. */
export interface Observation {
  /** The page's host. */
  readonly host: string;
  readonly socket: SocketFacts | null;
  readonly look: PageScan;
  readonly arrival?: PageLoad;
  /** What a closer look found, if one was taken. */
  readonly closer?: CloserLook | null;
}
