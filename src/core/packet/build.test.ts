import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyEvents } from '../../testing/arbitrary-events';
import {
  BEGIN,
  clearReport,
  DEVICE_ID,
  failing,
  GATEWAY,
  HOST,
  ORIGIN,
  PACKET_CONTEXT,
  REQUEST_ID,
  Story,
} from '../../testing/events';
import { say } from '../../testing/say';
import { cleanAddress, cleanSighting } from '../incident/clean';
import type { Incident } from '../incident/events';
import type { Sighting } from '../sighting/sighting';
import { buildPacket, type PacketContext } from './build';
import { toMarkdown } from './markdown';
import { type Packet, packetSchema } from './model';
import { isoTime, offsetOf } from './times-and-file-names';

const CONTEXT: PacketContext = {
  now: BEGIN + 600_000,
  offset: 60,
  timezone: 'Europe/Berlin',
  environment: { extension: '0.1.0', browser: 'Chromium 156', os: 'linux x86-64', language: 'en' },
};

function packetOf(incident: Incident): Packet {
  const packet = buildPacket(incident, CONTEXT);
  if (!packet) throw new Error('no packet');
  return packet;
}

describe('the packet', () => {
  const story = new Story()
    .fails('pairing-required', {
      text: 'Auth failed: pairing required',
      requestId: REQUEST_ID,
      deviceId: DEVICE_ID,
      knownDevice: true,
      reason: 'not-paired',
      nextStep: 'request_approval',
      gatewayVersion: '2026.9.6',
    })
    .answers('changed-recently', 'token')
    .tries('right-gateway', 'done', 'own-gateway-alive')
    .tries('fresh-pairing', 'unproven');
  const packet = packetOf(story.incident);

  test('holds what support asks for first: text, gateway, kind of address, what changed, and the fresh pairing', () => {
    expect(packet.failure.text).toBe('Auth failed: pairing required');
    expect(packet.gateway).toBe(GATEWAY);
    expect(packet.gatewayPlace).toBe('hosted');
    expect(packet.answers['changed-recently']).toBe('token');
    expect(packet.pairing.freshPairing).toBe('unproven');
  });

  test('holds what lets support act: the request id and the device id', () => {
    expect(packet.pairing).toMatchObject({ requestId: REQUEST_ID, deviceId: DEVICE_ID });
  });

  test('holds when it failed, how often, where, and on what', () => {
    expect(packet).toMatchObject({
      createdAt: '2026-11-22T14:13:09+01:00',
      failure: {
        kind: 'pairing-required',
        reason: 'not-paired',
        nextStep: 'request_approval',
        firstAt: '2026-11-22T14:03:09+01:00',
        count: 1,
      },
      page: { origin: ORIGIN, gatewayVersion: '2026.9.6' },
      verdict: 'investigating',
      environment: { ...CONTEXT.environment, timezone: 'Europe/Berlin' },
    });
  });

  test('says of what nobody answered or tried that it is not known', () => {
    const bare = packetOf(new Story().fails('gateway-unreachable').incident);
    expect(bare.answers).toEqual({
      'changed-recently': null,
      'others-affected': null,
      'chat-answers': null,
      'other-agent-opens': null,
      'private-window': null,
      'who-runs-it': null,
    });
    expect(bare.pairing).toEqual({ requestId: null, deviceId: null, freshPairing: null });
  });

  test('never has a request that was declined or has run out: nobody should be asked to approve it', () => {
    for (const kind of ['pairing-declined', 'pairing-expired'] as const)
      expect(packetOf(new Story().fails(kind, { requestId: REQUEST_ID }).incident).pairing.requestId).toBeNull();
  });

  test('says that a fresh pairing is under way while it is', () => {
    const running = new Story().fails('pairing-required').starts('fresh-pairing');
    expect(packetOf(running.incident).pairing.freshPairing).toBe('running');
  });

  test('is none for an incident without a failure', () => {
    expect(buildPacket(new Story().connects().incident, CONTEXT)).toBeNull();
  });

  test('has an id only in its exact form, whatever was stored', () => {
    const forged = failing('pairing-required', { requestId: '$(rm -rf ~)', deviceId: 'abc' });
    const { pairing, timeline } = packetOf(new Story().sees(forged).incident);
    expect(pairing).toMatchObject({ requestId: null, deviceId: null });
    expect(timeline[0]).toMatchObject({ requestId: null, deviceId: null });
  });
});

describe('the timeline', () => {
  test('tells everything in the order in which it happened', () => {
    const story = new Story()
      .fails('pairing-required')
      .dismisses('pairing-required')
      .starts('clear-site-data')
      .cancels('clear-site-data')
      .starts('clear-site-data')
      .consents('clear-site-data', [HOST])
      .cleared(clearReport([HOST]))
      .ran('clear-site-data')
      .fails('token-missing')
      .ends('clear-site-data', 'changed', 'token-missing')
      .answers('others-affected', 'no')
      .connects({ stable: false });
    const { timeline, clears } = packetOf(story.incident);
    expect(timeline.map(({ what }) => what)).toEqual([
      'failing',
      'dismissed',
      'step-started',
      'step-cancelled',
      'step-started',
      'consented',
      'cleared',
      'step-ran',
      'failing',
      'step-ended',
      'answered',
      'connected',
    ]);
    const times = timeline.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    expect(times[0]).toBe('2026-11-22T14:03:09+01:00');
    expect(timeline[6]).toMatchObject({ hosts: [HOST], complete: true });
    const { level, ...report } = clearReport([HOST]);
    expect(clears).toEqual([{ level, ...report }]);
  });

  test.each([
    ['observed', (story: Story) => story.connects()],
    ['user', (story: Story) => story.declaresFixed()],
  ] as const)('writes out what fixed it where that happened, by what was %s', (by, fix) => {
    const story = fix(new Story().fails('pairing-required').starts('fresh-pairing').ran('fresh-pairing'));
    const { timeline, verdict, pairing } = packetOf(story.fails('token-missing').incident);
    expect(timeline.map(({ what }) => what).slice(3)).toEqual([
      by === 'user' ? 'declared-fixed' : 'connected',
      'step-ended',
      'failing',
    ]);
    expect(timeline[4]).toMatchObject({ step: 'fresh-pairing', result: 'fixed', by });
    expect([verdict, pairing.freshPairing]).toEqual(['investigating', 'fixed']);
  });

  test('credits no step with a connection that came while none had run', () => {
    const { timeline } = packetOf(new Story().fails('pairing-required').starts('clear-site-data').connects().incident);
    expect(timeline.map(({ what }) => what)).toEqual(['failing', 'step-started', 'connected']);
  });
});

test.each([
  [60, '2026-11-22T14:03:09+01:00'],
  [0, '2026-11-22T13:03:09+00:00'],
  [-210, '2026-11-22T09:33:09-03:30'],
  [345, '2026-11-22T18:48:09+05:45'],
])('a time %i minutes ahead of UTC is written %s', (offset, written) => {
  expect(isoTime(BEGIN, offset)).toBe(written);
  expect(offsetOf(written)).toBe(offset);
  expect(Date.parse(written)).toBe(BEGIN);
});

test('whatever happened, the packet is valid and can be written out', () => {
  fc.assert(
    fc.property(anyEvents, events => {
      const packet = buildPacket({ ...new Story().incident, events }, CONTEXT);
      if (!packet) return;
      expect(packetSchema.safeParse(packet).error).toBeUndefined();
      expect(packetSchema.parse(JSON.parse(JSON.stringify(packet)))).toEqual(packet);
      expect(toMarkdown(packet, say)).toContain(packet.failure.firstAt);
    }),
    { numRuns: 100 },
  );
});

describe('a secret never reaches support', () => {
  /** Credentials in which secrets occur; each has a recognisable core that must be gone. */
  const SECRETS: Record<string, readonly [text: string, core: string]> = {
    'a link’s token': ['https://h.heyron.ai/#token=Zq7secretZq7', 'Zq7secretZq7'],
    'a token in a query': ['wss://h.heyron.ai/?token=Zq7secretZq7', 'Zq7secretZq7'],
    'a bootstrap token': ['{"bootstrapToken":"Zq7secretZq7"}', 'Zq7secretZq7'],
    'a web token': ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJaIn0.Zq7sig', 'eyJzdWIiOiJaIn0'],
    'an API key': ['sk-Zq7secretZq7secret', 'Zq7secretZq7secret'],
    'a Supabase key': ['sb_secret_Zq7secretZq7', 'Zq7secretZq7'],
    'a Supabase session': ['sb-abc-auth-token=base64-Zq7secret', 'Zq7secret'],
    'a cookie': ['Cookie: a=1; session=Zq7secret', 'Zq7secret'],
    'a header': ['Authorization: Bearer Zq7secretZq7', 'Zq7secretZq7'],
    'an e-mail address': ['alice.zq7@mail.example', 'alice.zq7'],
    'a home folder': ['/home/alicezq7/x', 'alicezq7'],
    'credentials in an address': ['wss://me:Zq7secret@h.heyron.ai/', 'Zq7secret'],
  };
  /** Every string of a sighting that a page controls. */
  const PLACES: Record<string, (text: string) => Partial<Sighting>> = {
    text: text => ({ text }),
    reason: reason => ({ reason }),
    nextStep: nextStep => ({ nextStep }),
    code: code => ({ code }),
    close: close => ({ close }),
    role: role => ({ role }),
    scopes: scope => ({ scopes: [scope] }),
    gateway: gateway => ({ gateway }),
    gatewayVersion: gatewayVersion => ({ gatewayVersion }),
  };
  const cases = Object.keys(SECRETS).flatMap(secret =>
    [...Object.keys(PLACES), 'incident’s gateway', 'incident’s origin'].map(place => [secret, place] as const),
  );

  test.each(cases)('%s in the %s, whether or not it was cleaned before it was stored', (secret, place) => {
    const [text, core] = SECRETS[secret] ?? ['', ''];
    const seen = failing('unauthorized', PLACES[place]?.(text) ?? {});
    const incident = new Story().sees(seen).incident;
    const planted: Incident = {
      ...incident,
      ...(place === 'incident’s gateway' && { gateway: text }),
      ...(place === 'incident’s origin' && { origin: text }),
    };
    const cleaned: Incident = {
      ...planted,
      gateway: cleanAddress(planted.gateway),
      events: new Story().sees(cleanSighting(seen)).events,
    };
    expect(JSON.stringify(planted)).toContain(core);
    for (const stored of [planted, cleaned]) {
      const packet = packetOf(stored);
      expect(JSON.stringify(packet)).not.toContain(core);
      expect(toMarkdown(packet, say)).not.toContain(core);
      expect(packetSchema.safeParse(packet).error).toBeUndefined();
    }
  });
});

test('faults of Re-Pair itself are told, and where there are none, the list is empty', () => {
  const { incident } = new Story().fails('pairing-required');
  const faults = [{ where: 'sweep', error: 'StorageFailed', count: 3, at: BEGIN }] as const;
  const packet = buildPacket(incident, { ...PACKET_CONTEXT, faults });
  expect(packet?.faults).toEqual([
    { where: 'sweep', error: 'StorageFailed', count: 3, at: expect.stringMatching(/^2026-11-22T/) },
  ]);
  expect(buildPacket(incident, PACKET_CONTEXT)?.faults).toEqual([]);
});
