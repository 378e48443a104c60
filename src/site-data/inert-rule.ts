/**
 * The session rule that makes a tab's pages inert, and what may be added to it. Its number is the tab's id: one rule a tab,
 * and what a killed worker left is found by listing them. No rule applies to a service worker's answer (stop-pages.ts).
 */
import { browser } from '../platform/browser';
import { capabilities } from '../platform/capabilities';

/** What happens to a header of a page. */
export interface Header {
  readonly header: string;
  readonly operation: 'set' | 'append' | 'remove';
  readonly value?: string;
}

/**
 * No scripts, frames, connections or new cookies, and no redirect to elsewhere. Whatever is sent is shown as a page: a
 * file would be saved, and Firefox lets no script into its JSON and PDF viewers. The page's own policy stays beside
 * this one, and both are obeyed, so nothing is allowed that the page forbids; only where pages are framed it stands
 * alone (`framesOf`). All measured in both browsers, redirects with every status that has them.
 */
const INERT: readonly Header[] = [
  {
    header: 'Content-Security-Policy',
    operation: 'append',
    value: "sandbox allow-same-origin; default-src 'none'; frame-src 'none'",
  },
  { header: 'Content-Type', operation: 'set', value: 'text/html' },
  { header: 'Set-Cookie', operation: 'remove' },
  { header: 'Location', operation: 'remove' },
  { header: 'Refresh', operation: 'remove' },
  { header: 'Content-Disposition', operation: 'remove' },
];

/**
 * The policy for a page with frames, and for those in them: it lets these origins be framed, whatever they themselves
 * say. It stands in place of the page's own, which could only forbid what no page without scripts does.
 */
export function framesOf(origins: readonly string[]): Header[] {
  const policy = `sandbox allow-same-origin; default-src 'none'; frame-src ${origins.join(' ')}`;
  return [
    { header: 'Content-Security-Policy', operation: 'set', value: policy },
    { header: 'X-Frame-Options', operation: 'remove' },
  ];
}

/**
 * Adds the rule for one tab; a header in `more` takes the place of the rule's own.
 * @throws what the browser throws.
 */
export async function addInertRule(tab: number, more: readonly Header[] = []): Promise<void> {
  // One header has one operation.
  const own = INERT.filter(({ header }) => !more.some(each => each.header === header));
  const condition = { tabIds: [tab], resourceTypes: ['main_frame' as const, 'sub_frame' as const] };
  const action = { type: 'modifyHeaders' as const, responseHeaders: [...own, ...more] };
  const rule = { id: tab, condition, action };
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [tab], addRules: [rule] });
}

/**
 * Removes the rules of these tabs.
 * @throws when the browser has refused twice.
 */
export async function removeInertRules(tabs: number[]): Promise<void> {
  const remove = () => browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: tabs });
  await remove().catch(remove); // left behind, a rule would keep the user's own page from running
}

/** Removes every rule that a killed worker left. */
export async function removeAllInertRules(): Promise<void> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  if (rules.length) await removeInertRules(rules.map(({ id }) => id));
}

/** As a rule's number: no tab has it. */
const NO_TAB = 1;

/** Empties the cache of pages to go back to, where a change of the rules does that: one could come back, and write. */
export async function forgetLeftPages(): Promise<void> {
  if (!capabilities().rulesEmptyPageCache) return;
  await addInertRule(NO_TAB);
  await removeInertRules([NO_TAB]);
}
