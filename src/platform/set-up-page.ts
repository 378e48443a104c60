/** The beginning that all of the extension's own pages have. */
import { direction, say } from './say';

/** Says in which language the document is, and which way it runs; `title` where that is not the page's own to say later. */
export function beginPage(title?: string): HTMLElement | null {
  document.documentElement.lang = say('language_code');
  document.documentElement.dir = direction();
  if (title !== undefined) document.title = title;
  return document.getElementById('app');
}
