/** Pages of a real gateway that came and stay silent, and connected ones that say themselves that they are not well. */
import { expectPrompt } from '../browser/prompt.ts';
import { atLeast } from '../gateway/version.ts';
import { expectAlarm, pairFirst } from '../stories/user-actions.ts';
import { expect, test } from './gateway-fixtures.ts';

test('probe hold', async ({ world, user }) => {
  world.site.refuseUpgrades = 'hold';
  const page = await user.newPage(world.agent.link());
  for (let i = 0; i < 9; i++) {
    await page.waitForTimeout(4000);
    console.log(i, (await page.evaluate(() => document.body.innerText)).slice(0, 300).replace(/\n/g, ' | '), await page.evaluate(()=>[...document.querySelectorAll('[class*=gateway-status--]')].map(e=>e.className).join()));
    const { promptFailure } = await import('../browser/prompt.ts');
    console.log(await promptFailure(page));
  }
});
test('probe suspend', async ({ world, gateway, user }) => {
  const { page } = await pairFirst(world, user);
  await page.waitForTimeout(8000);
  console.log(JSON.stringify(await gateway.admin('gateway.suspend.prepare', { requestId: 're-pair-test' })).slice(0,500));
  const { promptFailure } = await import('../browser/prompt.ts');
  const show = async () => {
    console.log((await page.evaluate(() => document.body.innerText)).slice(0, 300).replace(/\n/g, ' | '), await page.evaluate(()=>[...document.querySelectorAll('[class*=gateway-status--]')].map(e=>e.className).join()), await promptFailure(page));
  };
  for (let i = 0; i < 3; i++) { await page.waitForTimeout(3000); await show(); }
  await page.reload();
  for (let i = 0; i < 6; i++) { await page.waitForTimeout(3000); await show(); }
  console.log(JSON.stringify(await gateway.admin('gateway.suspend.status', {}).catch(e=>String(e))).slice(0,500));
});
