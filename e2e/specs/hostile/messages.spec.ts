/** Messages to the background: what fits no schema is dropped, and a page can command nothing. */
import { expectPrompt } from '../../browser/prompt.ts';
import { openPopup } from '../../stories/user-actions.ts';
import { expect, test } from '../stand-in-fixtures.ts';

test('messages that fit no schema, and commands from a page, are dropped', { tag: '@promise' }, async ({
  user,
  agent,
}) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page);
  const popup = await openPopup(user, page);
  const answers = await popup.page.evaluate(async () => {
    const odd = [
      null,
      7,
      'run',
      {},
      { type: 'command' },
      { type: 'command', tab: 'x', command: {} },
      { type: 'command', tab: 1, command: { type: 'run', step: 'rm -rf' } },
    ];
    return Promise.all(odd.map(message => chrome.runtime.sendMessage(message).catch(() => 'no answer')));
  });
  expect(new Set(answers.map(answer => answer ?? 'no answer'))).toEqual(new Set(['no answer']));
  await popup.expectCurrentStep('fresh-pairing');
});
