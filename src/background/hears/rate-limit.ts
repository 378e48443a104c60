/**
 * How fast pages may report. A page can have its content script speak as often as it likes, by what it shows and what its sockets
 * get; what a neighbour does must not delay anybody else. Each tab, each tab's frames, and each host have an allowance, in
 * reports and in bytes: within it a report is taken at once, beyond it only the newest of each page is, once there is time. All of
 * it is this worker's memory: a worker that died has no work to protect.
 */
import { type Allowance, fullPurse, isFull, type Purse, taken, waitFor } from '../../core/token-bucket';
import type { PageSender } from '../../platform/messages';

/** A page of ours tells five things at once, and then one a second (content/page-watch.ts); this is twice that. */
export const REPORTS: Allowance = { atOnce: 12, aSecond: 2 };
/** A report with every field at its longest is 6 kB. */
export const BYTES: Allowance = { atOnce: 48_000, aSecond: 6_000 };
/** In one tab no more pages than these wait: the others are told that nobody took it, and ask again ever more seldom. */
const MOST_WAITING = 24;
/** So many purses are kept before those are thrown away that are full again. */
const MOST_PURSES = 200;

type Sender = Pick<PageSender, 'tab' | 'frame' | 'host'>;

interface Waiting {
  readonly timer: ReturnType<typeof setTimeout>;
  /** Whoever sent it has sent something newer: it counts as taken. */
  replaced(): void;
}

const purses = new Map<string, { reports: Purse; bytes: Purse }>();
const waiting = new Map<string, Waiting>();

/**
 * Does `work` for a report of so many bytes as soon as its sender may be heard, unless the same page reports again before that.
 * Resolves to true when it was done, or became needless; to false when too many wait already.
 * @throws what `work` throws.
 */
export async function atPace(sender: Sender, bytes: number, work: () => Promise<void>): Promise<boolean> {
  const page = `${sender.tab} ${sender.frame}`;
  const before = waiting.get(page);
  if (before) {
    clearTimeout(before.timer);
    waiting.delete(page);
    before.replaced();
  }
  const now = Date.now();
  const wait = Math.max(...pursesOf(sender).map(key => waitOf(key, now)));
  if (wait > 0) {
    const ofTab = [...waiting.keys()].filter(key => key.startsWith(`${sender.tab} `));
    if (ofTab.length >= MOST_WAITING) return false;
    const isNewest = await new Promise<boolean>(resolve => {
      const timer = setTimeout(() => {
        waiting.delete(page);
        resolve(true);
      }, wait);
      waiting.set(page, { timer, replaced: () => resolve(false) });
    });
    return isNewest ? atPace(sender, bytes, work) : true;
  }
  for (const key of pursesOf(sender)) take(key, bytes, now);
  await work();
  return true;
}

/**
 * Frames pay from other purses than pages at the top, since any page can have any other in a frame: it shall spend nothing that
 * is needed for those which the user looks at.
 */
function pursesOf({ tab, frame, host }: Sender): readonly string[] {
  const place = frame === 0 ? 'top' : 'framed';
  return [`${place} tab ${tab}`, `${place} host ${host}`];
}

function waitOf(key: string, now: number): number {
  const purse = purses.get(key);
  if (!purse) return 0;
  return Math.max(waitFor(purse.reports, REPORTS, now), waitFor(purse.bytes, BYTES, now));
}

function take(key: string, bytes: number, now: number): void {
  const { reports, bytes: left } = purses.get(key) ?? {
    reports: fullPurse(REPORTS, now),
    bytes: fullPurse(BYTES, now),
  };
  purses.set(key, {
    reports: taken(reports, REPORTS, 1, now),
    bytes: taken(left, BYTES, bytes, now),
  });
  if (purses.size <= MOST_PURSES) return;
  for (const [each, purse] of purses)
    if (isFull(purse.reports, REPORTS, now) && isFull(purse.bytes, BYTES, now)) purses.delete(each);
}
