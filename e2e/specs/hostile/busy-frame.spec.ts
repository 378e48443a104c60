/** A hanging frame in an agent's page: what is unsent is still shown, before anybody can agree to a clearing. */
import type { Page } from '@playwright/test';
import type { Browser } from '../../browser/browser.ts';
import type { Popup } from '../../browser/popup.ts';
import { openPopup, skipTo } from '../../stories/user-actions.ts';
import type { StandIn } from '../../worlds/stand-in.ts';
import { writeUnsent } from '../../worlds/unsent-drafts.ts';
import { loseTrust } from '../setup.ts';
import { expect, test } from '../stand-in-fixtures.ts';
import { STUBBORN } from '../stubborn-tab.ts';
import { addFrame } from './hostile-pages.ts';

/** Longer than anyone looks at a consent. In ms. */
const HANGS_MS = 30_000;
/** Longer than the answer takes, even if nothing could be read; a call that waits for the frame takes longer. In ms. */
const SOON_MS = 4_500;

/** A failing page with a draft and a waiting message, and a sandboxed frame that hangs from now on. */
async function withBusyFrame(world: StandIn, user: Browser): Promise<{ page: Page; popup: Popup }> {
  const { page } = await loseTrust(world, user);
  await writeUnsent(page, { draft: 'Dear agent', waiting: 'And this' });
  const popup = await openPopup(user, page);
  await skipTo(popup, 'clear-site-data');
  await expect(popup.action('run')).toBeEnabled();
  await page.bringToFront();
  const frame = await addFrame(page, { src: STUBBORN, sandbox: 'allow-scripts' });
  await frame.evaluate(longest => {
    setTimeout(() => {
      for (const end = Date.now() + longest; Date.now() < end; );
    });
  }, HANGS_MS);
  await popup.page.bringToFront();
  return { page, popup };
}

/** What the consent says and allows, at each change, with the time in ms since it was requested. */
interface Moment {
  readonly at: number;
  readonly told: boolean;
  readonly enabled: boolean;
}

/** Requests the consent, and watches it until it can be given. */
function consentOf(popup: Popup): Promise<Moment[]> {
  return popup.page.evaluate(
    () =>
      new Promise<Moment[]>(resolve => {
        const begun = performance.now();
        const moments: Moment[] = [];
        new MutationObserver((_, observer) => {
          const confirm = document.querySelector<HTMLButtonElement>('[data-action="confirm"]');
          if (!confirm) return;
          const told =
            document.querySelector('[data-unsent]') !== null ||
            /could not be seen/.test(document.querySelector('main')?.textContent ?? '');
          moments.push({ at: performance.now() - begun, told, enabled: !confirm.disabled });
          if (confirm.disabled) return;
          observer.disconnect();
          resolve(moments);
        }).observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
          attributeFilter: ['disabled'],
        });
        document.querySelector<HTMLElement>('[data-action="run"]')?.click();
      }),
  );
}

test('nobody can agree before they are told what is unsent, and a frame that hangs hides no draft of the page around it', {
  tag: '@firefox',
}, async ({ world, user }) => {
  const { popup } = await withBusyFrame(world, user);
  const moments = await consentOf(popup);
  expect(moments.filter(({ told, enabled }) => enabled && !told)).toEqual([]);
  expect(moments.find(({ told }) => told)?.at, 'ms until it was told').toBeLessThan(SOON_MS);
  if (user.family === 'firefox') return; // in Firefox the top page hangs with its frame, and cannot be asked
  await expect(popup.page.locator('[data-unsent="2"]')).toContainText('Drafts: 1, waiting: 1');
});

test('a background that dies as it looks leaves the consent to be agreed to, with the word that nothing could be seen', async ({
  world,
  user,
}) => {
  const { popup } = await withBusyFrame(world, user);
  const watched = consentOf(popup);
  await expect(popup.action('cancel')).toBeVisible();
  await user.killBackground();
  const moments = await watched;
  expect(moments.filter(({ told, enabled }) => enabled && !told)).toEqual([]);
});
