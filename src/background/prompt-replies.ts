/** What the page's prompt may ask for: to be left alone, or to open the recovery. */
import { promptIn } from '../core/incident/attention';
import { browser } from '../platform/browser';
import type { PageSender } from '../platform/messages';
import { changed } from './changed';
import { append, openIncidents } from './incidents';

/** "Not now": this failure prompts no more until it becomes another one. */
export async function dismiss({ tab }: PageSender): Promise<void> {
  for (const { incident, state } of await openIncidents()) {
    if (promptIn(state, tab) === null) continue;
    const kind = state.tabs.get(tab)?.sighting.kind;
    const known = await append(incident.id, () =>
      kind ? [{ type: 'dismissed', at: Date.now(), kind }] : [],
    );
    if (known) await changed(known);
  }
}

/** "Fix it": opens the popup, or the same page in a tab where the browser opens no popup. */
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
