/**
 * The page on which tabs wait while their site's data is cleared. The background brings them back; should it have been
 * killed meanwhile, nothing would wake it, so this page does, and a worker that wakes brings back what it finds parked.
 */
import type { MessageKey } from '../core/say';
import { browser } from '../platform/browser';
import { say } from '../platform/say';

/** In ms. */
const WAKE_EVERY_MS = 2_000;

document.documentElement.lang = say('language_code');
fill('h1', 'parked_title');
fill('p', 'parked_text');

setInterval(() => browser.runtime.sendMessage({ type: 'still-parked' }).catch(() => {}), WAKE_EVERY_MS);

function fill(selector: string, key: MessageKey): void {
  const element = document.querySelector(selector);
  if (element) element.textContent = say(key);
}
