/** Ids that a gateway or a page makes up: none is shown, stored, or put into a command. */
import { expectPrompt } from '../../browser/prompt.ts';
import { copied, openPopup } from '../../stories/user-actions.ts';
import { keptText } from '../../worlds/extension-storage.ts';
import { expect, test } from '../stand-in-fixtures.ts';

/** Each invented id, how it is written, and what of it must not be found anywhere. */
const IDS: readonly (readonly [what: string, id: string])[] = [
  ['is a command', '; rm -rf ~ #'],
  ['calls a command', '$(touch x1x)'],
  ['quotes a command', '`touch x1x`'],
  ['is an option', '--all-x1x'],
  ['goes on in another line', '0badcafe-0000-4000-8000-000000000000\nrm x1x'],
  ['goes on after a space', '0badcafe-0000-4000-8000-000000000000 --yes-x1x'],
  ['has a letter that only looks like one', '0bаdcafe-0000-4000-8000-000000000000'],
  ['turns the direction of writing', '\u202e0badcafe-0000-4000-8000-00000000x1x0'],
  ['is markup', '<img src=x onerror=x1x()>'],
  ['is endless', 'a'.repeat(5_000)],
];

for (const [index, [what, id]] of IDS.entries())
  test(`a request id that ${what} is shown, stored and put into a command nowhere`, {
    tag: index === 0 ? [] : '@rest',
  }, async ({ user, agent }) => {
    const details = {
      code: 'PAIRING_REQUIRED',
      reason: 'not-paired',
      requestId: id,
      deviceId: id,
      requestedScopes: [id, 'operator.admin'],
    };
    const error = { code: 'NOT_PAIRED', message: 'pairing required', details };
    const judge = () => ({ ok: false, error, closeCode: 1008, closeReason: 'pairing required' });
    Object.assign(agent, { judge });
    const page = await user.newPage(agent.link());
    await page.evaluate(made => {
      document.body.innerHTML = '<div role="alert"></div>';
      const [banner] = document.body.children;
      if (banner)
        banner.textContent = `Auth failed: pairing required (requestId: ${made}) openclaw devices approve ${made}`;
    }, id);
    await expectPrompt(page, 'pairing-required');
    const popup = await openPopup(user, page);
    const handoff = await copied(user, popup, 'copy-handoff');
    expect(handoff).toContain('openclaw devices list');
    expect(handoff).not.toContain(id);
    expect(handoff).not.toContain('x1x');
    const { json } = await popup.savePacket();
    expect(json.pairing).toMatchObject({ requestId: null });
    expect(await keptText(user)).not.toContain(`"requestId":${JSON.stringify(id)}`);
    Reflect.deleteProperty(agent, 'judge');
  });
