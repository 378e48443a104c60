/**
 * A tab that a website opened counts as the user's once they act on it. Chromium names an opener for nearly every tab
 * that a user opens beside a website, so without this most troubles would stay those of one tab.
 */
import { belongsTo, mayFail, type PresentPage } from '../../core/presence/page';
import { topPage, withAdopted } from '../../core/presence/presence';
import type { LoadedIncident } from '../../history/history';
import { widen } from '../incidents';
import { changePresence, noteAdopted } from '../presence';
import { publish } from '../publish';

/**
 * The user has acted in the popup of `tab`, on this incident. If it is that of the tab's own page, and only of its tab
 * because a website opened it, it becomes the gateway's, unless the gateway has an open one: nothing joins that.
 * @throws StorageFailed when the browser could not write.
 */
export async function adoptTab(tab: number, { incident }: LoadedIncident): Promise<void> {
  let widened: LoadedIncident | null = null;
  await changePresence(async reading => {
    const before = await reading;
    const own = topPage(before, tab);
    const now = withAdopted(before, tab);
    // The trouble of a frame is no trouble of the page around it
    if (!own || !mayFail(own) || !belongsTo(incident, own) || !isWidened(own, topPage(now, tab))) return before;
    widened = await widen(incident.id);
    if (!widened) return before;
    await noteAdopted(tab);
    return now;
  });
  if (widened) await publish([widened], { tabs: [tab] });
}

function isWidened(before: PresentPage, now: PresentPage | undefined): boolean {
  return before.oneTab !== undefined && now?.oneTab === undefined;
}
