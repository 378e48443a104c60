// @vitest-environment happy-dom
/** docs/first-views.md: what the first view of each failure says, and its buttons, so that they can be read aloud together. */
import { expect, test } from 'vitest';
import { FAILURE_KINDS, FAILURES, type FailureKind } from '../core/catalogue/failures';
import { DEVICE_ID, HOST, REQUEST_ID, Story, TAB } from '../testing/events';
import { $, heading, show } from './testing/show-popup';

const HEAD = `# The first view of each failure

Made from the popup itself (\`npm run docs\`): the heading, the sentence, the main button, and what stands beside it, once the
agent's address was checked, in a browser that the agent knew before. Read a row aloud: the button has to fit the sentence.

| failure | heading | sentence | button | beside it |
| --- | --- | --- | --- | --- |
`;

/** Not encrypted, and in the user's own network. */
const LAN = { origin: 'http://192.168.1.20:18789', gateway: 'ws://192.168.1.20:18789' };

test('docs/first-views.md says what the popup says', async () => {
  const hosted: string[] = [];
  const own: string[] = [];
  const ownAddress: string[] = [];
  for (const kind of FAILURE_KINDS) {
    hosted.push(await rowOf(kind, story => story));
    own.push(await rowOf(kind, story => story.answers('who-runs-it', 'me')));
    ownAddress.push(await rowOf(kind, story => story, new Story(LAN)));
  }
  const [, , columns] = HEAD.split('\n\n');
  const text = [
    `${HEAD}${hosted.join('')}`,
    `## For whoever runs the agent\n${columns}${own.join('')}`,
    `## At an address of one’s own\n${columns}${ownAddress.join('')}`,
  ].join('\n');
  await expect(text).toMatchFileSnapshot('../../docs/first-views.md');
});

async function rowOf(kind: FailureKind, told: (story: Story) => Story, begun = new Story()): Promise<string> {
  const story = told(begun.fails(kind, { knownDevice: true, requestId: REQUEST_ID, deviceId: DEVICE_ID }));
  const finding = FAILURES[kind].silent ? 'own-gateway-proxy-error' : 'own-gateway-alive';
  const tab = { id: TAB, host: story.incident.origin === LAN.origin ? LAN.origin : HOST };
  const more = { tab: { ...tab, private: false, keepsNothing: false, awake: null } };
  await show(story.tries('right-gateway', 'done', finding), more);
  const beside = [...document.querySelectorAll('.others button, .step button.text')]
    .filter(button => !button.closest('details'))
    .map(textOf);
  const cells = [`\`${kind}\``, heading(), textOf($('.lead')), textOf($('.primary')), beside.join(' · ')];
  return `| ${cells.join(' | ')} |\n`;
}

function textOf(element: Element | null): string {
  return element?.textContent?.trim() ?? '';
}
