/** The toolbar button: `!` on a tab whose page fails, and a title that names the failure. */
import type { Alarm } from '../core/presence/page';
import { keyPart } from '../core/say';
import { browser } from '../platform/browser';
import { say } from '../platform/say';

/** The badge's colour, readable under Chromium's and Firefox's white text. */
const ALARM = '#b3261e';

/** Paints one tab's button. A tab that is gone is no error. */
export async function paintBadge(tab: number, alarm: Alarm | null): Promise<void> {
  const title = alarm
    ? say('action_failing', say(`failure_${keyPart(alarm.kind)}_title`))
    : say('action_title');
  await Promise.all([
    browser.action.setBadgeText({ tabId: tab, text: alarm ? '!' : '' }),
    browser.action.setBadgeBackgroundColor({ tabId: tab, color: ALARM }),
    browser.action.setTitle({ tabId: tab, title }),
  ]).catch(() => {}); // the tab was closed: nothing is left to be painted
}
