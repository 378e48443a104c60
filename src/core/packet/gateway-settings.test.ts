import { describe, expect, test } from 'vitest';
import { PACKET_CONTEXT, Story } from '../../testing/events';
import { say } from '../../testing/say';
import { FAILURE_KINDS, FAILURES } from '../catalogue/failures';
import { buildPacket } from './build';
import { toMessage } from './chat-message';
import { gatewaySettingsFor } from './gateway-settings';
import { toMarkdown } from './markdown';

const nothing = { text: '', reason: null };

describe('the settings that a refusal points at', () => {
  test.each([
    ['trusted_proxy_user_missing', 'gateway.auth.trustedProxy.userHeader'],
    ['trusted_proxy_user_not_allowed', 'gateway.auth.trustedProxy.allowUsers'],
    ['trusted_proxy_missing_header_x-signed-in', 'gateway.auth.trustedProxy.requiredHeaders'],
    ['trusted_proxy_loopback_source', 'gateway.auth.trustedProxy.allowLoopback'],
    ['trusted_proxy_untrusted_source', 'gateway.trustedProxies'],
    ['trusted_proxy_no_proxies_configured', 'gateway.trustedProxies'],
    ['trusted_proxy_config_missing', 'gateway.auth.trustedProxy'],
    ['proxy_attribution_required', 'gateway.trustedProxies'],
    ['AUTH_TOKEN_NOT_CONFIGURED', 'gateway.auth.token'],
    ['tailscale_user_missing', 'gateway.auth.allowTailscale'],
  ])('%s: %s', (reason, setting) => {
    expect(gatewaySettingsFor('host-misconfigured', { ...nothing, reason })).toContain(setting);
    expect(gatewaySettingsFor('host-misconfigured', { ...nothing, code: reason })).toContain(setting);
  });

  test('are found by the text of a refused page, and by how a connection was closed', () => {
    const text = '{"error":{"message":"Proxy client attribution is required.","type":"proxy_attribution_required"}}';
    const close = '1008 gateway ingress attribution required';
    for (const said of [
      { ...nothing, text },
      { ...nothing, close },
    ])
      expect(gatewaySettingsFor('host-misconfigured', said)).toEqual(['gateway.trustedProxies']);
  });

  test('are named for every fault of the gateway’s own set-up, and for nothing else', () => {
    for (const kind of FAILURE_KINDS) {
      const isSetUp = ['set-up-wrong', 'sign-in-first', 'refused-origin'].includes(String(FAILURES[kind].plan));
      expect(gatewaySettingsFor(kind, nothing).length > 0, kind).toBe(isSetUp);
    }
  });
});

test('support reads of a host’s fault: the setting, what was observed, the version, since when, and how many agents', () => {
  const story = new Story()
    .fails('host-misconfigured', {
      text: 'unauthorized',
      code: 'AUTH_UNAUTHORIZED',
      reason: 'trusted_proxy_user_not_allowed',
      nextStep: 'review_auth_configuration',
      close: '1008 unauthorized',
      gatewayVersion: '2026.9.6',
    })
    .failsToo('user-0241.c1.heyron.ai', 'host-misconfigured')
    .failsToo('user-0007.c1.heyron.ai', 'gateway-unreachable');
  const packet = buildPacket(story.incident, PACKET_CONTEXT);
  if (!packet) throw new Error('no packet');
  expect(packet.failure).toMatchObject({
    code: 'AUTH_UNAUTHORIZED',
    close: '1008 unauthorized',
    status: null,
    settings: ['gateway.auth.trustedProxy.allowUsers'],
    agents: 2,
  });
  const markdown = toMarkdown(packet, say);
  for (const told of [
    'Gateway settings to look at: `gateway.auth.trustedProxy.allowUsers`',
    "The gateway's reason: `trusted_proxy_user_not_allowed`",
    'The gateway recommends: `review_auth_configuration`',
    'Its code: `AUTH_UNAUTHORIZED`',
    'Connection closed with: `1008 unauthorized`',
    'Agents that fail so: 2',
    'Gateway page version: `2026.9.6`',
    'First failure: ',
  ])
    expect(markdown).toContain(told);
  const message = toMessage(packet, say);
  expect(message).toContain('Gateway settings to look at: `gateway.auth.trustedProxy.allowUsers`');
  expect(message).toContain("The gateway's reason: `trusted_proxy_user_not_allowed`");
});

test('a page that its host refused brings its status', () => {
  const story = new Story().fails('host-misconfigured', { source: 'http', status: 403 });
  const packet = buildPacket(story.incident, PACKET_CONTEXT);
  expect(packet && toMarkdown(packet, say)).toContain('HTTP status: 403');
});
