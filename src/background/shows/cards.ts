/**
 * The prompt and the guide in a page. Their script is injected only when there is something to show, so that the
 * scripts which run on every page stay small.
 */
import promptScript from '../../content/prompt.iife.ts?script';
import type { MessageKey, Say } from '../../core/say';
import type { Story } from '../../core/view/story';
import { storyLines, storyTitle } from '../../core/view/story-words';
import { withTimeout } from '../../platform/async';
import { browser } from '../../platform/browser';
import type { Guide, ToPage } from '../../platform/content-messages';
import { tellPage } from '../../platform/receive-messages';
import { wordsSaid } from '../../platform/set-language';

/** A busy page answers late, or never. In ms. */
const LONGEST_WAIT_MS = 500;

/** What each tab's card is to show while its page is being told, by tab and kind of card. */
const wanted = new Map<string, ToPage>();

/** The script on its way into a tab's page. */
const arriving = new Map<number, Promise<void>>();

/** The page that was last prepared, by tab: one load of one document. */
const prepared = new Map<number, string>();

/**
 * Injects the script before there is something to show, once a page: each injection waits until the page
 * has time (docs/browser-facts.md, "Content scripts"). By itself the script shows nothing.
 */
export function prepareCards(tab: number, page: string): void {
  if (prepared.get(tab) === page) return;
  prepared.set(tab, page);
  const injected = inject(tab).finally(() => {
    if (arriving.get(tab) === injected) arriving.delete(tab);
  });
  arriving.set(tab, injected);
}

/** Shows a tab's prompt; null removes it. Resolves to whether the page took it; its badge tells it either way. */
export function setPrompt(tab: number, story: Story | null): Promise<boolean> {
  return show(tab, { type: 'prompt', story, ...(story && { words: wordsFor(story) }) }, story !== null);
}

/** Shows a tab's guide; null removes it. */
export async function setGuide(tab: number, guide: Guide | null): Promise<void> {
  await show(tab, { type: 'guide', guide, ...(guide && { words: wordsSaid(sayButtons) }) }, guide !== null);
}

/** What the cards say beside the story's own words. */
const ON_CARDS: readonly MessageKey[] = [
  'language_code',
  'action_title',
  'card_who',
  'card_spoken',
  'card_more',
  'card_go_there',
  'prompt_fix',
  'prompt_dismiss',
  'step_await_approval_run',
  'guide_open',
  'guide_hide',
];

function sayButtons(say: Say): void {
  for (const key of ON_CARDS) say(key);
}

function wordsFor(story: Story) {
  return wordsSaid(say => {
    sayButtons(say);
    say(storyTitle(story));
    storyLines(story, Date.now(), say);
  });
}

/**
 * The wait for a page is limited; when it answers late, it is told the newest state. `needed`: inject the script if the
 * page lacks it.
 */
async function show(tab: number, message: ToPage, needed: boolean): Promise<boolean> {
  wanted.set(`${tab} ${message.type}`, message);
  return withTimeout(LONGEST_WAIT_MS, tell(tab, message, needed)).catch(() => false);
}

async function tell(tab: number, message: ToPage, needed: boolean): Promise<boolean> {
  const tellNewest = async () => (await tellPage(tab, wanted.get(`${tab} ${message.type}`) ?? message)) === true;
  // The script may listen before the browser says that it has run.
  const arrives = arriving.get(tab);
  if ((await tellNewest()) || !needed) return true;
  if (arrives) {
    await arrives;
    if (await tellNewest()) return true;
  }
  // It is not there, or what was on its way met the document before this one.
  await inject(tab);
  return tellNewest();
}

async function inject(tab: number): Promise<void> {
  const call = { target: { tabId: tab }, files: [promptScript] };
  await browser.scripting.executeScript(call).catch(() => {}); // a browser error page, or a page that is gone
}
