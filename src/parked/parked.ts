/**
 * The page on which tabs wait while their site's data is cleared. The background brings them back; should it have been
 * killed meanwhile, nothing would wake it, so this page does, and a worker that wakes brings back what it finds parked.
 * Later it is still among the pages that the tab can go back to: who comes that way is led on to what was before it.
 */
import { MARK } from '../core/clearing/stored-keys';
import type { MessageKey } from '../core/say';
import { browser } from '../platform/browser';
import { say } from '../platform/say';
import { beginPage } from '../platform/set-up-page';

/** In ms. */
const ASK_EVERY_MS = 2_000;

beginPage();
fill('h1', 'parked_title');
fill('p', 'parked_text');

/** A browser that is busy takes its time to go back; asked twice, it would go back twice. */
let isLeaving = false;

void ask();
setInterval(ask, ASK_EVERY_MS);
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) isLeaving = false; // somebody came here again, and the browser had kept the page as it was
});

/** Asks the background, which this wakes, whether the tab is parked. */
async function ask(): Promise<void> {
  const mark = location.hash.slice(MARK.length);
  const parked = await browser.runtime.sendMessage({ type: 'still-parked', mark }).catch(() => null);
  if (parked !== false || isLeaving) return;
  isLeaving = true;
  fill('h1', 'parked_over_title');
  fill('p', 'parked_over_text');
  history.back();
}

function fill(selector: string, key: MessageKey): void {
  const element = document.querySelector(selector);
  if (element) element.textContent = say(key);
}
