/** Cookies that are hard to remove: all of the host's go, and the clearing says so. */
import type { ClearReport } from '../../../src/core/clearing/clear-report.ts';
import { eventually } from '../../browser/eventually.ts';
import { askToClear } from '../../stories/user-actions.ts';
import { AGENT } from '../../worlds/world.ts';
import { loseTrust } from '../setup.ts';
import { expect, test } from '../stand-in-fixtures.ts';

const COOKIES: readonly (readonly [what: string, cookie: string])[] = [
  ['has no name', 'nameless; Secure; Max-Age=86400'],
  ['has a sign for a name and none', '=nameless; Secure; Max-Age=86400'],
  ['has no name and lies on a path', 'nameless; Path=/nameless-path; Secure; Max-Age=86400'],
  ['has no name and ends with the session', 'nameless; Secure'],
  ['has no value', 'nameless=; Secure; Max-Age=86400'],
  ['is named as one of the host alone must be', '__Host-nameless=x; Path=/; Secure; Max-Age=86400'],
  ['is for subdomains too', `nameless=x; Domain=${AGENT}; Secure; Max-Age=86400`],
];

for (const [index, [what, cookie]] of COOKIES.entries())
  test(`a cookie that ${what} is cleared, and keeps no other from going`, {
    tag: index === 0 ? '@firefox' : '@rest',
  }, async ({ world, user }) => {
    test.skip(user.family === 'firefox' && cookie.startsWith('='), 'Firefox keeps no such cookie');
    const { page } = await loseTrust(world, user);
    await page.evaluate(written => {
      // biome-ignore lint/suspicious/noDocumentCookie: the plain way is the one that pages use
      document.cookie = written;
    }, cookie);
    const its = async () => (await user.cookies()).filter(({ domain }) => domain.replace(/^\./, '') === AGENT);
    // Chromium writes a script's cookie after the script has returned: up to 1.4 s later on a busy machine.
    await eventually(async () => (await its()).length, 'cookies of the agent').toBeGreaterThan(0);
    const popup = await askToClear(user, page);
    await popup.press('confirm');
    await popup.expectResult('clear-site-data', 'changed');
    expect(await its()).toEqual([]);
    const { json } = await popup.savePacket();
    const [report] = json.clears as ClearReport[];
    const types = report?.hosts.find(({ host }) => host === AGENT)?.types ?? [];
    expect(types.find(({ type }) => type === 'cookies')).toMatchObject({ after: 0, outcome: 'gone' });
  });
