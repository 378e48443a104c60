/**
 * How fast pages may report. A page can make its content script report at any rate; that must not delay others. Each
 * tab, each tab's frames and each host have a limit in reports and in bytes. Within it a report is taken at once;
 * beyond it, only the newest of each page is, when there is time. This is the worker's memory alone: a dead worker has
 * no work to protect.
 */
import { type Rate, TokenBucket } from '../../core/token-bucket';
import type { PageSender } from '../../platform/receive-messages';

/** A page script reports five times at once, then once a second (content/page-watch.ts). This is twice that. */
export const REPORTS: Rate = { atOnce: 12, perSecond: 2 };
/** A report with all fields at their longest is 6 kB. */
export const BYTES: Rate = { atOnce: 48_000, perSecond: 6_000 };
/** No more pages than these wait in a tab: the others get no answer, and ask again at growing intervals. */
const MOST_WAITING = 24;
/** With more senders than this, those with full buckets are dropped. */
const MOST_SENDERS = 200;

type Sender = Pick<PageSender, 'tab' | 'frame' | 'host'>;

interface Waiting {
  readonly timer: ReturnType<typeof setTimeout>;
  /** The page has sent a newer one: this counts as taken. */
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
 * Runs `work` for a report of this size as soon as its sender's limit allows, unless the page reports again before.
 * Resolves to true when it ran or was superseded, to false when too many wait already.
 * @throws what `work` throws.
 */
export async function withinRate(sender: Sender, bytes: number, work: () => Promise<void>): Promise<boolean> {
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
    return isNewest ? withinRate(sender, bytes, work) : true;
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
 * Frames have their own budgets: any page can embed any other, and must not use up the budget of the pages in front of
 * the user.
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
  for (const [key, { reports, bytes }] of budgets) if (reports.isFull(now) && bytes.isFull(now)) budgets.delete(key);
}
