/** What our cards in a page can send: a prompt's "Not now", "Get back in" and "Go there", and a guide's "done". */

import { ACCOUNT_HOST, START_AGENT_URL } from '../../core/address/heyron';
import type { StepId } from '../../core/catalogue/steps';
import { hostOf } from '../../core/incident/events';
import { alarmOf, belongsTo } from '../../core/presence/page';
import { speakingPage } from '../../core/presence/presence';
import { eventsOfClick } from '../../core/transitions/on-click';
import { guideOf } from '../../core/view/guide';
import { browser } from '../../platform/browser';
import { openTab } from '../../platform/open-tab';
import type { PageSender } from '../../platform/receive-messages';
import { showPage } from '../../steps/agent-tab';
import { isUnderWay, move } from '../does/run';
import { append, currentIncident, openIncidents } from '../incidents';
import { presence } from '../presence';
import { publish } from '../publish';
import { comesFromCard } from '../shows/views';

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
  comesFromCard(tab);
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

/**
 * "Go there": to another tab with the agent's page, else to one of the account site, where it is started; opens that if
 * there is none.
 */
export async function goThere({ tab, store }: PageSender): Promise<void> {
  const there = await presence();
  const voice = speakingPage(there, tab);
  const others = there.filter(page => page.tab !== tab && page.frame === 0 && page.store === store);
  const agents = others.filter(page => voice && belongsTo(voice, page));
  const accounts = others.filter(page => hostOf(page) === ACCOUNT_HOST);
  const [target] = [agents, accounts].flatMap(pages => pages.sort((one, other) => other.at - one.at));
  if (!target || !(await showPage(target.tab))) await openTab(store, START_AGENT_URL);
}

/** Does the same as the popup's button, if that page shows a guide that asks. */
export async function stepDone({ host, frame, store }: PageSender, step: StepId): Promise<void> {
  if (host !== ACCOUNT_HOST || frame !== 0) return;
  for (const { incident, state } of await openIncidents(head => head.store === store && head.active === step)) {
    if (guideOf(state, incident, false)?.done == null) continue;
    const moment = { at: Date.now(), underWay: isUnderWay(incident.id) };
    await move(incident.id, now => eventsOfClick(now, incident, { type: 'confirm', step }, moment), true);
    return;
  }
}
