/** The page on which tabs wait while their site's data is cleared. The background brings them back. */
import type { MessageKey } from '../core/say';
import { say } from '../platform/say';

document.documentElement.lang = say('language_code');
fill('h1', 'parked_title');
fill('p', 'parked_text');

function fill(selector: string, key: MessageKey): void {
  const element = document.querySelector(selector);
  if (element) element.textContent = say(key);
}
