/**
 * The content script: wires a page to its watch and its prompt. It changes nothing in the page but the prompt, and goes
 * quiet when its extension was updated, since another copy takes its place.
 */

import type { Sighting } from '../core/sighting/sighting';
import type { PageMessage, PromptAnswer, ToPage } from '../platform/message-types';
import { api, isAlive } from './api';
import { isOurs, REPORT, WAKE } from './hook-channel';
import { PageWatch } from './page-watch';
import { Prompt, removeLeftovers } from './prompt';
import { readReport } from './report';

/** A burst of changes in the page is looked at once, this much later. In ms. */
const LOOK_AFTER_MS = 250;

const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
let mayPrompt = false;
let lookTimer: ReturnType<typeof setTimeout> | undefined;

const prompt = new Prompt({
  onFix: () => void send({ type: 'fix-it' }),
  onDismiss: () => void send({ type: 'dismiss' }),
});

const watch = new PageWatch({
  page: document,
  host: location.hostname,
  status: navigation?.responseStatus ?? 0,
  async tell(sighting) {
    const answer = (await send({ type: 'sighting', sighting })) as PromptAnswer | undefined;
    if (answer) showPrompt(answer.show);
    return answer !== undefined || !isAlive();
  },
  onState: showOrHide,
});

async function send(message: PageMessage): Promise<unknown> {
  if (!isAlive()) return leave();
  return api.runtime.sendMessage(message).catch(() => undefined);
}

function showPrompt(show: boolean): void {
  mayPrompt = show;
  showOrHide(watch.sighting());
}

function showOrHide({ state, kind }: Sighting): void {
  if (mayPrompt && state === 'failing' && kind) prompt.show(kind);
  else prompt.hide();
}

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

/** Answers through the callback: a promise as an answer is newer than the browsers we support. */
function onMessage(message: unknown, _sender: unknown, answer: (sighting: Sighting) => void): undefined {
  const { type, show } = message as ToPage & { show?: boolean }; // only our own background can send here
  if (type === 'look') answer(watch.sighting());
  else showPrompt(show === true);
}

function leave(): undefined {
  observer.disconnect();
  clearTimeout(lookTimer);
  watch.stop();
  document.removeEventListener(REPORT, onReport);
  removeEventListener('online', assess);
  removeEventListener('offline', assess);
  removeEventListener('pageshow', onPageShow);
  prompt.hide();
}

removeLeftovers(); // of a copy that an update left behind
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
