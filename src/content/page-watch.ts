/**
 * Watches a page that must be read: collects observations, and sends each change that has lasted long enough to be
 * believed. The background judges what it means.
 */

import { NO_SOCKETS, withSocketReport } from '../core/sighting/current-socket';
import { holdFor, STABLE_AFTER_MS } from '../core/sighting/hold-times';
import { kindOfSaid } from '../core/sighting/kind-of-words';
import { NOTHING_SHOWN, type PageScan, type SocketFacts, type SocketReport } from '../core/sighting/observation';
import type { LifecycleChange } from '../core/sighting/page-lifecycle';
import type { PageReport } from '../core/sighting/page-report';
import { type Standing, standingOf } from '../core/sighting/standing';
import { type Load, pageFacts } from './page-facts';
import { sendChanges } from './send-changes';

/** After this many socket reports the next ones are batched: a page could forge them without end. In ms. */
const MOST_AT_ONCE = 5;
const TOGETHER_AFTER_MS = 1_000;

/** The watch's access to its page and to the background. */
interface PageAccess {
  readonly load: Load;
  readonly host: string;
  /** The HTTP status if the page came from the network just now; 0 if it came from a cache or the status is unknown. */
  status(): number;
  /** Reads what the page shows. */
  scan(): PageScan;
  /** The number of frames in the page. */
  frames(): number;
  /** Recent sleeps, network losses and stalls. */
  lifecycle(): readonly LifecycleChange[];
  /** Sends a report; resolves to true when it was taken. */
  send(report: PageReport): Promise<unknown>;
}

/** A page's watch. */
export type PageWatch = ReturnType<typeof watchPage>;

/** Starts a watch; it sends nothing before `begin`. `stop` cancels the scheduled run. */
export function watchPage({ load, host, status, scan, frames, lifecycle, send }: PageAccess) {
  let { loadedAt } = load;
  let sockets = NO_SOCKETS;
  /** Number of refused sockets: more than one means that the page retries without the user. */
  let refusals = 0;
  let socketReports = 0;
  let spoken = false;
  /** The page's standing now, and since when. `held` below is the last one that lasted long enough. */
  let standing: Standing = 'undecided';
  let since = Date.now();
  /** This standing cannot be sent at present, so its time has not started. */
  let paused = false;
  let scanned = scan();
  const readFacts = () => pageFacts({ ...load, loadedAt }, lifecycle(), spoken, status());
  let facts = readFacts();
  // Not what the page shows by now: it may be trying again.
  let held: Pick<PageReport, 'standing' | 'socket' | 'look'> = { standing, socket: null, look: NOTHING_SHOWN };
  let heldSince = since;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  const sendNew = sendChanges(send, assessIn);

  function report(): PageReport {
    return {
      ...facts,
      lifecycle: lifecycle(),
      ...held,
      stable: standing === 'connected' && Date.now() - since >= STABLE_AFTER_MS,
      retries: refusals > 1,
      failedAt: ['connected', 'undecided'].includes(held.standing) ? null : heldSince,
      // A connected page speaks for its tab, whatever happens to its frames.
      frames: standing === 'connected' ? 0 : frames(),
    };
  }

  /** Begins with what was heard before: what held then still holds until something else has lasted long enough. */
  function begin(heard: readonly SocketReport[]): void {
    for (const each of heard) if (isNews(each)) judge();
    assess();
  }

  function onSocket(next: SocketReport): void {
    if (!isNews(next)) return;
    if (++socketReports > MOST_AT_ONCE) assessIn(TOGETHER_AFTER_MS);
    else assess();
  }

  /** Takes a report in; true if it changes what counts. */
  function isNews(next: SocketReport): boolean {
    spoken ||= next.spoke;
    const before = sockets.current;
    sockets = withSocketReport(sockets, next, host);
    const { current } = sockets;
    if (!current || current === before) return false;
    if (current.phase === 'refused' && current.socket !== before?.socket) refusals++;
    return true;
  }

  /** The page came back from the back/forward cache, which counts as a new load. */
  function restart(): void {
    loadedAt = since = Date.now();
    assess();
  }

  /** Judges the page anew and sends what is new. */
  function assess(): void {
    judge();
    void sendNew(report());
  }

  /** Scans the page unless a connection stands; schedules another run for what has not lasted long enough yet. */
  function judge(): void {
    const socket = sockets.current;
    // Nothing that a page shows overrides a live connection, and scanning a busy chat is expensive.
    if (socket?.phase !== 'accepted') scanned = scan();
    facts = readFacts();
    const now = Date.now();
    const before = standing;
    standing = standingOf({ host, socket, look: scanned, arrival: facts.arrival });
    const hold = holdFor(standing, navigator.onLine, refusals < 2 && facts.device.known);
    if (paused || standing !== before) since = now;
    paused = hold === Number.POSITIVE_INFINITY;
    if (since + hold <= now) {
      held = { standing, socket: socketFacts(socket), look: scanned };
      heldSince = since;
    }
    for (const due of [hold, standing === 'connected' ? STABLE_AFTER_MS : 0])
      if (since + due > now) assessIn(since + due - now);
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

  return { begin, report, onSocket, restart, assess, stop: () => clearTimeout(timer) };
}

/**
 * The facts to report of a socket. Sockets that end alike give equal facts, so a page that keeps retrying sends nothing
 * new. If the refusal says what failed, the close code and reason are dropped.
 */
function socketFacts(socket: SocketReport | null): SocketFacts | null {
  if (!socket) return null;
  const { socket: _, ...facts } = socket;
  return kindOfSaid(facts.refusal?.message) ? { ...facts, phase: 'refused', closeCode: null, closeReason: '' } : facts;
}
