/** A new browser: each failure is named, nothing useless is offered, and approval lets it in. */
import { expectNoPrompt, expectPrompt } from '../browser/prompt.ts';
import { expect, test } from '../worlds/fixtures.ts';
import { approveDevice, deviceOf, expectAlarm, openPopup } from './user-actions.ts';

test('a new browser is told apart from a stale one, and gets in by approval', async ({ world, user }) => {
  const page = await user.newPage(world.agent.link());
  await expectPrompt(page, 'pairing-required');
  await expectAlarm(user, page, true);
  const popup = await openPopup(user, page);
  await popup.run('right-gateway');
  await popup.expectCurrentStep('fresh-pairing');
  expect(await popup.result('clear-site-data')).toBeNull();
  await popup.run('fresh-pairing', { confirm: false });
  await popup.expectVerdict('owner-must-approve');
  await approveDevice(world, await deviceOf(page));
  if (!world.agent.retriesItself) await popup.press('confirm');
  await popup.expectVerdict('fixed');
  await popup.expectResult('fresh-pairing', 'fixed');
  await expectNoPrompt(page);
  await expectAlarm(user, page, false);
});

test('a missing token, a wrong token and a dead gateway are told apart', async ({ world, user }) => {
  const { agent } = world;
  const bare = await user.newPage(`https://${agent.host}/`);
  await expectPrompt(bare, 'token-missing');
  await bare.close();
  const stale = await user.newPage(agent.staleLink());
  await expectPrompt(stale, 'token-mismatch');
  await agent.stop();
  const dead = await user.newPage(`https://${agent.host}/`);
  await expectPrompt(dead, 'gateway-unreachable');
});
