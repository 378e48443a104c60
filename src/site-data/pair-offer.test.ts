// @vitest-environment happy-dom

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { newBrowser } from '../testing/fake-browser';
import { showPage } from '../testing/page';
import { pairOfferIn } from './pair-offer';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

beforeEach(() => {
  const fake = newBrowser();
  const run = async ({ func }: { func: () => unknown }) => [{ result: func() }];
  vi.spyOn(fake.scripting, 'executeScript').mockImplementation(run as never);
  Element.prototype.checkVisibility ??= () => true;
});

const gate = (inside: string) =>
  showPage(
    `<openclaw-app><openclaw-login-gate><div class="login-gate">${inside}</div></openclaw-login-gate></openclaw-app>`,
  );
const OFFER = { code: 'ABCD-EFGH', browserId: '1a2b3c4d' };

describe('a login page’s offer to pair its browser', () => {
  test.each([
    '<code>ABCD-EFGH</code><p>Browser ID <code>1a2b3c4d</code></p>',
    '<p><code>openclaw pair ABCD-EFGH</code></p><span>Browser ID: 1a2b3c4d</span>',
    '<b>ABCD-EFGH</b><code>openclaw pair ABCD-EFGH</code><i>1a2b3c4d</i>',
  ])('is read from its gate: %s', async inside => {
    gate(inside);
    expect(await pairOfferIn(1)).toEqual(OFFER);
  });

  test.each([
    ['a code of another shape', '<code>ABCD-EFGH; reboot</code><i>1a2b3c4d</i>'],
    ['small letters', '<code>abcd-efgh</code><i>1a2b3c4d</i>'],
    ['a command with more behind it', '<code>openclaw pair ABCD-EFGH && reboot</code><i>1a2b3c4d</i>'],
    ['two codes', '<code>ABCD-EFGH</code><code>WXYZ-2345</code><i>1a2b3c4d</i>'],
    ['no id to compare', '<code>ABCD-EFGH</code>'],
    ['an id of another length', '<code>ABCD-EFGH</code><i>1a2b3c4d5e</i>'],
    ['what somebody wrote', '<article><code>ABCD-EFGH</code><i>1a2b3c4d</i></article>'],
    ['nothing', '<p>Connecting…</p>'],
  ])('is none with %s', async (_, inside) => {
    gate(inside);
    expect(await pairOfferIn(1)).toBeNull();
  });

  test('is none outside the gate, as in a chat that quotes one', async () => {
    const inside = '<code>ABCD-EFGH</code><i>1a2b3c4d</i>';
    for (const around of [
      `<openclaw-app><main class="content">${inside}</main></openclaw-app>`,
      `<openclaw-app><div class="chat-thread"><div class="login-gate">${inside}</div></div></openclaw-app>`,
      `<div class="login-gate">${inside}</div>`,
    ]) {
      showPage(around);
      expect(await pairOfferIn(1), around).toBeNull();
    }
  });
});
