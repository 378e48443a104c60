/** The common start of the extension's own pages. */
import { direction, say } from './say';

/** Sets the document's language and text direction; `title` unless the page sets it later. */
export function beginPage(title?: string): HTMLElement | null {
  document.documentElement.lang = say('language_code');
  document.documentElement.dir = direction();
  if (title !== undefined) document.title = title;
  return document.getElementById('app');
}
