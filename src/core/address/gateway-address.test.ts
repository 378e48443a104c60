import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gatewayAddressOf, isSameGateway, ownGatewayOf, placeOfGateway } from './gateway-address';

describe('placeOfGateway', () => {
  test.each([
    ['wss://c3-0108.c3.heyron.ai', 'hosted'],
    ['wss://C3-0108.C3.HEYRON.AI/', 'hosted'],
    ['wss://heyron.ai@evil.test/', 'public'],
    ['wss://c3.heyron.ai.evil.test', 'public'],
    ['wss://c3-0108.c3.heyron.ai.', 'public'],
    ['ws://localhost:18789', 'local'],
    ['ws://app.localhost', 'local'],
    ['ws://127.0.0.1:18789', 'local'],
    ['ws://127.1', 'local'],
    ['ws://2130706433', 'local'], // 127.0.0.1, written as one number
    ['ws://0.0.0.0:18789', 'local'],
    ['ws://[::1]:18789', 'local'],
    ['ws://localhost.evil.test', 'public'],
    ['ws://127.0.0.1.evil.test', 'public'],
    ['ws://10.0.0.7', 'private'],
    ['ws://172.16.0.1', 'private'],
    ['ws://172.31.255.255', 'private'],
    ['ws://172.32.0.1', 'public'],
    ['ws://192.168.1.20:18789', 'private'],
    ['ws://169.254.1.1', 'private'],
    ['ws://10.evil.test', 'public'],
    ['ws://192.168.evil.test', 'public'],
    ['ws://[fd00::1]', 'private'],
    ['ws://[fe80::1]', 'private'],
    ['ws://[2001:db8::1]', 'public'],
    ['ws://nas', 'private'],
    ['ws://nas.local', 'private'],
    ['ws://box.lan', 'private'],
    ['ws://gateway.docker.internal', 'private'],
    ['wss://mybox.tail1234.ts.net', 'tailscale'],
    ['ws://100.64.0.1', 'tailscale'],
    ['ws://100.127.255.255', 'tailscale'],
    ['ws://100.63.255.255', 'public'],
    ['ws://100.128.0.1', 'public'],
    ['ws://100.100.evil.test', 'public'],
    ['ws://[fd7a:115c:a1e0::1]', 'tailscale'],
    ['wss://abc.ngrok-free.app', 'tunnel'],
    ['wss://x.trycloudflare.com/ws', 'tunnel'],
    ['wss://nottrycloudflare.com', 'public'],
    ['wss://gateway.example', 'public'],
  ])('%s is %s', (address, place) => {
    expect(placeOfGateway(address)).toBe(place);
  });

  test.each(['https://heyron.ai', 'heyron.ai', '', 'ws://', 'javascript:alert(1)'])(
    '%j is no gateway address',
    address => {
      expect(placeOfGateway(address)).toBeNull();
      expect(gatewayAddressOf(address)).toBeNull();
    },
  );
});

describe('gatewayAddressOf', () => {
  test.each([
    ['wss://C3-0108.c3.heyron.ai/', 'wss://c3-0108.c3.heyron.ai'],
    ['wss://c3-0108.c3.heyron.ai:443/', 'wss://c3-0108.c3.heyron.ai'],
    ['ws://127.0.0.1:18789/', 'ws://127.0.0.1:18789'],
    ['wss://h.example/ws?token=secret#token=secret', 'wss://h.example/ws'],
    ['wss://user:secret@h.example/ws', 'wss://h.example/ws'],
  ])('%s is known as %s', (address, known) => {
    expect(gatewayAddressOf(address)).toBe(known);
  });

  test('an address in its known form stays as it is, and holds no credentials, query or fragment', () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,12}$/);
    fc.assert(
      fc.property(part, part, part, part, (user, password, host, secret) => {
        const known = gatewayAddressOf(`wss://${user}:${password}@${host}.example/ws?token=${secret}#${secret}`);
        expect(known).toBe(`wss://${host}.example/ws`);
        expect(gatewayAddressOf(String(known))).toBe(known);
      }),
    );
  });
});

describe('one gateway', () => {
  const HTTPS = 'https://c3-0108.c3.heyron.ai';

  test.each([
    ['wss://c3-0108.c3.heyron.ai/ws', 'wss://c3-0108.c3.heyron.ai', HTTPS, true],
    ['wss://c3-0108.c3.heyron.ai/ws', 'wss://c3-0108.c3.heyron.ai/api/relay', HTTPS, true],
    ['ws://c3-0108.c3.heyron.ai/ws', 'ws://c3-0108.c3.heyron.ai', 'http://c3-0108.c3.heyron.ai', true],
    ['wss://c3-0108.c3.heyron.ai:18789', 'wss://c3-0108.c3.heyron.ai', HTTPS, false],
    ['wss://user-0241.c1.heyron.ai', 'wss://c3-0108.c3.heyron.ai', HTTPS, false],
    ['wss://vps.example/one', 'wss://vps.example/two', HTTPS, false],
    ['wss://vps.example/one', 'wss://vps.example/one', HTTPS, true],
  ])('%s and %s of %s: %s', (one, other, origin, same) => {
    expect(isSameGateway(one, other, origin)).toBe(same);
    expect(isSameGateway(other, one, origin)).toBe(same);
  });

  test('of a page that names none is at its own address', () => {
    expect(ownGatewayOf(HTTPS)).toBe('wss://c3-0108.c3.heyron.ai');
    expect(ownGatewayOf('http://c3-0108.c3.heyron.ai:8080')).toBe('ws://c3-0108.c3.heyron.ai:8080');
  });
});
