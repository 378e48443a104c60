/** Runs an independent scanner, which knows the shapes of many services' secrets, over sample packets. */
import { redact } from '@re-pair/redact';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { expect, test } from 'vitest';
import { clearReport, failing, HOST, Story } from '../../testing/events';
import { say } from '../../testing/say';
import { cleanSighting } from '../incident/clean';
import type { Incident } from '../incident/events';
import { buildPacket } from './build';
import { toMessage } from './chat-message';
import { toMarkdown } from './markdown';

/** What a page could show by mistake: secrets in forms that the scanner finds, assembled so that no file holds one. */
const LEAKS = [
  `ghp_${'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'}`,
  `xoxb-${'123456789012-1234567890123-abcdefghijklmnopqrstuvwx'}`,
  `https://me:${'hunter2hunter2'}@h.heyron.ai/`,
  `sk-ant-api03-${'x9'.repeat(46)}-${'y8'.repeat(4)}AA`,
];

async function found(text: string): Promise<string[]> {
  const { messages } = await lintSource({
    source: { filePath: 'packet.md', content: text, ext: '.md', contentType: 'text' },
    options: { config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] } },
  });
  return messages.map(({ message }) => message);
}

function writings(incident: Incident): string {
  const packet = buildPacket(incident, {
    now: Date.now(),
    offset: 0,
    timezone: 'UTC',
    addressDetail: 'path',
    environment: { extension: '0.1.0', browser: 'Chromium 156', os: 'Linux', language: 'en' },
  });
  if (!packet) throw new Error('no packet');
  return [JSON.stringify(packet, null, 2), toMarkdown(packet, say), toMessage(packet, say)].join('\n');
}

test('the scanner finds what it is shown', async () => {
  for (const leak of LEAKS) expect(await found(leak), leak.slice(0, 12)).not.toEqual([]);
});

test('it finds nothing in packets whose pages and users let secrets slip', async () => {
  for (const leak of LEAKS) {
    const seen = failing('unauthorized', { text: `it said ${leak}`, reason: leak, role: leak.slice(0, 60) });
    const story = new Story().sees(cleanSighting(seen));
    story.add({ type: 'noted', at: Date.now(), text: redact(`I have ${leak}`).slice(0, 600) });
    expect(await found(writings(story.incident)), leak.slice(0, 12)).toEqual([]);
  }
});

test('it finds nothing in the packet of a whole recovery', async () => {
  const story = new Story()
    .fails('pairing-required', { knownDevice: true })
    .tries('right-gateway', 'done', 'own-gateway-alive')
    .tries('hard-refresh', 'still-failing')
    .starts('clear-site-data')
    .consents('clear-site-data', [HOST])
    .cleared(clearReport([HOST]))
    .ran('clear-site-data')
    .fails('token-missing')
    .connects();
  expect(await found(writings(story.incident))).toEqual([]);
});
