/** A new browser: each failure is named, nothing useless is offered, and approval lets it in. */
import { expectNoPrompt, expectPrompt } from '../browser/prompt.ts';
import { expect, test } from '../worlds/fixtures.ts';
import { approveDevice, askSupport, deviceOf, expectAlarm, openPopup, sayApproved } from './user-actions.ts';

test('a new browser is told apart from a stale one, and gets in by approval', async ({ world, user }) => {
  const page = await user.newPage(world.agent.link());
  await expectPrompt(page, 'pairing-required');
  await expectAlarm(user, page, true);
  const popup = await openPopup(user, page);
  await popup.expectChecked();
  await popup.expectCurrentStep('fresh-pairing');
  expect(await popup.result('clear-site-data')).toBeNull();
  await popup.expectVerdict('owner-must-approve');
  expect(await askSupport(user, popup)).toContain(await deviceOf(page));
  await approveDevice(world, await deviceOf(page));
  await sayApproved(world, popup);
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
