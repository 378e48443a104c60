import { describe, expect, test } from 'vitest';
import messages from '../../../public/_locales/en/messages.json';
import { BEGIN, INCIDENT_ID, ORIGIN, Story, TAB } from '../../testing/events';
import { CAUSE_IDS, type CauseId } from '../catalogue/causes';
import { FAILURE_KINDS, type FailureKind } from '../catalogue/failures';
import type { Incident } from '../incident/events';
import { reduce } from '../incident/reduce';
import type { Sighting } from '../sighting/sighting';
import { shownIncident } from './shown-incident';

const LAN = 'http://192.168.1.20:18789';
const AWAY = 'https://agent.example.com';
const HERE = 'http://127.0.0.1:18789';

/** What the first view says of a failure at an address. */
function told(origin: string, kind: FailureKind, more: Partial<Sighting> = {}, cause?: CauseId) {
  const story = new Story().fails(kind, more);
  const rest = { proofs: [], letInAt: BEGIN, deviceId: null, version: null, versionNow: null, start: 1 };
  if (cause) story.add({ type: 'explained', at: BEGIN, cause: { cause, certainty: 'most-likely', ...rest } });
  const gateway = origin.replace(/^http/, 'ws');
  const incident: Incident = { id: INCIDENT_ID, origin, gateway, store: '0', events: story.events };
  return shownIncident(incident, reduce(story.events), TAB);
}

const meaning = (...of: Parameters<typeof told>) => told(...of).failure?.meaning;

describe('what a failure means for its owner', () => {
  test.each([
    ['the key is another machine’s', LAN, 'token-mismatch', {}, undefined, 'own_means_one_place'],
    ['its key was changed', LAN, 'token-mismatch', {}, 'key-changed', 'own_means_key_changed'],
    ['after a restart it knows this browser no more', LAN, 'pairing-required', {}, 'agent-forgot', 'own_means_forgot'],
    ['two take turns', LAN, 'pairing-required', {}, 'two-gateways', 'own_means_two'],
    ['it is known at home only', AWAY, 'pairing-required', {}, 'other-address', 'own_means_other_address'],
    ['nothing answers from outside', AWAY, 'gateway-unreachable', {}, undefined, 'own_means_silent_remote'],
    ['nothing answers in the network', LAN, 'gateway-unreachable', {}, undefined, 'own_means_silent_private'],
    ['nothing answers on this computer', HERE, 'gateway-unreachable', {}, undefined, 'own_means_silent_local'],
    ['the address is not listed', AWAY, 'origin-not-allowed', {}, undefined, 'own_means_origin'],
    ['nothing tells why', LAN, 'pairing-required', {}, undefined, 'failure_pairing_required_meaning'],
  ] as const)('%s', (_, origin, kind, more, cause, words) => {
    expect(meaning(origin, kind, more, cause)).toBe(words);
  });

  test('of an agent at heyron’s is what it was, also where its user runs it', () => {
    for (const kind of FAILURE_KINDS) {
      const { failure, inTheClear } = told(ORIGIN, kind);
      expect(failure).toMatchObject({ meaning: expect.stringMatching(/^failure_/), diagnosed: false });
      expect(inTheClear).toBeNull();
    }
  });

  test('never sends its owner to heyron or to support', () => {
    const of = (key: string) => (messages as Record<string, { message: string }>)[key]?.message ?? '';
    for (const kind of FAILURE_KINDS)
      for (const origin of [LAN, AWAY, HERE])
        expect(of(meaning(origin, kind) ?? ''), kind).not.toMatch(/heyron|support/i);
  });

  test('of every known cause in the gateway or its address is told before anything else', () => {
    for (const cause of CAUSE_IDS) {
      const { failure } = told(LAN, 'pairing-required', {}, cause);
      const isTold = ['agent-forgot', 'after-update', 'key-changed', 'two-gateways', 'other-address'].includes(cause);
      expect(failure?.diagnosed, cause).toBe(isTold);
    }
  });
});

describe('an address without encryption', () => {
  test('in the own network works with 2026.9, and is only told of', () => {
    const shown = told(LAN, 'device-identity-required', { gatewayVersion: '2026.9.6' });
    expect(shown.inTheClear).toBe('own_unencrypted');
    expect(shown.failure?.meaning).toBe('own_means_no_identity');
    expect(shown.checks[0]).toEqual({ what: 'address', is: 'unseen', words: 'own_address_private_plain' });
  });

  test('is at fault with an older version that has no keys there', () => {
    expect(meaning(LAN, 'device-identity-required')).toBe('own_means_needs_https');
  });

  test('is none on this computer, where browsers make keys', () => {
    const shown = told(HERE, 'device-identity-required');
    expect(shown.inTheClear).toBeNull();
    expect(shown.failure?.meaning).toBe('own_means_no_identity');
  });
});

test.each([
  [HERE, 'own_address_local'],
  [LAN.replace('http:', 'https:'), 'own_address_private'],
  ['http://box.tailnet.ts.net', 'own_address_tailscale'],
  ['https://box.tailnet.ts.net', 'own_address_tailscale'],
  ['https://a1b2.ngrok-free.app', 'own_address_tunnel'],
  [AWAY, 'own_address_public'],
])('which machine answers at %s is said first', (origin, words) => {
  expect(told(origin, 'token-mismatch').checks[0]).toMatchObject({ what: 'address', is: 'well', words });
});

test('what a proxy answers is nobody’s of heyron there', () => {
  const story = new Story().fails('gateway-unreachable').checks('own-gateway-proxy-error');
  const incident: Incident = {
    id: INCIDENT_ID,
    origin: AWAY,
    gateway: 'wss://agent.example.com',
    store: '0',
    events: story.events,
  };
  expect(shownIncident(incident, story.state, TAB).checks.map(({ words }) => words)).toContain('own_agent_ill');
});
