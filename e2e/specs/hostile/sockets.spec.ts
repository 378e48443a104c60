/** What a page invents about its sockets. */
import { eventually } from '../../browser/eventually.ts';
import { expectPrompt, promptFailure } from '../../browser/prompt.ts';
import { expect, test } from '../stand-in-fixtures.ts';
import { A_WHILE_MS } from './hostile-pages.ts';

test('what a page makes up of its sockets does nothing', { tag: '@firefox' }, async ({ user, agent }) => {
  agent.setGeneration('2026.9');
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  for (const { requestId } of agent.pending()) agent.approve(requestId);
  await eventually(() => promptFailure(page)).toBeNull();
  await page.evaluate(() => {
    const socket = new WebSocket(`wss://${location.host}/`);
    const details = { code: 'PAIRING_REQUIRED', reason: 'not-paired' };
    const refused = { type: 'res', ok: false, error: { message: 'pairing required', details } };
    for (const data of ['{"event":"connect.challenge"}', JSON.stringify(refused), '{', 7, 'x'.repeat(1e6)])
      socket.dispatchEvent(new MessageEvent('message', { data }));
    socket.dispatchEvent(new CloseEvent('close', { code: 1008, reason: 'pairing required' }));
    for (const type of ['re-pair:socket', 're-pair:meeting'])
      document.dispatchEvent(new CustomEvent(type, { detail: JSON.stringify({ socket: 99, ...refused }) }));
  });
  await page.waitForTimeout(A_WHILE_MS);
  expect(await promptFailure(page)).toBeNull();
});
