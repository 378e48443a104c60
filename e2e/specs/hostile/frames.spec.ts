/** Frames in a page: none speaks for the page around it, about trouble or its end. */
import { eventually } from '../../browser/eventually.ts';
import { expectPrompt, promptFailure } from '../../browser/prompt.ts';
import { copied, openPopup } from '../../stories/user-actions.ts';
import { incidentsIn, keptText, readKept } from '../../worlds/extension-storage.ts';
import { beTrusted, withdrawTrust } from '../setup.ts';
import { expect, test } from '../stand-in-fixtures.ts';
import { STUBBORN } from '../stubborn-tab.ts';
import { A_WHILE_MS, addFrame, bannerIn, FORGED, FRAMES, NEIGHBOUR } from './hostile-pages.ts';

for (const [index, [what, how]] of FRAMES.entries())
  test(`${what} that shows a failure says nothing for the page around it, and no id of its is handed on`, {
    tag: index === 0 ? '@firefox' : '@rest',
  }, async ({ world, user }) => {
    const trusted = await beTrusted(world, user);
    const { page } = trusted;
    const frame = await addFrame(page, how);
    await bannerIn(frame, `Auth failed: pairing required (requestId: ${FORGED})`);
    await page.waitForTimeout(A_WHILE_MS);
    const tab = await user.tabIdOf(page);
    expect([await user.badgeText(tab), await promptFailure(page)]).toEqual(['', null]);
    await withdrawTrust(world, trusted);
    const handoff = await copied(user, await openPopup(user, page), 'copy-handoff');
    expect(handoff).toContain(trusted.deviceId);
    expect(handoff).not.toContain(FORGED);
    const kept = await user.inBackground(readKept);
    expect(JSON.stringify([kept.local, incidentsIn(kept)])).not.toContain(FORGED);
  });

test('what a frame of its own host shows is heard, and kept from everything that is written down', async ({
  world,
  user,
}) => {
  const { page } = await beTrusted(world, user);
  const frame = await addFrame(page, { src: STUBBORN });
  await bannerIn(frame, `Auth failed: pairing required (requestId: ${FORGED})`);
  await eventually(() => keptText(user), 'the frame is heard').toContain('"kind":"pairing-required"');
  expect(await keptText(user)).not.toContain(FORGED);
});

test('a frame of an agent that is connected ends no trouble of the page around it', async ({ world, user }) => {
  const page = await user.newPage('https://heyron.ai/support');
  await bannerIn(page);
  await expectPrompt(page, 'pairing-required');
  const neighbour = world.stand.agent(NEIGHBOUR);
  neighbour.setGeneration('banner'); // OpenClaw's own pages refuse to be framed since 2026.2
  neighbour.approvesAtOnce = true;
  await addFrame(page, { src: neighbour.link() });
  await eventually(() => neighbour.connects, 'the frame is connected').toBeGreaterThan(0);
  await page.waitForTimeout(6_000); // longer than a connection must last to count as stable
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  expect(await popup.verdict()).not.toBe('fixed');
});
