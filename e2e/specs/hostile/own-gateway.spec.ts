/** A page's claim about who runs its agent unlocks no command. Only the user's own answer does. */
import { WebSocketServer } from 'ws';
import { expectPrompt } from '../../browser/prompt.ts';
import { openPopup } from '../../stories/user-actions.ts';
import { expect, test } from '../stand-in-fixtures.ts';

/** A program on this machine that imitates a gateway and refuses. */
async function refusingGateway(): Promise<{ port: number; close(): void }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', socket => {
    socket.send(JSON.stringify({ type: 'event', event: 'connect.challenge', payload: { nonce: 'n' } }));
    socket.on('message', data => {
      const { id } = JSON.parse(String(data)) as { id: string };
      const details = { code: 'AUTH_TOKEN_MISMATCH', reason: 'token_mismatch' };
      const error = { code: 'INVALID_REQUEST', message: 'unauthorized: gateway token mismatch', details };
      socket.send(JSON.stringify({ type: 'res', id, ok: false, error }));
      socket.close(1008, 'unauthorized: gateway token mismatch');
    });
  });
  await new Promise(listening => server.once('listening', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { port, close: () => server.close() };
}

test('a page that talks to a gateway on this machine has no command shown, until the user says who runs it', {
  tag: '@firefox',
}, async ({ user }) => {
  const gateway = await refusingGateway();
  try {
    const page = await user.newPage('https://heyron.ai/support');
    await page.evaluate(address => {
      const socket = new WebSocket(address);
      socket.onmessage = () => socket.send(JSON.stringify({ type: 'req', id: '1', method: 'connect', params: {} }));
    }, `ws://127.0.0.1:${gateway.port}/`);
    await expectPrompt(page, 'token-mismatch');
    const popup = await openPopup(user, page);
    await popup.expectCurrentStep('right-gateway');
    const commands = popup.page.locator('code', { hasText: /^openclaw / });
    const restart = popup.step('restart-gateway');
    await expect(restart).toHaveCount(0);
    await popup.run('right-gateway');
    await popup.expectCurrentStep('fresh-link');
    await expect(commands).toHaveCount(0);
    await popup.open('details');
    await popup.click(popup.page.locator('details.more > summary'));
    await popup.click(popup.answer('me'));
    await popup.toFirstView();
    await expect(commands.first()).toBeAttached();
    await expect(restart.first()).toBeAttached();
  } finally {
    gateway.close();
  }
});
