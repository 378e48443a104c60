/**
 * Watches one page: collects observations and sends the background each change that has lasted long enough to be
 * believed. The background judges what it means.
 */

import { NO_SOCKETS, withSocketReport } from '../core/sighting/current-socket';
import { holdFor, STABLE_AFTER_MS } from '../core/sighting/hold-times';
import type { PageScan, SocketFacts, SocketReport } from '../core/sighting/observation';
import type { LifecycleChange } from '../core/sighting/page-lifecycle';
import type { PageReport } from '../core/sighting/page-report';
import { type Standing, standingOf, standingOfText } from '../core/sighting/standing';
import { readDevice } from './device';

/** A message without a receiver is sent again after this delay, which doubles each time. In ms. */
const RESEND_AFTER_MS = 2_000;
/** A worker that dies with a message in its hands may leave it without an answer for ever. In ms. */
const ANSWER_WITHIN_MS = 25_000;
/** After this many socket reports the next ones are batched: a page could forge them without end. In ms. */
const MOST_AT_ONCE = 5;
const TOGETHER_AFTER_MS = 1_000;

/** The watch's access to its page and to the background. */
interface PageAccess {
  readonly host: string;
  /** The HTTP status if the page came from the network just now; 0 if it came from a cache or the status is unknown. */
  status(): number;
  /** Reads what the page shows. */
  scan(): PageScan;
  /** The number of frames in the page. */
  frames(): number;
  /** Recent sleeps, network losses and stalls. */
  lifecycle(): readonly LifecycleChange[];
  /** Sends a report; resolves to false when there was no receiver. */
  send(report: PageReport): Promise<boolean>;
}

/** A page's watch. */
export type PageWatch = ReturnType<typeof watchPage>;

/** Starts a watch; it sends nothing before the first `onSocket` or `assess`. `stop` cancels the scheduled run. */
export function watchPage({ host, status, scan, frames, lifecycle, send }: PageAccess) {
  // `crypto.randomUUID` is missing on http pages.
  const page = crypto.getRandomValues(new Uint32Array(4)).join('');
  let loadedAt = Date.now();
  let sockets = NO_SOCKETS;
  /** Number of refused sockets: more than one means that the page retries without the user. */
  let refusals = 0;
  let socketReports = 0;
  let spoken = false;
  /** The page's standing now, and since when. `held` below is the last one that lasted long enough. */
  let standing: Standing = 'undecided';
  let since = loadedAt;
  /** This standing cannot be sent at present, so its time has not started. */
  let paused = false;
  let scanned = scan();
  let device = readDevice();
  let held: Pick<PageReport, 'standing' | 'socket' | 'look'> = { standing, socket: null, look: scanned };
  let heldSince = since;
  let lastSent = '';
  let resendAfter = RESEND_AFTER_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Number.POSITIVE_INFINITY;

  function report(): PageReport {
    return {
      page,
      loadedAt,
      ...held,
      stable: standing === 'connected' && Date.now() - since >= STABLE_AFTER_MS,
      retries: refusals > 1,
      device,
      arrival: {
        status: status(),
        build:
          document.documentElement.getAttribute('data-openclaw-control-ui-build-id')?.slice(0, 60) ??
          (document.querySelector('openclaw-app') && ''),
        spoken,
      },
      failedAt: ['connected', 'undecided'].includes(held.standing) ? null : heldSince,
      lifecycle: lifecycle(),
      used: navigator.userActivation?.hasBeenActive === true,
      // A connected page speaks for its tab, whatever happens to its frames.
      frames: standing === 'connected' ? 0 : frames(),
    };
  }

  function onSocket(next: SocketReport): void {
    spoken ||= next.spoke;
    const before = sockets.current;
    sockets = withSocketReport(sockets, next, host);
    const { current } = sockets;
    if (!current || current === before) return;
    if (current.phase === 'refused' && current.socket !== before?.socket) refusals++;
    if (++socketReports > MOST_AT_ONCE) assessIn(TOGETHER_AFTER_MS);
    else assess();
  }

  /** The page came back from the back/forward cache, which counts as a new load. */
  function restart(): void {
    loadedAt = since = Date.now();
    assess();
  }

  /** Scans the page and sends what is new; schedules another run for what has not lasted long enough yet. */
  function assess(): void {
    const socket = sockets.current;
    // Nothing that a page shows overrides a live connection, and scanning a busy chat is expensive.
    if (socket?.phase !== 'accepted') scanned = scan();
    device = readDevice();
    const now = Date.now();
    const before = standing;
    standing = standingOf({ host, socket, look: scanned });
    const hold = holdFor(standing, navigator.onLine, refusals < 2 && device.known);
    if (paused || standing !== before) since = now;
    paused = hold === Number.POSITIVE_INFINITY;
    if (since + hold <= now) {
      held = { standing, socket: socketFacts(socket), look: scanned };
      heldSince = since;
    }
    for (const due of [hold, standing === 'connected' ? STABLE_AFTER_MS : 0])
      if (since + due > now) assessIn(since + due - now);
    void sendChanges();
  }

  /** Schedules `assess`, unless it is already due sooner. */
  function assessIn(after: number): void {
    const at = Date.now() + after;
    if (at >= dueAt) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(() => {
      dueAt = Number.POSITIVE_INFINITY;
      socketReports = 0;
      assess();
    }, after);
  }

  async function sendChanges(): Promise<void> {
    const next = report();
    const json = JSON.stringify(next);
    if (json === lastSent) return;
    lastSent = json;
    const unanswered = new Promise<void>(done => setTimeout(done, ANSWER_WITHIN_MS));
    if (await Promise.race([send(next), unanswered])) resendAfter = RESEND_AFTER_MS;
    else if (json === lastSent) {
      // No newer report was sent in the meantime.
      lastSent = '';
      assessIn(resendAfter);
      resendAfter *= 2;
    }
  }

  return { report, onSocket, restart, assess, stop: () => clearTimeout(timer) };
}

/**
 * The facts to report of a socket. Sockets that end alike give equal facts, so a page that keeps retrying sends nothing
 * new. If the refusal says what failed, the close code and reason are dropped.
 */
function socketFacts(socket: SocketReport | null): SocketFacts | null {
  if (!socket) return null;
  const { socket: _, ...facts } = socket;
  return standingOfText(facts.refusal?.message)
    ? { ...facts, phase: 'refused', closeCode: null, closeReason: '' }
    : facts;
}
