/** What our cards in a page may ask for: a prompt to be left alone or to open the recovery, a guide to go on. */

import { ACCOUNT_HOST } from '../../core/address/heyron';
import type { StepId } from '../../core/catalogue/steps';
import { alarmOf } from '../../core/presence/page';
import { speakingPage } from '../../core/presence/presence';
import { eventsOfClick } from '../../core/transitions/on-click';
import { guideOf } from '../../core/view/guide';
import { browser } from '../../platform/browser';
import type { PageSender } from '../../platform/receive-messages';
import { isUnderWay, move } from '../does/run';
import { append, currentIncident, openIncidents } from '../incidents';
import { presence } from '../presence';
import { publish } from '../publish';

/** "Not now": this failure prompts no more until it becomes another one; also where the page is just trying again. */
export async function dismiss({ tab }: PageSender): Promise<void> {
  const voice = speakingPage(await presence(), tab);
  const alarm = voice && alarmOf(voice);
  if (!alarm || voice.muted) return;
  const now = Date.now();
  const current = await currentIncident(voice, now);
  const known =
    current && (await append(current.incident.id, () => [{ type: 'dismissed', at: now, kind: alarm.kind }]));
  if (known) return publish([known]);
  // A full disk keeps no incident.
  await publish([], { tabs: [tab], mutedOf: page => (page.tab === tab ? 'dismissed' : undefined) });
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

/** Goes on as if the user had said so in the popup, where that page shows a guide which asks. */
export async function stepDone({ host, frame, store }: PageSender, step: StepId): Promise<void> {
  if (host !== ACCOUNT_HOST || frame !== 0) return;
  for (const { incident, state } of await openIncidents(
    head => head.store === store && head.active === step,
  )) {
    if (guideOf(state, incident)?.done == null) continue;
    const moment = { at: Date.now(), underWay: isUnderWay(incident.id) };
    await move(incident.id, now => eventsOfClick(now, incident, { type: 'confirm', step }, moment), true);
    return;
  }
}
