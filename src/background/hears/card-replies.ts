/** What our cards in a page can send: a prompt's "Not now" and "Get back in", and a guide's "done". */

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

/** "Not now": no prompt until the failure becomes another one, even if the page is just retrying. */
export async function dismiss({ tab }: PageSender): Promise<void> {
  const voice = speakingPage(await presence(), tab);
  const alarm = voice && alarmOf(voice);
  if (!alarm || voice.muted) return;
  const now = Date.now();
  const current = await currentIncident(voice, now);
  const known =
    current && (await append(current.incident.id, () => [{ type: 'dismissed', at: now, kind: alarm.kind }]));
  if (known) return publish([known]);
  // The disk may be full, and the incident not kept.
  await publish([], { tabs: [tab], mutedOf: page => (page.tab === tab ? 'dismissed' : undefined) });
}

/** "Get back in": opens the popup, or its page in a tab if the browser opens no popup. */
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

/** Does the same as the popup's button, if that page shows a guide that asks. */
export async function stepDone({ host, frame, store }: PageSender, step: StepId): Promise<void> {
  if (host !== ACCOUNT_HOST || frame !== 0) return;
  for (const { incident, state } of await openIncidents(head => head.store === store && head.active === step)) {
    if (guideOf(state, incident)?.done == null) continue;
    const moment = { at: Date.now(), underWay: isUnderWay(incident.id) };
    await move(incident.id, now => eventsOfClick(now, incident, { type: 'confirm', step }, moment), true);
    return;
  }
}
