/**
 * Watches one page: gathers what can be observed, and tells the background what changed, once it has held long enough to be
 * believed. What it means is judged there.
 */

import { heardAfter, SILENCE } from '../core/sighting/current-socket';
import { type Standing, standingOf, standingOfText } from '../core/sighting/early-verdict';
import { holdFor, STABLE_AFTER_MS } from '../core/sighting/hold-times';
import type { PageLook, SocketFacts, SocketReport } from '../core/sighting/observation';
import type { LifecycleChange } from '../core/sighting/page-lifecycle';
import type { PageReport } from '../core/sighting/page-report';
import { readDevice } from './device';

/** A message that found no worker is sent again after this long, then after twice as long, and so on. In ms. */
const RESEND_AFTER_MS = 2_000;
/** After so many reports the next ones are judged together, this much later: a page could forge them without end. In ms. */
const MOST_AT_ONCE = 5;
const TOGETHER_AFTER_MS = 1_000;

/** How the watch reaches the world. */
interface Surroundings {
  readonly host: string;
  /** The HTTP status that it was loaded with just now, and from the network; 0 where it was not, or nobody knows. */
  status(): number;
  /** What the page shows. */
  look(): PageLook;
  /** How many frames it has. */
  frames(): number;
  /** What befell it. */
  lifecycle(): readonly LifecycleChange[];
  /** Sends a report; resolves to false when nobody took it. */
  tell(report: PageReport): Promise<boolean>;
}

/** A page's watch. */
export interface PageWatch {
  /** What the page shows now. */
  report(): PageReport;
  /** Takes a report of the page's sockets. */
  hear(report: SocketReport): void;
  /** The page came back from the back/forward cache: for every purpose a new load. */
  restored(): void;
  /** Looks at the page, and tells what is new; comes back by itself when that has yet to hold. */
  assess(): void;
  /** Stops coming back. */
  stop(): void;
}

/** Begins to watch; nothing is told before the first `hear` or `assess`. */
export function watchPage({ host, status, look, frames, lifecycle, tell }: Surroundings): PageWatch {
  // Pages on http addresses have no `randomUUID`.
  const page = crypto.getRandomValues(new Uint32Array(4)).join('');
  let loadedAt = Date.now();
  let sockets = SILENCE;
  /** How many sockets of this page were refused: more than one means that the page tries again by itself. */
  let refusals = 0;
  let heard = 0;
  let spoken = false;
  /** How the page stands, and since when; `held` is what held long enough at last. */
  let seen: Standing = 'undecided';
  let since = loadedAt;
  /** It may not be told at present, so its time has not begun. */
  let paused = false;
  let shown = look();
  let device = readDevice();
  let held: Pick<PageReport, 'standing' | 'socket' | 'look'> = {
    standing: seen,
    socket: null,
    look: shown,
  };
  let heldSince = since;
  let told = '';
  let resendAfter = RESEND_AFTER_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Number.POSITIVE_INFINITY;

  function report(): PageReport {
    return {
      page,
      loadedAt,
      ...held,
      stable: seen === 'connected' && Date.now() - since >= STABLE_AFTER_MS,
      retries: refusals > 1,
      device,
      arrival: {
        status: status(),
        build:
          document.documentElement.getAttribute('data-openclaw-control-ui-build-id')?.slice(0, 60) ??
          (document.querySelector('openclaw-app') && ''),
        spoken,
      },
      failedAt: isFailing(held.standing) ? heldSince : null,
      lifecycle: lifecycle(),
      used: navigator.userActivation?.hasBeenActive === true,
      // A page whose connection stands speaks for its tab, whatever becomes of its frames.
      frames: seen === 'connected' ? 0 : frames(),
    };
  }

  function hear(next: SocketReport): void {
    spoken ||= next.spoke;
    const before = sockets.believed;
    sockets = heardAfter(sockets, next, host);
    const { believed } = sockets;
    if (!believed || believed === before) return;
    if (believed.phase === 'refused' && believed.socket !== before?.socket) refusals++;
    if (++heard > MOST_AT_ONCE) comeBack(TOGETHER_AFTER_MS);
    else assess();
  }

  function restored(): void {
    loadedAt = since = Date.now();
    assess();
  }

  function assess(): void {
    const socket = sockets.believed;
    // Nothing in a page overrides a standing connection, and looking at a busy chat is what costs.
    if (socket?.phase !== 'accepted') shown = look();
    device = readDevice();
    const now = Date.now();
    const before = seen;
    seen = standingOf({ host, socket, look: shown });
    const hold = holdFor(seen, navigator.onLine, refusals < 2 && device.known);
    if (paused || seen !== before) since = now;
    paused = hold === Number.POSITIVE_INFINITY;
    if (now - since >= hold) {
      held = { standing: seen, socket: said(socket), look: shown };
      heldSince = since;
    }
    for (const due of [hold, seen === 'connected' ? STABLE_AFTER_MS : 0])
      if (now - since < due) comeBack(due - (now - since));
    void tellWhatIsNew();
  }

  /** Assesses once more after a time, unless that is due before anyway. */
  function comeBack(after: number): void {
    const at = Date.now() + after;
    if (at >= dueAt) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(() => {
      dueAt = Number.POSITIVE_INFINITY;
      heard = 0;
      assess();
    }, after);
  }

  async function tellWhatIsNew(): Promise<void> {
    const next = report();
    const words = JSON.stringify(next);
    if (words === told) return;
    told = words;
    const taken = await tell(next);
    if (taken) resendAfter = RESEND_AFTER_MS;
    if (taken || words !== told) return; // something newer was told meanwhile
    told = '';
    comeBack(resendAfter);
    resendAfter *= 2;
  }

  return { report, hear, restored, assess, stop: () => clearTimeout(timer) };
}

/**
 * What is told of a socket: the same for each that ends alike, so that a page which tries again and again tells nothing new.
 * Where its answer says what failed, its close adds nothing.
 */
function said(socket: SocketReport | null): SocketFacts | null {
  if (!socket) return null;
  const { socket: _, ...facts } = socket;
  return standingOfText(facts.refusal?.message)
    ? { ...facts, phase: 'refused', closeCode: null, closeReason: '' }
    : facts;
}

function isFailing(standing: Standing): boolean {
  return standing !== 'connected' && standing !== 'undecided';
}
