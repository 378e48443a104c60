/** A value that was taken out of one text of a report stands in no other; what the user keeps does. */
import { expect, test } from 'vitest';
import { failing, PACKET_CONTEXT, Story } from '../../testing/events';
import { ADDRESS_DETAILS } from '../catalogue/shared-words';
import { cleanSighting } from '../incident/clean';
import { buildPacket } from './build';
import { askedOf } from './free-text';

/** The packet of a page that said this, and of a user who noted that. */
function packetOf(text: string, note: string, more: Partial<typeof PACKET_CONTEXT> = {}) {
  const story = new Story().sees(cleanSighting(failing('token-mismatch', { text }))).notes(note);
  const packet = buildPacket(story.incident, { ...PACKET_CONTEXT, ...more });
  if (!packet) throw new Error('no packet');
  return { packet, all: JSON.stringify(packet), asked: askedOf(story.state, story.incident.gateway) };
}

test.each([
  [
    'a password that the note names, and the page repeats',
    'unauthorized: swordfish is wrong',
    'I changed my password to swordfish.',
    'swordfish',
  ],
  [
    'a token that the page names, and the note repeats',
    'unauthorized: token=sunshineboat',
    'It does not take sunshineboat here.',
    'sunshineboat',
  ],
  ['a second value', 'unauthorized', 'My password is swordfish or bumblebee. Even bumblebee fails.', 'bumblebee'],
  [
    'a password that the note names with a sign and then repeats',
    'x',
    'password=bumblebee, I typed bumblebee twice',
    'bumblebee',
  ],
  ['a value in an address', 'at https://h.heyron.ai/?q=bumblebee', 'My password is bumblebee.', 'bumblebee'],
  ['a code', 'code refused: 246154', 'I entered the code 246154.', '246154'],
])('%s is in neither', (_, text, note, secret) => {
  for (const addressDetail of ADDRESS_DETAILS)
    expect(packetOf(text, note, { addressDetail }).all).not.toContain(secret);
});

test('the same value gets the same number in both', () => {
  const { packet } = packetOf('unauthorized: token=sunshineboat', 'It does not take sunshineboat here.');
  expect(packet.failure.text).toBe('unauthorized: token=[removed 1]');
  expect(packet.note).toBe('It does not take [removed 1] here.');
});

test('what the user looked at and keeps is there, and the rest is not', () => {
  const note = 'It began today. I changed my password to swordfish. I entered the code 246154, nothing happened.';
  const { asked } = packetOf('x', note);
  expect(asked).toEqual(['I changed my password to swordfish', '246154']);
  expect(packetOf('x', note).packet.note).toBe(
    'It began today. [removed 1]. I entered the code [removed 2], nothing happened.',
  );
  expect(packetOf('x', note, { kept: asked.slice(1) }).packet.note).toBe(
    'It began today. [removed 1]. I entered the code 246154, nothing happened.',
  );
  expect(packetOf('x', note, { kept: asked }).packet.note).toBe(note);
});

test('our own words in a report stay, whatever the user’s password is', () => {
  const { packet } = packetOf('unauthorized', 'I changed my password to token-mismatch, or was it packet');
  expect(packet.failure.kind).toBe('token-mismatch');
  expect(packet.schema).toBe('re-pair/packet@1');
});
