/** Words in an agent's answers, as markup or not: nobody is prompted by what somebody says. */
import { promptFailure } from '../../browser/prompt.ts';
import { expect, test } from '../stand-in-fixtures.ts';

/** Longer than any hold time. In ms. */
const LONG_MS = 6_000;

const GATE =
  '<section class="login-gate__failure"><div class="login-gate__failure-raw">Auth failed: pairing required</div></section>';
const ALERT = '<div role="alert">Auth failed: pairing required</div>';

/** Where the different pages show an agent's words. */
const PLACES: readonly (readonly [where: string, html: string])[] = [
  ['in a log', '<div role="log">WORDS</div>'],
  ['in a feed', '<div role="feed">WORDS</div>'],
  ['in an article', '<article>WORDS</article>'],
  ['in a quotation', '<blockquote>WORDS</blockquote>'],
  ['in a chat bubble', '<div class="chat-bubble assistant">WORDS</div>'],
  ['in a message', '<div data-message-id="7">WORDS</div>'],
  ['in rendered Markdown', '<div class="markdown-body">WORDS</div>'],
  ['in what the user types', '<div contenteditable="true">WORDS</div>'],
  ['in an open shadow root of the chat', '<div role="log"><x-answer></x-answer></div>'],
];

for (const [index, [where, html]] of PLACES.entries())
  test(`a login gate and an alert that an agent drew ${where} prompt nobody`, {
    tag: index === 0 ? '@firefox' : '@rest',
  }, async ({ user }) => {
    const page = await user.newPage('https://heyron.ai/support');
    await page.evaluate(
      ([around, words]) => {
        document.body.innerHTML = `${around.replace('WORDS', words)}<main></main>`;
        const answer = document.querySelector('x-answer');
        if (answer) answer.attachShadow({ mode: 'open' }).innerHTML = words;
      },
      [html, GATE + ALERT] as const,
    );
    await page.waitForTimeout(LONG_MS);
    const tab = await user.tabIdOf(page);
    expect([await user.badgeText(tab), await promptFailure(page)]).toEqual(['', null]);
  });
