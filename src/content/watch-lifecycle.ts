/** Records in memory when the page slept, lost the network or stood still, to report it with a failure. */
import type { LifecycleChange } from '../core/sighting/page-lifecycle';

const CHECK_EVERY_MS = 10_000;
/** A check later than this means the page stood still; a hidden page's timers run only once a minute. In ms. */
const LATE_MS = 25_000;
const LATE_HIDDEN_MS = 95_000;
const MOST_CHANGES = 8;

type ChangeKind = LifecycleChange['what'];

/** The lifecycle record of a page. */
export type LifecycleWatch = ReturnType<typeof watchLifecycle>;

/** Starts recording, until `signal` is aborted. Times are epoch ms. */
export function watchLifecycle(signal: AbortSignal) {
  let lifecycle: readonly LifecycleChange[] = [];
  const startedAt: { [what in ChangeKind]?: number } = {};
  let checkedAt = Date.now();
  let wasHidden = false;

  function record(what: ChangeKind, from: number): void {
    lifecycle = [...lifecycle, { what, from, until: Date.now() }].slice(-MOST_CHANGES);
  }

  /** Checks by the clock whether the page stood still since the last check; a timer also calls it. */
  function check(): void {
    if (signal.aborted) {
      clearInterval(timer);
      return;
    }
    const now = Date.now();
    const late = document.hidden || wasHidden ? LATE_HIDDEN_MS : LATE_MS;
    if (now - checkedAt > late && !startedAt.frozen) record('stalled', checkedAt);
    checkedAt = now;
    wasHidden = document.hidden;
  }

  /** Tracks the start and end of a state by events. A repeated event counts once. */
  function track(target: EventTarget, what: ChangeKind, begins: string, ends: string): void {
    const begin = () => {
      startedAt[what] ??= Date.now();
    };
    const end = () => {
      const from = startedAt[what];
      delete startedAt[what];
      if (from) record(what, from);
      checkedAt = Date.now(); // the sleep explains the missing checks
    };
    target.addEventListener(begins, begin, { signal });
    target.addEventListener(ends, end, { signal });
  }

  track(document, 'frozen', 'freeze', 'resume');
  track(window, 'frozen', 'pagehide', 'pageshow'); // into the back/forward cache, or for good
  track(window, 'offline', 'offline', 'online');
  if (!navigator.onLine) startedAt.offline = checkedAt;
  // Only Chromium has this, and it is not in the types yet. The time of the unloading is unknown.
  if ((document as { wasDiscarded?: boolean }).wasDiscarded) record('discarded', checkedAt);
  const timer = setInterval(check, CHECK_EVERY_MS);

  return { check, lifecycle: () => lifecycle };
}
