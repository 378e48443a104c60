/**
 * Remembers what befell its page: sleep, missing network, standing still. In memory only; it is told with a failure, and
 * forgotten with the page. Times are epoch ms.
 */
import type { LifecycleChange } from '../core/sighting/page-lifecycle';

const BEAT_MS = 10_000;
/** Browsers let a hidden page's timers run only once a minute; a beat that comes later than this was held up. In ms. */
const LATE_MS = 25_000;
const LATE_HIDDEN_MS = 95_000;
const MOST = 8;

type What = LifecycleChange['what'];

/** A page's witness. */
export interface Witness {
  /** Sees by the clock whether the page stood still since the last beat; it beats by itself, too. */
  beat(): void;
  /** The last things that befell the page. */
  lifecycle(): readonly LifecycleChange[];
}

/** Begins to bear witness, until the signal is aborted. */
export function bearWitness(signal: AbortSignal): Witness {
  let lifecycle: readonly LifecycleChange[] = [];
  const begun = new Map<What, number>();
  let beatAt = Date.now();
  let wasHidden = false;

  function note(what: What, from: number): void {
    lifecycle = [...lifecycle, { what, from, until: Date.now() }].slice(-MOST);
  }

  function beat(): void {
    const now = Date.now();
    const late = document.hidden || wasHidden ? LATE_HIDDEN_MS : LATE_MS;
    if (now - beatAt > late && !begun.has('frozen')) note('stalled', beatAt);
    beatAt = now;
    wasHidden = document.hidden;
  }

  /** Something begins or ends that takes time; told twice it counts once. */
  function mark(target: EventTarget, type: string, what: What, begins: boolean): void {
    const react = () => {
      const from = begun.get(what);
      if (begins) {
        begun.set(what, from ?? Date.now());
        return;
      }
      begun.delete(what);
      if (from !== undefined) note(what, from);
      beatAt = Date.now(); // a sleep explains why no beat came
    };
    target.addEventListener(type, react, { signal });
  }

  mark(document, 'freeze', 'frozen', true);
  mark(document, 'resume', 'frozen', false);
  mark(window, 'pagehide', 'frozen', true); // into the back/forward cache, or for good
  mark(window, 'pageshow', 'frozen', false);
  mark(window, 'offline', 'offline', true);
  mark(window, 'online', 'offline', false);
  if (!navigator.onLine) begun.set('offline', beatAt);
  // Chromium alone says so, and no type knows it yet; when it was unloaded nobody knows.
  if ((document as { wasDiscarded?: boolean }).wasDiscarded) note('discarded', beatAt);
  const heart = setInterval(beat, BEAT_MS);
  signal.addEventListener('abort', () => clearInterval(heart));

  return { beat, lifecycle: () => lifecycle };
}
