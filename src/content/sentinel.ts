/**
 * What every page gets, so it must cost next to nothing: it hears the page's connection, and says when one stands. It
 * never reads what the page shows. Once that matters, because a connection was refused or ended or none stands after
 * its time, it asks the background for the reader (start-reader.ts), which reports from then on.
 */

import { STABLE_AFTER_MS } from '../core/sighting/hold-times';
import type { UnreadReport } from '../core/sighting/page-report';
import type { HeardSocket } from '../core/sighting/refusal';
import type { ToPage } from '../platform/content-messages';
import { api, isAlive, sendMessage } from './api';
import { pageFacts } from './page-facts';
import { sendChanges } from './send-changes';
import { randomName, watchSockets } from './sockets';
import { type LifecycleWatch, watchLifecycle } from './watch-lifecycle';

/**
 * A page that loads is first reported after this delay. The first use of the extension's API and of the page's storage
 * takes milliseconds, which the page needs itself while it loads. In ms.
 */
const TOLD_AFTER_MS = 300;
/** Once its document is there, a page has this long to connect before it is read. In ms. */
const CONNECTS_WITHIN_MS = 2_000;
/**
 * A connection is reported this much after it stands, when its page has drawn, and after it has ended: a page that is
 * left closes its sockets too, but runs no timer after that. In ms.
 */
const SOON_MS = 50;
/** Only the newest reports are kept for the reader: a page can open any number of sockets. */
const MOST_KEPT = 20;

/** What the reader takes over. */
export type Sentinel = ReturnType<typeof startSentinel>;
/** All content scripts of an extension share their globals in a page, invisible to the page's own scripts. */
export const scope: { rePairSentinel?: Sentinel } = globalThis as object;

/** Starts listening. It stops once the extension was updated, because a new copy takes over. */
export function startSentinel() {
  const gone = new AbortController();
  let life: LifecycleWatch | undefined;
  const lifecycle = () => life?.lifecycle() ?? [];
  const load = { page: randomName(), loadedAt: Date.now() };
  let heard: HeardSocket[] = [];
  /** The connection that stands. */
  let live: HeardSocket | null = null;
  let stable = false;
  let asks = false;
  /** The reader's own, once it has taken over. */
  let onSocket = hear;
  const sendNew = sendChanges(sendMessage, tellIn);

  function report(): UnreadReport {
    return {
      ...pageFacts(
        load,
        lifecycle(),
        heard.some(each => each.spoke),
      ),
      socket: live ?? heard.at(-1) ?? null,
      stable: stable && !asks,
      // A connected page speaks for its tab, whatever happens to its frames.
      frames: live ? 0 : frames.length,
      asks,
    };
  }

  function tell(): void {
    if (onSocket !== hear) return;
    if (!isAlive()) gone.abort();
    else {
      if (!life) {
        life = watchLifecycle(gone.signal);
        api.runtime.onMessage.addListener(answer as never); // the types know promises only
      }
      void sendNew({ type: 'unread', report: report() });
    }
  }

  function tellIn(after: number): void {
    setTimeout(tell, after);
  }

  function ask(): void {
    asks = true;
    tell();
  }

  function hear(report: HeardSocket): void {
    heard = [...heard, report].slice(-MOST_KEPT);
    const { phase, socket } = report;
    if (phase === 'accepted' && !live) {
      live = report;
      tellIn(SOON_MS);
      setTimeout(() => {
        stable = true;
        tell();
      }, STABLE_AFTER_MS);
    } else if (phase !== 'closed') ask();
    // While a connection stands, other services' sockets mean nothing.
    else if (!live || live.socket === socket) setTimeout(ask, SOON_MS);
  }

  /** Answers through the callback, because not every browser we support accepts a promise. */
  function answer(message: unknown, _sender: unknown, respond: (report: UnreadReport) => void): void {
    // Only our background can send to content scripts.
    if ((message as ToPage).type === 'reread' && onSocket === hear) respond(report());
  }

  function askUnlessConnected(): void {
    if (!live) ask();
  }

  function onDocument(): void {
    const [navigation] = performance.getEntries() as [PerformanceNavigationTiming?]; // its first entry, in any browser
    setTimeout(askUnlessConnected, Number(navigation?.responseStatus) > 399 ? 0 : CONNECTS_WITHIN_MS);
  }

  watchSockets(report => {
    life?.check(); // a socket's end is often the first thing to happen after a sleep
    onSocket(report);
  }, gone.signal);
  tellIn(TOLD_AFTER_MS);
  // A page that was there before this script may fail already, and its sockets are not known.
  if (document.readyState !== 'loading') askUnlessConnected();
  else addEventListener('DOMContentLoaded', onDocument);

  return {
    load,
    lifecycle,
    gone,
    isAlive,
    /** The reader gets the sockets' reports from now on. Returns those until now; null if another has taken over. */
    handOver(to: typeof hear): readonly HeardSocket[] | null {
      if (onSocket !== hear) return null;
      onSocket = to;
      return heard;
    },
  };
}
