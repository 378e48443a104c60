/** The plan proposes, the user decides: any step of the guide can be chosen, with what speaks against it. */

import { openPopup } from '../stories/user-actions.ts';
import { loseTrust } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

test('a clearing that the plan does not offer yet can be chosen; it says what it costs, and asks before it deletes', async ({
  world,
  user,
  agent,
}) => {
  const { page } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  await popup.expectCurrentStep('await-approval');
  await popup.open('details');
  const clearing = popup.page.locator('[data-choose-step="clear-site-data"]');
  await expect(clearing).toContainText('ask for the approval again');
  await popup.click(clearing);
  await popup.expectResult('clear-site-data', 'running');
  await expect(popup.page.getByRole('heading', { level: 1 })).toContainText('Clear what heyron saved');
  await popup.press('cancel');
  await popup.expectCurrentStep('await-approval');
  expect(agent.pending(), 'the approval still waits').not.toHaveLength(0);
});
