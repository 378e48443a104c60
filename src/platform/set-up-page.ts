/** The common start of the extension's own pages. */
import { directionOf, type MessageKey } from '../core/say';
import { say, speakAsSet } from './say';

/** Reads the language that is set, and begins the page in it. `title` unless the page sets it later. */
export async function beginPage(title?: MessageKey): Promise<HTMLElement | null> {
  await speakAsSet().catch(() => {}); // the browser's language has to do
  markLanguage();
  if (title !== undefined) document.title = say(title);
  return document.getElementById('app');
}

/** Says on the document which language its words are in, and which way they run. */
export function markLanguage(): void {
  const language = say('language_code');
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}
