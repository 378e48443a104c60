/** The common start of the extension's own pages. */
import { directionOf, type MessageKey } from '../core/say';
import { browser } from './browser';
import { say } from './say';

/** Begins the page in the user's language. `title` unless the page sets it later. */
export async function beginPage(title?: MessageKey): Promise<HTMLElement | null> {
  await speakAsSet().catch(() => {}); // the browser's language has to do
  markLanguage();
  if (title !== undefined) document.title = say(title);
  return document.getElementById('app');
}

/** Most have set no language: what speaks another one is loaded only then. */
async function speakAsSet(): Promise<void> {
  const { settings } = (await browser.storage.local.get('settings')) as { settings?: { language?: string } };
  if (settings?.language) await (await import('./set-language')).speak(settings.language);
}

/** Says on the document which language its words are in, and which way they run. */
export function markLanguage(): void {
  const language = say('language_code');
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}
