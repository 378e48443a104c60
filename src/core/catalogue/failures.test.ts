/** What the compiler cannot require of a failure: a page that shows it, and a plan and verdict that suit its row. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Story } from '../../testing/events';
import { SPECIMENS } from '../../testing/specimens';
import { planNameFor } from '../plan/plan-name';
import { keyPart } from '../say';
import { FAILURE_KINDS, FAILURES } from './failures';
import { PLANS, type PlanRow } from './plans';
import { STEP_ROWS, type StepId } from './steps';

const LOCALES = readdirSync('public/_locales');
const PARTS = ['title', 'meaning'] as const;
/** No page shows these: they are recognised by what is missing. */
const UNSHOWN: readonly string[] = ['upgrade-refused', 'page-silent'];

function keysIn(locale: string): string[] {
  return Object.keys(JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, 'utf8')));
}

/** The steps offered if nothing else is known, to a hosted user and to one who runs the gateway. */
function ordersFor(kind: (typeof FAILURE_KINDS)[number]): (readonly StepId[])[] {
  const usual = {
    workedBefore: 'yes',
    clearedSince: false,
    losesLink: false,
    asks: false,
  } as const;
  const { hosted, own }: PlanRow = PLANS[planNameFor(kind, usual)];
  return [hosted, own];
}

describe.each(FAILURE_KINDS)('%s', kind => {
  const { approval, credential, anyBrowser, sparesNew, locked, mustList, mender, verdict, clearing } = FAILURES[kind];

  test('has a specimen', () => {
    if (UNSHOWN.includes(kind)) return;
    const shown = Object.values(SPECIMENS).map(({ says, drops }) => (says === 'dropped' ? drops : says));
    expect(shown, `no page in src/content/specimens shows ${kind} (src/testing/specimens.ts)`).toContain(kind);
  });

  test('has a plan that suits what its row says', () => {
    const wanted: [boolean, string, (step: StepId) => boolean][] = [
      [approval, 'waits for its approval', step => STEP_ROWS[step].waitsForApproval],
      [credential, 'brings a fresh credential', step => STEP_ROWS[step].renewsCredential],
      [locked || mender === 'time', 'waits', step => STEP_ROWS[step].waits !== null],
      [clearing.levels !== null, 'clears what is stored wrongly', step => STEP_ROWS[step].asksFirst],
    ];
    const orders = ordersFor(kind);
    for (const [isWanted, what, fits] of wanted)
      if (isWanted) for (const order of orders) expect(order.some(fits), `no step ${what}`).toBe(true);
    if (clearing.levels === null)
      for (const order of orders) expect(order, 'nothing stored is at fault').not.toContain('clear-site-data');
    if (mustList !== null) expect(orders[1], 'what is listed needs a restart').toContain('restart-gateway');
  });

  test('is cleared only where a private window can speak against that, or any new device is asked to pair', () => {
    if (clearing.levels !== null) expect(sparesNew).toBe(!approval);
    if (approval || anyBrowser) expect(sparesNew, 'new browsers meet it by themselves').toBe(false);
  });

  test('comes to the verdict of its row, when nothing helped', () => {
    const story = new Story().fails(kind, { knownDevice: true, keepsToken: true });
    for (let next = story.plan.current; next && next !== 'escalate'; next = story.plan.current)
      story.tries(next, next === 'right-gateway' ? 'done' : 'still-failing');
    expect(story.plan.verdict).toBe(verdict);
  });

  test('has a verdict that suits whose fault it is', () => {
    if (approval) expect(verdict, 'an approval is what is missing').toBe('owner-must-approve');
    if (credential) expect(verdict, 'no owner or server is to blame for a credential').toBe('investigating');
    if (locked) expect(verdict, 'only time opens a lock').toBe('wait');
    const blamed = mender === 'owner' || (mender === 'support' && anyBrowser);
    if (blamed) expect(verdict, `it is for "${mender}" to mend, but nobody is told so`).not.toBe('investigating');
  });
});

test.each(LOCALES)('%s has no words for a failure that is none', locale => {
  const known = FAILURE_KINDS.map(kind => keyPart(kind)).join('|');
  const others = new RegExp(`^failure_(?!(?:${known})_(?:${PARTS.join('|')})$)`);
  expect(keysIn(locale).filter(key => others.test(key))).toEqual([]);
});
