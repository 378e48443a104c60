/** Pages of a real gateway that came and stay silent, and connected ones that say themselves that they are not well. */
import { expectNoPrompt, expectPrompt } from '../browser/prompt.ts';
import { atLeast } from '../gateway/version.ts';
import { openPopup, pairFirst } from '../stories/user-actions.ts';
import { expect, test } from './gateway-fixtures.ts';

test.skip(({ where }) => !atLeast(where, '2026.9.0'), 'only newer gateways can be suspended');

test('a connection that something before the gateway holds is told, until the page gives it up itself', async ({
  world,
  user,
  recorder,
}) => {
  const before = Date.now();
  world.site.refuseUpgrades = 'hold';
  const page = await user.newPage(world.agent.link());
  await expectPrompt(page, 'upgrade-refused');
  // On a busy machine the page may give up before it had its time.
  expect([[], ['page-silent']]).toContainEqual(recorder.kinds(before).filter(kind => kind !== 'upgrade-refused'));
});

test('a gateway that is suspended is not “fixed”, but starting or busy, until it is resumed', async ({
  world,
  gateway,
  user,
}) => {
  const { page } = await pairFirst(world, user);
  const { suspensionId } = await gateway.admin('gateway.suspend.prepare', { requestId: 're-pair' });
  await expect(page.locator('.gateway-status--suspended').first()).toBeVisible();
  await page.reload();
  await expectPrompt(page, 'gateway-starting');
  const popup = await openPopup(user, page);
  await expect(popup.page.locator('[data-step="wait"]').first()).toBeVisible();
  await expect(popup.page.locator('[data-verdict="fixed"]')).toHaveCount(0);
  await gateway.admin('gateway.suspend.resume', { suspensionId });
  await expectNoPrompt(page);
});
