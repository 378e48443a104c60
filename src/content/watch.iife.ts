/**
 * The content script that watches: wires a page to its watch. It changes nothing in the page, and goes quiet when its
 * extension was updated, since another copy takes its place.
 */

import type { Sighting } from '../core/sighting/sighting';
import type { ToPage } from '../platform/message-types';
import { api, isAlive, send } from './api';
import { isOurs, REPORT, WAKE } from './hook-channel';
import { PageWatch } from './page-watch';
import { readReport } from './report';

/** A burst of changes in the page is looked at once, this much later. In ms. */
const LOOK_AFTER_MS = 250;
/** How long a page waits for its frames to say what they know. In ms. */
const FRAMES_FIRST_MS = 100;

const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
let lookTimer: ReturnType<typeof setTimeout> | undefined;

const watch = new PageWatch({
  page: document,
  host: location.hostname,
  status: navigation?.responseStatus ?? 0,
  async tell(sighting) {
    if (!isAlive()) return leave();
    return (await send({ type: 'sighting', sighting })) === true;
  },
});

function onReport(event: Event): void {
  const report = isOurs(event) ? readReport(event.detail) : null;
  if (report) watch.hear(report);
}

function assess(): void {
  watch.assess();
}

/** At most one look for any number of changes, and only when the page is idle. */
const observer = new MutationObserver(() => {
  lookTimer ??= setTimeout(() => {
    const look = () => {
      lookTimer = undefined;
      assess();
    };
    requestIdleCallback(look, { timeout: 500 });
  }, LOOK_AFTER_MS);
});

function onPageShow({ persisted }: PageTransitionEvent): void {
  if (persisted) watch.restored();
}

/**
 * Answers through the callback: a promise as an answer is newer than the browsers we support. The first answer counts,
 * so a page that knows nothing lets its frames go first, and a frame that knows nothing is silent.
 */
function onMessage(message: unknown, _sender: unknown, answer: (sighting: Sighting) => void): boolean {
  const sighting = watch.sighting();
  if ((message as ToPage).type !== 'look') return false; // only our own background can send here
  const later = sighting.state === 'undecided' && top === window;
  if (later) setTimeout(() => answer(watch.sighting()), frames.length ? FRAMES_FIRST_MS : 0);
  else if (sighting.state !== 'undecided') answer(sighting);
  return later; // keeps the callback open
}

/** Nobody is there any more to be told. */
function leave(): true {
  observer.disconnect();
  clearTimeout(lookTimer);
  watch.stop();
  document.removeEventListener(REPORT, onReport);
  removeEventListener('online', assess);
  removeEventListener('offline', assess);
  removeEventListener('pageshow', onPageShow);
  return true;
}

document.addEventListener(REPORT, onReport);
observer.observe(document, {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ['data-kind', 'hidden'],
});
addEventListener('online', assess);
addEventListener('offline', assess);
addEventListener('pageshow', onPageShow);
api.runtime.onMessage.addListener(onMessage as never); // the types know promises only
document.dispatchEvent(new CustomEvent(WAKE));
assess();
