/** Bad luck: a full disk, or a browser that refuses. A clear sentence, and nothing is lost. */
import { eventually } from '../../browser/eventually.ts';
import { expectPrompt } from '../../browser/prompt.ts';
import { openPopup, skipTo } from '../../stories/user-actions.ts';
import { agree, fillDisk } from '../../worlds/extension-storage.ts';
import { AGENT } from '../../worlds/world.ts';
import { loseTrust } from '../setup.ts';
import { expect, test } from '../stand-in-fixtures.ts';

test('a full disk: the page still prompts, the popup says it in a sentence, and it goes on when there is room', {
  tag: '@firefox',
}, async ({ user, agent }) => {
  await agree(user);
  const disk = await fillDisk(user);
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  await expect(popup.page.locator('[data-problem]')).toContainText('could not save');
  await disk.room();
  await page.reload();
  await popup.page.reload();
  await popup.expectChecked();
});

test('a full disk while a step is started is said, and nothing is lost', async ({ user, agent }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page);
  const popup = await openPopup(user, page);
  await popup.expectChecked();
  await fillDisk(user);
  await popup.takeWay('support');
  await popup.press('copy-only');
  await expect(popup.page.locator('[data-problem]')).toContainText('could not save');
  await popup.expectCurrentStep('fresh-pairing');
  await expect(popup.page.locator('[data-waiting]')).toHaveCount(0);
});

test('a clearing that the browser refuses deletes nothing, brings the tab back and says so', async ({
  world,
  user,
  agent,
}) => {
  test.skip(user.family === 'firefox', 'Firefox has another way beside the one that is refused here, and all goes');
  const { page } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  await skipTo(popup, 'clear-site-data');
  await popup.press('run', 'clear-site-data');
  await popup.press('choose');
  await expect(popup.host(AGENT)).toBeVisible();
  await user.inBackground(() => Object.assign(chrome.browsingData, { remove: () => Promise.reject(new Error('no')) }));
  await popup.press('confirm');
  await popup.expectResult('clear-site-data', 'could-not-run');
  await expect(popup.step('clear-site-data')).toContainText('browser refused');
  await eventually(() => page.url()).toContain(agent.host);
});
