/** The guide on the account site's pages while the user has to do something there: the popup is closed by then. */
import { ACCOUNT_HOST, SUPPORT_URL } from '../../core/address/heyron';
import { STEP_ROWS, type StepId } from '../../core/catalogue/steps';
import { hostOf } from '../../core/incident/events';
import type { PresentPage } from '../../core/presence/page';
import type { Presence } from '../../core/presence/presence';
import { guideOf, supportGuideOf } from '../../core/view/guide';
import { queue } from '../../platform/async';
import type { Guide } from '../../platform/content-messages';
import { say } from '../../platform/say';
import { speak } from '../../platform/set-language';
import { settings } from '../../platform/settings';
import { isSignedIn } from '../../site-data/cookies';
import { openIncidents } from '../incidents';
import { newestIn } from '../presence';
import { setGuide } from './cards';

/** The last update must use the newest incident. */
const guidesInTurn = queue();

/** Updates the guide on every page of the account site. */
export function showGuides(there: Presence): Promise<void> {
  const tabs = there.filter(isAccountPage).map(({ tab }) => tab);
  return guidesInTurn(async () => {
    if (tabs.length > 0) await speak((await settings()).language);
    for (const tab of tabs) {
      const page = (await newestIn(tab)).find(isAccountPage);
      if (page) await setGuide(tab, await guideFor(page));
    }
  });
}

function isAccountPage(page: PresentPage): boolean {
  return page.frame === 0 && hostOf(page) === ACCOUNT_HOST;
}

async function guideFor({ store, path }: PresentPage): Promise<Guide | null> {
  const open = await openIncidents(head => head.store === store && head.active !== null && isDoneThere(head.active));
  if (open.length === 0) return null;
  const signedIn = await isSignedIn(store).catch(() => false); // access was withdrawn
  const isSupport = path === new URL(SUPPORT_URL).pathname;
  for (const { incident, state } of open) {
    const keys = (isSupport && supportGuideOf(state, Date.now())) || guideOf(state, incident, signedIn);
    if (!keys) continue;
    const { step, title, words, done } = keys;
    return { step, title: say(title), words: say(words), done: done && say(done) };
  }
  return null;
}

function isDoneThere(step: StepId): boolean {
  const { onAccountSite, waitsForApproval } = STEP_ROWS[step];
  return onAccountSite !== null || waitsForApproval;
}
