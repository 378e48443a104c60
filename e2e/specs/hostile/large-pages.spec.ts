/** Pages that are too large to be read at once. */
import { expectPrompt, promptFailure } from '../../browser/prompt.ts';
import { expect, test } from '../stand-in-fixtures.ts';

test('a page of 100,000 nodes and 10 MB of text that talks about failures is read to its end, and its one banner found', async ({
  user,
}) => {
  const page = await user.newPage('https://heyron.ai/support');
  await page.evaluate(() => {
    const log = document.body.appendChild(document.createElement('div'));
    log.setAttribute('role', 'log');
    const said = '<p class="error">Auth failed: <b>pairing required</b></p>'.repeat(33_000);
    log.innerHTML = said;
    log.append('unauthorized: gateway token missing '.repeat(300_000));
  });
  await page.waitForTimeout(7_000); // longer than the longest pause between scans
  expect(await promptFailure(page)).toBeNull();
  await page.evaluate(() => {
    const banner = document.body.appendChild(document.createElement('div'));
    banner.className = 'toast';
    banner.textContent = 'Auth failed: pairing required';
  });
  await expectPrompt(page, 'pairing-required');
});
