/** Wires a page to its watch. It changes nothing in the page. */

import type { PageReport } from '../core/sighting/page-report';
import type { ToPage } from '../platform/message-types';
import { api, isAlive, send } from './api';
import { watchPage } from './page-watch';
import { openRoots } from './read-text';
import { lookAt } from './scan-page';
import { hearSockets } from './sockets';
import { bearWitness } from './watch-lifecycle';

/** A burst of changes in the page is looked at once, this much later. In ms. */
const LOOK_AFTER_MS = 250;
/** Where looking takes long it is done so seldom that it gets this part of the time, but at least this often. In ms. */
const LOOK_SHARE = 1 / 250;
const LOOK_AT_LEAST_EVERY_MS = 5_000;
/** Anything may put an error into a page or take it away. */
const CHANGES = { childList: true, subtree: true, attributes: true, characterData: true };
/** How long a page waits for its frames to say what they know. In ms. */
const FRAMES_FIRST_MS = 100;

/** Where the app has its pages, in every version of the corpus: what a host says at other addresses is not about the agent. */
const APP_PATHS =
  /^\/$|^\/(chat|new|overview|agents|sessions|nodes|skills|settings|config|channels|cron|login)(\/|$)/;

/** Begins to watch; goes quiet when the extension was updated, since another copy takes its place. */
export function wire(): void {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const { responseStatus = 0 } = navigation ?? {};
  // A refused page is one that somebody meant to open: at an address of the app's, and in no frame.
  const isPart = responseStatus < 500 && (top !== window || !APP_PATHS.test(location.pathname));
  const status = isPart && responseStatus > 399 ? 0 : responseStatus;
  /** Aborted when nobody is there any more to be told. */
  const gone = new AbortController();
  const { signal } = gone;
  let lookIsDue = false;
  let pause = LOOK_AFTER_MS;

  /** One change is enough to know that a look is due: a busy page does not pay for the others being noted. */
  const observer = new MutationObserver(() => {
    observer.disconnect();
    lookIsDue = true;
    setTimeout(requestIdleCallback, pause, lookNow, { timeout: 500 });
  });

  const witness = bearWitness(signal);
  const watch = watchPage({
    host: location.hostname,
    status: () => (navigation?.transferSize ? status : 0), // a page from a cache proves nothing
    look() {
      const start = performance.now();
      const roots = openRoots(document);
      if (!lookIsDue) for (const root of [document, ...roots]) observer.observe(root, CHANGES);
      const look = lookAt(document, status, roots);
      pause = Math.min(
        Math.max(LOOK_AFTER_MS, (performance.now() - start) / LOOK_SHARE),
        LOOK_AT_LEAST_EVERY_MS,
      );
      return look;
    },
    frames: () => frames.length,
    lifecycle: witness.lifecycle,
    async tell(report) {
      if (!isAlive()) return leave();
      return (await send({ type: 'report', report })) === true;
    },
  });

  function lookNow(): void {
    lookIsDue = false;
    if (!signal.aborted) watch.assess();
  }

  function onPageShow({ persisted }: PageTransitionEvent): void {
    if (persisted) watch.restored();
  }

  /**
   * Answers through the callback: a promise as an answer is newer than the browsers we support. The first answer counts,
   * so a page that knows nothing lets its frames go first, and a frame that knows nothing is silent.
   */
  function onMessage(message: unknown, _sender: unknown, answer: (report: PageReport) => void): boolean {
    const report = watch.report();
    if ((message as ToPage).type !== 'look') return false; // only our own background can send here
    const later = report.standing === 'undecided' && top === window;
    if (later) setTimeout(() => answer(watch.report()), frames.length ? FRAMES_FIRST_MS : 0);
    else if (report.standing !== 'undecided') answer(report);
    return later; // keeps the callback open
  }

  function leave(): true {
    gone.abort();
    observer.disconnect();
    watch.stop();
    return true;
  }

  addEventListener('online', watch.assess, { signal });
  addEventListener('offline', watch.assess, { signal });
  addEventListener('pageshow', onPageShow, { signal });
  api.runtime.onMessage.addListener(onMessage as never); // the types know promises only
  hearSockets(report => {
    witness.beat(); // a socket's end is often the first thing to happen after a sleep
    watch.hear(report);
  }, signal);
  watch.assess();
}
