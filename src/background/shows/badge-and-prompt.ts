/** Badge, title, picture and prompt of a tab. All follow from its page's story, so that they say the same. */
import { hostOf } from '../../core/incident/events';
import { alarmOf, hasEvidence, type IncidentKey, type PresentPage } from '../../core/presence/page';
import { speakingPage } from '../../core/presence/presence';
import { promptsOn, type Settings } from '../../core/settings/settings';
import { type Story, storyOf, type Told } from '../../core/view/story';
import { storyTitle } from '../../core/view/story-words';
import { queues } from '../../platform/async';
import { browser } from '../../platform/browser';
import { logFault } from '../../platform/faults';
import { say } from '../../platform/say';
import { speak } from '../../platform/set-language';
import { settings } from '../../platform/settings';
import { currentIncident } from '../incidents';
import { isNewest, newestIn } from '../presence';
import { prepareCards, setPrompt } from './cards';

/** The last update of a tab must use the newest reading. Tabs do not wait for each other: a page may never answer. */
const paintsOfTabInTurn = queues();
/** A tab that navigates during an update is updated again, at most this often. */
const MOST_TRIES = 5;

/** A page that did not take its card is told again after this delay, which doubles each time. In ms. */
const AGAIN_AFTER_MS = 1_000;
const MOST_TIMES_AGAIN = 5;

interface Missed {
  readonly page: string | undefined;
  readonly times: number;
  readonly again: ReturnType<typeof setTimeout>;
}

/** How often in a row a page did not take its card, by tab. */
const missed = new Map<number, Missed>();

/** What was painted before the failure was written down, by tab: in that page it is painted again only if it changed. */
const paintedEarly = new Map<number, Painted>();

/**
 * The page in each tab that was last painted as one without trouble. Painting it so again changes nothing, and such a page
 * reports several times while it connects. A page with trouble is painted each time, since it may have lost its card.
 */
const paintedPlain = new Map<number, string>();

interface Painted {
  /** One load of one document. */
  readonly page: string | undefined;
  readonly told: Told | null;
  /** It is told in the page, too. */
  readonly prompts: boolean;
  readonly language: string;
}

/** Brings a tab's badge, title and prompt up to date. */
export function showBadgeAndPrompt(tab: number): Promise<void> {
  return paintsOfTabInTurn(tab, async () => {
    const early = paintedEarly.get(tab);
    paintedEarly.delete(tab);
    await paint(tab, early);
  });
}

/** What a paint goes by. */
interface Reading {
  readonly voice: PresentPage | null;
  readonly told: Told | null;
  readonly set: Settings;
}

async function read(tab: number): Promise<Reading> {
  const voice = speakingPage(await newestIn(tab), tab);
  const [told, set] = await Promise.all([toldBy(voice), settings()]);
  return { voice, told, set };
}

/**
 * Paints until nothing has changed meanwhile; `early` is what is there already. `first` stands in for the first
 * reading, and may be old. Resolves to what was painted; undefined if the page did not take it.
 */
async function paint(tab: number, early?: Painted, first?: Reading): Promise<Painted | undefined> {
  let shown = early;
  let taken = true;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { voice, told, set } = tries === 0 && first ? first : await read(tab);
    await speak(set.language);
    const prompts = voice !== null && !!told?.prompts && promptsOn(set, hostOf(voice));
    const now = { page: voice?.sighting.page, told, prompts, language: set.language };
    const isPlain = told === null && now.page !== undefined;
    if (JSON.stringify(now) === JSON.stringify(shown) || (isPlain && paintedPlain.get(tab) === now.page)) break;
    shown = now;
    paintedPlain.delete(tab);
    [taken] = await Promise.all([setPrompt(tab, prompts ? told.story : null), paintBadge(tab, told?.story ?? null)]);
    if (isPlain && taken && now.page) paintedPlain.set(tab, now.page);
    if (told === null) break; // a page that fails by now reports that itself
  }
  const before = missed.get(tab);
  clearTimeout(before?.again);
  if (taken) missed.delete(tab);
  else tellAgain(tab, shown?.page, before);
  return taken ? shown : undefined;
}

/** A busy page may have had no time for it. One that cannot take it, such as a browser's own, is left alone at last. */
function tellAgain(tab: number, page: string | undefined, before: Missed | undefined): void {
  const times = before?.page === page ? (before?.times ?? 0) : 0;
  if (times >= MOST_TIMES_AGAIN) return;
  const tell = () => void showBadgeAndPrompt(tab).catch(logFault('view'));
  missed.set(tab, { page, times: times + 1, again: setTimeout(tell, AGAIN_AFTER_MS * 2 ** times) });
}

/** The story of a page. Without its incident, which may be beyond reading, it only fails. */
async function toldBy(page: PresentPage | null): Promise<Told | null> {
  if (!page || !hasEvidence(page)) return null;
  const now = Date.now();
  return storyOf(page, await currentIncident(page, now).catch(() => null), now);
}

/**
 * The settings, for an early prompt of a page that is still taken in. Also brings the copy of what is kept up to date, so
 * that the page's trouble need not be read then.
 */
export async function readBeforehand(key: IncidentKey, now: number): Promise<Settings> {
  const [set] = await Promise.all([settings(), currentIncident(key, now)]);
  return set;
}

/**
 * Prompts a page that begins to fail while its failure is still written down. What the card says of a trouble that is
 * already known depends on what is written; there, only its script goes ahead. The settings may be old by then: the paint
 * reads them again once it is done.
 */
export async function promptEarly(page: PresentPage, beforehand: Promise<Settings>): Promise<void> {
  const { tab } = page;
  const set = await beforehand;
  if (!alarmOf(page)?.prompts || !promptsOn(set, hostOf(page))) return;
  prepareCards(tab, page.sighting.page);
  if (await currentIncident(page, Date.now())) return;
  await paintsOfTabInTurn(tab, async () => {
    const first = isNewest(page) ? { voice: page, told: storyOf(page, null, Date.now()), set } : undefined;
    const painted = await paint(tab, undefined, first);
    if (painted) paintedEarly.set(tab, painted);
  });
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
