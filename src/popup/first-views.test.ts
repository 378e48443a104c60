// @vitest-environment happy-dom
/** docs/first-views.md: what the first view of each failure says, and its buttons, so that they can be read aloud together. */
import { expect, test } from 'vitest';
import { FAILURE_KINDS, FAILURES, type FailureKind } from '../core/catalogue/failures';
import { DEVICE_ID, REQUEST_ID, Story } from '../testing/events';
import { $, heading, show } from './testing/show-popup';

const HEAD = `# The first view of each failure

Made from the popup itself (\`npm run docs\`): the heading, the sentence, the main button, and what stands beside it, once the
agent's address was checked, in a browser that the agent knew before. Read a row aloud: the button has to fit the sentence.

| failure | heading | sentence | button | beside it |
| --- | --- | --- | --- | --- |
`;

test('docs/first-views.md says what the popup says', async () => {
  const hosted: string[] = [];
  const own: string[] = [];
  for (const kind of FAILURE_KINDS) {
    hosted.push(await rowOf(kind, story => story));
    own.push(await rowOf(kind, story => story.answers('who-runs-it', 'me')));
  }
  const text = `${HEAD}${hosted.join('')}\n## For whoever runs the agent\n${HEAD.split('\n\n')[2]}${own.join('')}`;
  await expect(text).toMatchFileSnapshot('../../docs/first-views.md');
});

async function rowOf(kind: FailureKind, told: (story: Story) => Story): Promise<string> {
  const story = told(new Story().fails(kind, { knownDevice: true, requestId: REQUEST_ID, deviceId: DEVICE_ID }));
  const finding = FAILURES[kind].silent ? 'own-gateway-proxy-error' : 'own-gateway-alive';
  await show(story.tries('right-gateway', 'done', finding));
  const beside = [...document.querySelectorAll('.others button, .step button.text')].map(textOf);
  const cells = [`\`${kind}\``, heading(), textOf($('.lead')), textOf($('.primary')), beside.join(' · ')];
  return `| ${cells.join(' | ')} |\n`;
}

function textOf(element: Element | null): string {
  return element?.textContent?.trim() ?? '';
}
