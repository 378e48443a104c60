/**
 * How fast pages may report. A page can have its content script speak as often as it likes, by what it shows and what its sockets
 * get; what a neighbour does must not delay anybody else. Each tab, each tab's frames, and each host have a limit, in
 * reports and in bytes: within it a report is taken at once, beyond it only the newest of each page is, once there is time. All of
 * it is this worker's memory: a worker that died has no work to protect.
 */
import { type Rate, TokenBucket } from '../../core/token-bucket';
import type { PageSender } from '../../platform/receive-messages';

/** A page of ours tells five things at once, and then one a second (content/page-watch.ts); this is twice that. */
export const REPORTS: Rate = { atOnce: 12, perSecond: 2 };
/** A report with every field at its longest is 6 kB. */
export const BYTES: Rate = { atOnce: 48_000, perSecond: 6_000 };
/** In one tab no more pages than these wait: the others are told that nobody took it, and ask again ever more seldom. */
const MOST_WAITING = 24;
/** With more senders than this, those with full buckets are forgotten. */
const MOST_SENDERS = 200;

type Sender = Pick<PageSender, 'tab' | 'frame' | 'host'>;

interface Waiting {
  readonly timer: ReturnType<typeof setTimeout>;
  /** Whoever sent it has sent something newer: it counts as taken. */
  replaced(): void;
}

/** What a tab or a host may still use. */
interface Budget {
  readonly reports: TokenBucket;
  readonly bytes: TokenBucket;
}

/** By tab and by host. */
const budgets = new Map<string, Budget>();
/** By page. */
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
  const own = budgetsOf(sender, now);
  const wait = Math.max(...own.flatMap(budget => [budget.reports.waitFor(now), budget.bytes.waitFor(now)]));
  if (wait > 0) {
    const inTab = [...waiting.keys()].filter(key => key.startsWith(`${sender.tab} `));
    if (inTab.length >= MOST_WAITING) return false;
    const isNewest = await new Promise<boolean>(resolve => {
      const timer = setTimeout(() => {
        waiting.delete(page);
        resolve(true);
      }, wait);
      waiting.set(page, { timer, replaced: () => resolve(false) });
    });
    return isNewest ? atPace(sender, bytes, work) : true;
  }
  for (const budget of own) {
    budget.reports.take(1, now);
    budget.bytes.take(bytes, now);
  }
  forgetFull(now);
  await work();
  return true;
}

/**
 * Frames have budgets of their own. Any page can put any other into a frame, and must not use up what the pages need that
 * the user looks at.
 */
function budgetsOf({ tab, frame, host }: Sender, now: number): Budget[] {
  const place = frame === 0 ? 'top' : 'framed';
  return [`${place} tab ${tab}`, `${place} host ${host}`].map(key => {
    const known = budgets.get(key) ?? {
      reports: new TokenBucket(REPORTS, now),
      bytes: new TokenBucket(BYTES, now),
    };
    budgets.set(key, known);
    return known;
  });
}

function forgetFull(now: number): void {
  if (budgets.size <= MOST_SENDERS) return;
  for (const [key, { reports, bytes }] of budgets)
    if (reports.isFull(now) && bytes.isFull(now)) budgets.delete(key);
}
