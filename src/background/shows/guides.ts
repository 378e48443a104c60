/** The small guide in the account site's pages, while a step is the user's to do there: its popup is gone by then. */
import { ACCOUNT_HOST } from '../../core/address/heyron';
import { STEP_ROWS } from '../../core/catalogue/steps';
import { hostOf } from '../../core/incident/events';
import type { PresentPage } from '../../core/presence/page';
import { keyPart } from '../../core/say';
import { guideOf } from '../../core/view/guide';
import { queue } from '../../platform/async';
import type { Guide } from '../../platform/message-types';
import { say } from '../../platform/say';
import { openIncidents } from '../incidents';
import { presence } from '../presence';
import { setGuide } from './cards';

/** Who shows last has to have looked last. */
const inTurn = queue();

/** Brings the guide of every page of the account site up to date; with a tab, of that tab's page. */
export function showGuides(tab?: number): Promise<void> {
  return inTurn(async () => {
    const pages = (await presence()).filter(
      page => page.frame === 0 && hostOf(page) === ACCOUNT_HOST && (tab === undefined || page.tab === tab),
    );
    for (const page of pages) await setGuide(page.tab, await guideFor(page));
  });
}

async function guideFor({ store }: PresentPage): Promise<Guide | null> {
  const open = await openIncidents(
    head => head.store === store && head.active !== null && STEP_ROWS[head.active].onAccountSite !== null,
  );
  for (const { incident, state } of open) {
    const keys = guideOf(state, incident);
    if (!keys) continue;
    const { step, at, of, title, done, next } = keys;
    return {
      step,
      place: say('guide_place', String(at), String(of)),
      title: say(title),
      done: done && say(done),
      words: next ? say('guide_next', say(`step_${keyPart(next)}_title`)) : say('guide_notices'),
    };
  }
  return null;
}
