import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPacket } from './read-packet';

/** A packet as version 1 writes it. Do not update it after the release: what was sent once must stay readable. */
const FIRST = readFileSync('src/core/packet/samples/packet-1.json', 'utf8');

describe('a report file', () => {
  test('of version 1 stays readable', () => {
    expect(readPacket(FIRST)).toEqual(JSON.parse(FIRST));
  });

  test('of a newer version says so', () => {
    expect(readPacket(JSON.stringify({ ...JSON.parse(FIRST), schema: 're-pair/packet@2', failure: 7 }))).toBe('newer');
  });

  test('with fields that nobody declared shows none of them', () => {
    const more = { ...JSON.parse(FIRST), html: '<img src=x onerror=alert(1)>' };
    expect(readPacket(JSON.stringify(more))).toEqual(JSON.parse(FIRST));
  });

  test('with an id that is none is no report: it could end in a command', () => {
    const packet = JSON.parse(FIRST);
    packet.pairing.requestId = '$(reboot)';
    expect(readPacket(JSON.stringify(packet))).toBe('none');
  });

  test.each([
    ['kind', { failure: { kind: 'quota-exceeded' } }],
    ['verdict', { verdict: 'host-must-act' }],
    ['entry of the timeline', { timeline: [{ at: '2026-11-22T13:03:09+00:00', what: 'healed' }] }],
  ])('with a %s that this version has no word for is a newer one’s', (_, more) => {
    const packet = JSON.parse(FIRST);
    const failure = { ...packet.failure, ...('failure' in more ? more.failure : {}) };
    expect(readPacket(JSON.stringify({ ...packet, ...more, failure }))).toBe('newer');
    expect(readPacket(JSON.stringify({ ...packet, ...more, failure, createdAt: 7 }))).toBe('none');
  });

  test.each(['', '{', 'null', '7', '[]', '{"schema":"re-pair/packet@1"}', '{"schema":["re-pair/packet@9"]}'])(
    'that holds %j is none',
    text => {
      expect(readPacket(text)).toBe('none');
    },
  );

  test('that holds anything at all does no harm', () => {
    fc.assert(fc.property(fc.json(), text => ['none', 'newer'].includes(String(readPacket(text)))));
  });

  test('without an end is not even looked at', () => {
    expect(readPacket(FIRST + ' '.repeat(2_000_000))).toBe('none');
  });
});
