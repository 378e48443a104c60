/** The basis of the tests: a browser that was reset is like new. */

import { expectPrompt } from '../browser/prompt.ts';
import { STRANGERS } from '../net/hosts.ts';
import { dumpsOf, NOTHING_STORED, openPopup, storeInEach } from '../stories/user-actions.ts';
import { incidentsIn, readKept } from '../worlds/extension-storage.ts';
import { expect, extensionFor, test } from '../worlds/fixtures.ts';

test('of what was stored, opened, saved and installed nothing is left', async ({ world, bare, family }) => {
  const { host } = world.agent;
  const hosts = [host, 'heyron.ai', ...STRANGERS];
  await bare.loadExtension(extensionFor(family), { incognitoAllowed: true });
  const page = await bare.newPage(world.agent.link());
  await expectPrompt(page);
  await storeInEach(bare, hosts);
  await bare.inBackground(async () => {
    await chrome.windows.create({ incognito: true, url: 'https://unrelated.test/' });
    await chrome.storage.local.set({ kept: 'yes' });
  });
  const popup = await openPopup(bare, page);
  await popup.savePacket();
  expect((await bare.cookies()).length).toBeGreaterThan(10);
  const [known] = incidentsIn(await bare.inBackground(readKept));
  expect(known?.events.length).toBeGreaterThan(0);

  await bare.renew();

  expect(await bare.cookies()).toEqual([]);
  expect(await bare.saved()).toEqual([]);
  expect((await dumpsOf(bare, hosts)).map(dump => JSON.stringify(dump))).toEqual(
    hosts.map(() => JSON.stringify(NOTHING_STORED)),
  );
  const again = await bare.newPage(world.agent.link());
  await expect(again.getByText(/pairing required|approve/i).first()).toBeVisible();
  expect(await again.locator('re-pair-prompt').count()).toBe(0);
  await bare.loadExtension(extensionFor(family));
  await expectPrompt(again);
  const kept = await bare.inBackground(readKept);
  expect(kept.local).not.toHaveProperty('kept');
  expect(incidentsIn(kept).map(({ id }) => id)).not.toContain(known?.id);
  const tabs = await bare.inBackground(async () => (await chrome.tabs.query({})).map(({ url }) => url ?? ''));
  expect(tabs.filter(url => url.includes(host))).toHaveLength(1);
});
