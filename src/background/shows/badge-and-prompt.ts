/** Badge, title, picture and prompt of a tab. All follow from its page's story, so that they say the same. */
import { hostOf } from '../../core/incident/events';
import { alarmOf, hasEvidence, type PresentPage } from '../../core/presence/page';
import { speakingPage } from '../../core/presence/presence';
import { promptsOn } from '../../core/settings/settings';
import { type Story, storyOf, type Told } from '../../core/view/story';
import { storyTitle } from '../../core/view/story-words';
import { queues } from '../../platform/async';
import { browser } from '../../platform/browser';
import { say } from '../../platform/say';
import { settings } from '../../platform/settings';
import { currentIncident } from '../incidents';
import { newestIn } from '../presence';
import { prepareCards, setPrompt } from './cards';

/** The last update of a tab must use the newest reading. Tabs do not wait for each other: a page may never answer. */
const paintsOfTabInTurn = queues();
/** A tab that navigates during an update is updated again, at most this often. */
const MOST_TRIES = 5;

/** Brings a tab's badge, title and prompt up to date. */
export function showBadgeAndPrompt(tab: number): Promise<void> {
  return paintsOfTabInTurn(tab, async () => {
    let shown: Told | null | undefined;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const voice = speakingPage(await newestIn(tab), tab);
      const [told, set] = await Promise.all([toldBy(voice), settings()]);
      if (shown !== undefined && JSON.stringify(told) === JSON.stringify(shown)) return;
      shown = told;
      const prompts = voice && told?.prompts && promptsOn(set, hostOf(voice));
      await Promise.all([setPrompt(tab, prompts ? told.story : null), paintBadge(tab, told?.story ?? null)]);
      if (told === null) return; // a page that fails by now reports that itself
    }
  });
}

/** The story of a page. Without its incident, which may be beyond reading, it only fails. */
async function toldBy(page: PresentPage | null): Promise<Told | null> {
  if (!page || !hasEvidence(page)) return null;
  const now = Date.now();
  return storyOf(page, await currentIncident(page, now).catch(() => null), now);
}

/** Brings the prompt's script into a page that is about to be prompted, while its failure is still written down. */
export async function prepareToPrompt(page: PresentPage): Promise<void> {
  if (alarmOf(page)?.prompts && promptsOn(await settings(), hostOf(page))) prepareCards(page.tab);
}

/** Readable under the white text of Chromium and Firefox. */
const ALARM = '#b3261e';

/** The button's picture: plug and socket, apart while a page fails. */
const ICONS = {
  apart: { 16: '/icons/apart-16.png', 32: '/icons/apart-32.png' },
  joined: { 16: '/icons/16.png', 32: '/icons/32.png' },
};

/** Updates the button of one tab. A closed tab is no error. */
async function paintBadge(tab: number, story: Story | null): Promise<void> {
  const title = story ? say('action_failing', say(storyTitle(story))) : say('action_title');
  const isWrong = story !== null && story.name !== 'back';
  await Promise.all([
    browser.action.setBadgeText({ tabId: tab, text: isWrong ? '!' : '' }),
    browser.action.setBadgeBackgroundColor({ tabId: tab, color: ALARM }),
    browser.action.setTitle({ tabId: tab, title }),
    browser.action.setIcon({ tabId: tab, path: isWrong ? ICONS.apart : ICONS.joined }),
  ]).catch(() => {}); // the tab was closed
}
