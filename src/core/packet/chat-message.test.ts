import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyEvents } from '../../testing/arbitrary-events';
import { DEVICE_ID, failing, HOST, PACKET_CONTEXT, REQUEST_ID, Story } from '../../testing/events';
import { say } from '../../testing/say';
import type { AddressDetail } from '../catalogue/shared-words';
import type { Incident } from '../incident/events';
import { buildPacket } from './build';
import { LONGEST_MESSAGE, toMessage } from './chat-message';
import { hostInDetail } from './detail';
import { toMarkdown } from './markdown';
import type { Packet } from './model';
import { ticketOf } from './times-and-file-names';

const OTHER = 'user-0241.c1.heyron.ai';

function packetOf(incident: Incident, addressDetail?: AddressDetail): Packet {
  const packet = buildPacket(incident, { ...PACKET_CONTEXT, ...(addressDetail && { addressDetail }) });
  if (!packet) throw new Error('no packet');
  return packet;
}

describe('the report in short', () => {
  const story = new Story()
    .fails('pairing-required', { requestId: REQUEST_ID, deviceId: DEVICE_ID, knownDevice: true })
    .tries('right-gateway', 'done', 'own-gateway-alive')
    .answers('others-affected', 'yes');

  test('holds what lets somebody act at once', () => {
    const message = toMessage(packetOf(story.incident), say);
    for (const fact of [REQUEST_ID, DEVICE_ID, `wss://${HOST}`, 'pairing-required', 'right-gateway', 'Chromium 156'])
      expect(message).toContain(fact);
  });

  test('is never longer than a chat message, whatever happened', () => {
    fc.assert(
      fc.property(anyEvents, fc.string({ maxLength: 600 }), (events, text) => {
        const all = [...events, { type: 'noted' as const, at: 0, text }];
        const packet = buildPacket({ ...story.incident, events: all }, PACKET_CONTEXT);
        if (packet) expect(toMessage(packet, say).length).toBeLessThanOrEqual(LONGEST_MESSAGE);
      }),
      { numRuns: 300 },
    );
  });

  test('lets no page text become markup', () => {
    const hostile = new Story().fails('unauthorized', { text: '`x` **bold**\n# heading' });
    const message = toMessage(packetOf(hostile.incident), say);
    expect(message).toContain("`'x' **bold** # heading`");
  });
});

describe('addresses', () => {
  const story = new Story();
  story.add({
    type: 'sighted',
    at: 1,
    tab: 1,
    path: '/chat/plans',
    sighting: failing('gateway-unreachable'),
  });
  story.failsToo(OTHER, 'gateway-unreachable');
  const own = { ...story.incident, gateway: 'wss://vps.example:8443/ws' };
  const written = (detail: AddressDetail, incident: Incident = own) => {
    const packet = packetOf(incident, detail);
    return `${JSON.stringify(packet)}\n${toMarkdown(packet, say)}`;
  };

  test('with paths, where the user chose that', () => {
    expect(written('path')).toContain('/chat/plans');
    expect(written('path')).toContain('wss://vps.example:8443/ws');
  });

  test('as hosts alone, unless the user chose otherwise', () => {
    expect(packetOf(own).addressDetail).toBe('host');
    expect(written('host')).not.toMatch(/plans|8443\/ws/);
    expect(written('host')).toContain(`https://${HOST}`);
    expect(written('host')).toContain('wss://vps.example:8443');
    expect(written('host')).toContain(OTHER);
  });

  test('as no more than the server: agents by number, gateways of one’s own without their name', () => {
    const text = written('shard');
    for (const name of [HOST, OTHER, 'vps.example', 'plans']) expect(text).not.toContain(name);
    expect(text).toContain('https://agent-1.c3.heyron.ai');
    expect(text).toContain('agent-2.c1.heyron.ai');
    expect(packetOf(story.incident, 'shard').gateway).toBe('wss://agent-1.c3.heyron.ai');
  });

  test('in the file’s name follow', () => {
    expect(hostInDetail(HOST, 'path')).toBe(HOST);
    expect(hostInDetail(HOST, 'shard')).toBe('c3.heyron.ai');
    expect(hostInDetail('heyron.ai', 'shard')).toBe('heyron.ai');
  });

  test('of a ticket stay: its number is in its path', () => {
    story.add({ type: 'ticketed', at: 2, url: 'https://heyron.ai/support/4711' });
    expect(packetOf(story.incident, 'shard').ticket).toBe('https://heyron.ai/support/4711');
  });
});

test.each([
  ['https://heyron.ai/support/4711?x=1#y', 'https://heyron.ai/support/4711'],
  ['  https://heyron.ai/support/4711  ', 'https://heyron.ai/support/4711'],
  ['', ''],
  ['http://heyron.ai/support/1', null],
  ['https://heyron.ai.evil.test/support', null],
  ['javascript:alert(1)', null],
  ['4711', null],
])('the ticket %j is kept as %j', (given, kept) => {
  expect(ticketOf(given)).toBe(kept);
});
