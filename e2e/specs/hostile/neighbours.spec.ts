/** Another agent's host that fails on purpose: it takes no step away from the user, and makes no verdict. */
import type { Page } from '@playwright/test';
import type { Browser } from '../../browser/browser.ts';
import { openPopup } from '../../stories/user-actions.ts';
import { loseTrust } from '../setup.ts';
import { expect, test } from '../stand-in-fixtures.ts';
import { A_WHILE_MS, addFrame, bannerIn, ITS_PAGE, NEIGHBOUR, openedBy, stepsOf, WEBSITE } from './hostile-pages.ts';

/** Where the neighbour's failing page came from, and whether it is shown as a ground. */
const WAYS: readonly (readonly [
  how: string,
  witness: boolean,
  open: (user: Browser) => Promise<Pick<Page, 'evaluate'>>,
])[] = [
  ['in a tab that the user opened', true, user => user.newPage(ITS_PAGE)],
  ['in a tab that a website opened', false, user => openedBy(user, ITS_PAGE)],
  ['in a small window that a website opened', false, user => openedBy(user, ITS_PAGE, 'width=300,height=200')],
  ['in a frame of a website', false, async user => addFrame(await user.newPage(WEBSITE), { src: ITS_PAGE })],
  [
    'in a frame of the account site',
    false,
    async user => addFrame(await user.newPage('https://heyron.ai/support'), { src: ITS_PAGE }),
  ],
];

for (const [index, [how, witness, open]] of WAYS.entries())
  test(`a neighbour that fails ${how} takes no step away, and makes no verdict`, {
    tag: index === 1 ? '@firefox' : '@rest',
  }, async ({ world, user }) => {
    const { page } = await loseTrust(world, user);
    const alone = await openPopup(user, page);
    const steps = await stepsOf(alone);
    expect(steps.length).toBeGreaterThanOrEqual(7);
    const verdict = await alone.verdict();
    await alone.page.close();
    await page.bringToFront(); // Chromium takes the front tab for the opener of the next one

    await bannerIn(await open(user));
    await page.waitForTimeout(2 * A_WHILE_MS);
    const popup = await openPopup(user, page);
    const named = popup.page.getByText(NEIGHBOUR);
    await popup.open('details');
    await popup.click(popup.page.getByText('How Re-Pair decides'));
    if (witness) await expect(named.first()).toBeVisible();
    else await expect(named).toHaveCount(0);
    await popup.toFirstView();
    expect(await stepsOf(popup)).toEqual(steps);
    expect(await popup.verdict()).toBe(verdict);
  });
