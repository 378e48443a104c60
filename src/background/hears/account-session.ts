/**
 * Watches the account's session while the user signs out and in. A renewal looks like the end of a session for a
 * moment, so the check comes a little later; this also catches what a killed worker missed.
 */
import { STEP_ROWS } from '../../core/catalogue/steps';
import { eventsOfAccountChange } from '../../core/transitions/on-observation';
import { browser } from '../../platform/browser';
import { hasAccess } from '../../platform/permissions';
import { isAccountSession, isSignedIn } from '../../site-data/cookies';
import { move } from '../does/run';
import { openIncidents } from '../incidents';

/** In ms. */
const SETTLES_AFTER_MS = 500;

/** Calls `onNews` after the session has started or ended. Called once, when the worker starts. */
export function watchAccount(onNews: () => void): void {
  browser.cookies.onChanged.addListener(({ cookie }) => {
    if (isAccountSession(cookie)) setTimeout(onNews, SETTLES_AFTER_MS);
  });
}

/** Tells the incidents in which the user signs out and in whether there is a session. */
export async function lookAtAccount(): Promise<void> {
  const watching = await openIncidents(({ active }) => active !== null && STEP_ROWS[active].account !== null);
  for (const { incident } of watching) {
    if (!(await hasAccess())) continue;
    const signedIn = await isSignedIn(incident.store);
    await move(incident.id, now => eventsOfAccountChange(now, signedIn, Date.now()));
  }
}
