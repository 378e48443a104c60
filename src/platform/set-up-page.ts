/** The common start of the extension's own pages. */
import { browser } from './browser';
import { say } from './say';

/** Sets the document's language and text direction; `title` unless the page sets it later. */
export function beginPage(title?: string): HTMLElement | null {
  document.documentElement.lang = say('language_code');
  document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
  if (title !== undefined) document.title = title;
  return document.getElementById('app');
}
