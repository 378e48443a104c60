/**
 * The page on which tabs wait while their site's data is cleared. The background brings them back. If it was killed,
 * this page wakes it, and a worker that starts brings back the parked tabs it finds. The page stays in the tab's
 * history: a user who goes back to it is sent one page further back.
 */
import { MARK_PREFIX } from '../core/clearing/stored-keys';
import type { MessageKey } from '../core/say';
import { say } from '../platform/say';
import { ask } from '../platform/send-request';
import { beginPage } from '../platform/set-up-page';

/** In ms. */
const ASK_EVERY_MS = 2_000;

await beginPage();
fill('h1', 'parked_title');
fill('p', 'parked_text');

/** A busy browser is slow to go back, and a second call would go back twice. */
let isLeaving = false;

void goBackOnceFree();
setInterval(goBackOnceFree, ASK_EVERY_MS);
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) isLeaving = false; // the user came back, and the browser restored the page from its cache
});

/** Asks the background, which wakes it, whether the tab is still parked. */
async function goBackOnceFree(): Promise<void> {
  const mark = location.hash.slice(MARK_PREFIX.length);
  if ((await ask('still-parked', { mark }, true)) || isLeaving) return;
  isLeaving = true;
  fill('h1', 'parked_over_title');
  fill('p', 'parked_over_text');
  history.back();
}

function fill(selector: string, key: MessageKey): void {
  const element = document.querySelector(selector);
  if (element) element.textContent = say(key);
}
