/** Badge and prompt of a tab. Both follow from what its pages show, and from nothing else. */
import { hostOf } from '../../core/incident/events';
import { type Alarm, alarmOf, type PresentPage } from '../../core/presence/page';
import { speakingPage } from '../../core/presence/presence';
import { keyPart } from '../../core/say';
import { promptsOn } from '../../core/settings/settings';
import { queues } from '../../platform/async';
import { browser } from '../../platform/browser';
import { say } from '../../platform/say';
import { settings } from '../../platform/settings';
import { newestIn } from '../presence';
import { prepareCards, setPrompt } from './cards';

/** The last update of a tab must use the newest reading. Tabs do not wait for each other: a page may never answer. */
const paintsOfTabInTurn = queues();
/** A tab that navigates during an update is updated again, at most this often. */
const MOST_TRIES = 5;

/** Brings a tab's badge, title and prompt up to date. */
export function showBadgeAndPrompt(tab: number): Promise<void> {
  return paintsOfTabInTurn(tab, async () => {
    let shown: Alarm | null | undefined;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const [pages, set] = await Promise.all([newestIn(tab), settings()]);
      const voice = speakingPage(pages, tab);
      const alarm = voice && alarmOf(voice);
      if (shown !== undefined && JSON.stringify(alarm) === JSON.stringify(shown)) return;
      shown = alarm;
      const prompts = voice && alarm?.prompts && promptsOn(set, hostOf(voice));
      await Promise.all([setPrompt(tab, prompts ? alarm.kind : null), paintBadge(tab, alarm)]);
      if (alarm === null) return; // a page that fails by now reports that itself
    }
  });
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
export async function paintBadge(tab: number, alarm: Alarm | null): Promise<void> {
  const title = alarm ? say('action_failing', say(`failure_${keyPart(alarm.kind)}_title`)) : say('action_title');
  await Promise.all([
    browser.action.setBadgeText({ tabId: tab, text: alarm ? '!' : '' }),
    browser.action.setBadgeBackgroundColor({ tabId: tab, color: ALARM }),
    browser.action.setTitle({ tabId: tab, title }),
    browser.action.setIcon({ tabId: tab, path: alarm ? ICONS.apart : ICONS.joined }),
  ]).catch(() => {}); // the tab was closed
}
