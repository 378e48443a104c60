/** What the page's prompt may ask for: to be left alone, or to open the recovery. */
import { alarmOf } from '../core/presence/page';
import { voiceOf } from '../core/presence/presence';
import { browser } from '../platform/browser';
import type { PageSender } from '../platform/messages';
import { changed } from './changed';
import { append, currentIncident } from './incidents';
import { presence, silence } from './presence';
import { showAlarm } from './show-alarm';

/** "Not now": this failure prompts no more until it becomes another one; also where the page is just trying again. */
export async function dismiss({ tab }: PageSender): Promise<void> {
  const voice = voiceOf(await presence(), tab);
  const alarm = voice && alarmOf(voice);
  if (!alarm || voice.silence) return;
  const now = Date.now();
  const current = await currentIncident(voice, now);
  const known =
    current && (await append(current.incident.id, () => [{ type: 'dismissed', at: now, kind: alarm.kind }]));
  if (known) return changed(known);
  await silence(() => page => (page.tab === tab ? 'dismissed' : undefined)); // a full disk keeps no incident
  await showAlarm(tab);
}

/** "Get back in": opens the popup, or the same page in a tab where the browser opens no popup. */
export async function openRecovery({ tab }: PageSender): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    const page = browser.runtime.getManifest().action?.default_popup;
    const { index } = await browser.tabs.get(tab);
    await browser.tabs.create({
      url: browser.runtime.getURL(`${page}?tab=${tab}`),
      index: index + 1,
      openerTabId: tab,
    });
  }
}
